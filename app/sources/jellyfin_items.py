"""One Jellyfin item as `Reported`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from app.domain.decoding import decoder
from app.domain.instants import in_calendar
from app.domain.items import Art, Credit, ExternalIds, Facts, Kind, Rating, Reported, Skipped, Watched
from app.sources.bounds import refuse_swarms
from app.sources.jellyfin_answers import read_answer
from app.sources.jellyfin_files import files_of
from app.sources.jellyfin_ids import plain_id, provided_ids
from app.sources.jellyfin_shapes import Item, Items, Person, SoundItems, UserData

KINDS = {"Movie": Kind.MOVIE, "Series": Kind.SHOW, "Season": Kind.SEASON, "Episode": Kind.EPISODE}
_TICKS_PER_MINUTE = 600_000_000
_TICKS_PER_MS = 10_000
_STATUSES = {"unreleased": "upcoming"}
_CREWS = {
    "Director": "Directing", "Writer": "Writing", "Creator": "Writing", "Author": "Writing", "Producer": "Production",
    "Editor": "Editing", "Composer": "Sound", "Conductor": "Sound", "Lyricist": "Sound", "Arranger": "Sound", "Engineer": "Sound",
    "Mixer": "Sound", "Remixer": "Sound",
}  # fmt: skip
_NO_IDS = ExternalIds()
_NO_TAGS: Mapping[str, str | None] = {}
_NO_KIND = frozenset({None, "", "Unknown"})
_ACTING = frozenset({"Actor", "GuestStar"})
_UNSEEN = Watched()
_UNSET = "0001-01-01"  # .NET's empty date
_decoder = msgspec.json.Decoder(Item)


class ReadItems(NamedTuple):
    """What an answer holds: its items, those that cannot be read, and how long the server says that the whole listing is."""

    items: list[Reported]
    skipped: list[Skipped]
    total: int | None


def read_page(content: bytes, host: str, language: str | None = None) -> ReadItems:
    """An answer of a listing. Decoded as a whole where everything in it is in shape, else item by item. Raises BadAnswer with `host` in its sentence."""
    refuse_swarms(content, host)
    if b"\\u0000" not in content:
        try:
            page = decoder(SoundItems).decode(content)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            pass  # something is out of shape: which, is found below
        else:
            return ReadItems(*_told([_of(item, language) for item in page.items or ()]), page.total_record_count)
    answer = read_answer(Items, content, host)
    return ReadItems(*_told([read_item(one, language) for one in answer.items or ()]), answer.total_record_count)


def read_item(raw: msgspec.Raw, language: str | None = None) -> Reported | Skipped:
    """The item; or Skipped with the field that is out of shape."""
    try:
        item = _decoder.decode(raw)
    except msgspec.ValidationError as error:
        return _skipped(raw, str(error))
    return _of(item, language)


def _told(found: list[Reported | Skipped]) -> tuple[list[Reported], list[Skipped]]:
    """The items of a page, and those that cannot be read."""
    items = [one for one in found if isinstance(one, Reported)]
    return items, [] if len(items) == len(found) else [one for one in found if isinstance(one, Skipped)]


def _of(item: Item, language: str | None) -> Reported | Skipped:
    kind = KINDS.get(item.type or "")
    if kind is None:
        return Skipped(plain_id(item.id), item.name or "", f"it is of the type “{item.type}”, not a film or show")
    return _reported(kind, item, language)


def seconds_of(text: str | None) -> int | None:
    """UTC seconds of an instant such as 2024-10-17T00:39:30.0000000Z (any number of fraction digits); None for .NET's empty date and for nonsense."""
    if not text or text.startswith(_UNSET):
        return None
    try:
        moment = datetime.fromisoformat(text[:19] + "+00:00") if len(text) >= 19 else datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
    return in_calendar(moment.timestamp())


def _skipped(raw: msgspec.Raw, reason: str) -> Skipped:
    """msgspec says "Expected `int`, got `str` - at `$.ProductionYear`"."""
    try:
        data = json.loads(bytes(raw).decode("utf-8", "replace"))  # msgspec refuses numbers that this one takes
    except (ValueError, RecursionError):
        data = None
    found = data if isinstance(data, dict) else {}
    key, name = found.get("Id"), found.get("Name")
    what, _, where = reason.partition(" - at ")
    field = where.strip("`").removeprefix("$.")
    sentence = f"its {field} is out of shape: {what}" if field else f"it is out of shape: {what}"
    return Skipped(plain_id(key) if isinstance(key, str) else "", name if isinstance(name, str) else "", sentence)


def _reported(kind: Kind, item: Item, language: str | None) -> Reported:
    key = plain_id(item.id)
    facts = _facts(kind, key, item, language)
    added_at, watched, owned = seconds_of(item.date_created), _watched(item.user_data), item.location_type != "Virtual"
    if kind is Kind.MOVIE:
        return Reported(kind, key, facts, owned=owned, added_at=added_at, watched=watched, files=files_of(item))
    if kind is Kind.SHOW:
        return Reported(kind, key, facts, owned=owned, added_at=added_at, watched=watched)
    show_key = plain_id(item.series_id) if item.series_id else None
    if kind is Kind.SEASON:
        at = item.index_number
        return Reported(kind, key, facts, show_key, season=at, owned=owned, added_at=added_at, watched=watched, show_title=item.series_name)
    number, last = item.index_number, item.index_number_end
    return Reported(
        kind,
        key,
        facts,
        show_key,
        season_key=plain_id(item.season_id) if item.season_id else None,
        season=item.parent_index_number,
        number=number,
        number_last=last if last is not None and number is not None and last > number else None,
        owned=owned,
        added_at=added_at,
        watched=watched,
        files=files_of(item),
        show_title=item.series_name,
    )


def _facts(kind: Kind, key: str, item: Item, language: str | None) -> Facts:
    """By position: this many names would take longer to match than the values to find."""
    ticks, year, show = item.run_time_ticks, item.production_year, kind is Kind.SHOW
    studio = _first([one.name for one in item.studios]) if item.studios else None
    return Facts(
        item.name or (None if kind is Kind.SEASON or kind is Kind.EPISODE else item.original_title or item.forced_sort_name or item.sort_name) or None,
        item.forced_sort_name or item.sort_name or None,
        item.original_title or None,
        language,
        year if year and 0 < year < 10_000 else None,
        item.overview or None,
        _first(item.taglines) if item.taglines else None,
        ticks / _TICKS_PER_MINUTE if ticks and ticks > 0 else None,
        item.official_rating or None,
        studio,
        (item.series_studio or studio) if show else None,  # network: Jellyfin's plugins file a show's networks under its studios
        _status(item.status),
        _date(item.premiere_date),
        _date(item.end_date) if show else None,
        tuple(dict.fromkeys(filter(None, item.genres))) if item.genres else (),
        _ratings(item),
        provided_ids(item.provider_ids) if item.provider_ids else _NO_IDS,
        _art(kind, key, item),
        _credits(item.people) if item.people else (),
    )


def _first(texts: Iterable[str | None]) -> str | None:
    """The first that says something."""
    for text in texts:
        if text:
            return text
    return None


def _status(text: str | None) -> str | None:
    return _STATUSES.get(text.lower(), text.lower()) if text else None


def _date(text: str | None) -> str | None:
    return text[:10] if text and len(text) >= 10 and not text.startswith(_UNSET) else None


def _ratings(item: Item) -> tuple[Rating, ...]:
    """Jellyfin does not say whose they are: the community's is out of 10, the critics' out of 100."""
    audience, critics = item.community_rating, item.critic_rating
    found = (Rating("jellyfin", "audience", audience, 10),) if audience is not None and audience > 0 else ()
    return (*found, Rating("jellyfin", "critic", critics, 100)) if critics is not None and critics >= 0 else found


def _art(kind: Kind, key: str, item: Item) -> Art:
    """The tag changes with the picture, so that a cache does not show an old one."""
    tags, backdrops = item.image_tags or _NO_TAGS, item.backdrop_image_tags
    begin, primary, logo = f"/Items/{key}/Images/", tags.get("Primary"), tags.get("Logo")
    numbered = _first(backdrops) if backdrops else None
    backdrop = f"{begin}Backdrop/0?tag={numbered}" if numbered else f"{begin}Backdrop?tag={tag}" if (tag := tags.get("Backdrop")) else None
    logo = f"{begin}Logo?tag={logo}" if logo else None
    primary = f"{begin}Primary?tag={primary}" if primary else None
    if kind is not Kind.EPISODE:
        return Art(primary, backdrop, logo)
    thumb = tags.get("Thumb")
    return Art(None, backdrop, logo, primary or (f"{begin}Thumb?tag={thumb}" if thumb else None))


def _credits(people: Sequence[Person]) -> tuple[Credit, ...]:
    found: list[Credit] = []
    orders: dict[str, int] = {}
    for person in people:
        name, kind, role, tag = person.name, person.type, person.role, person.primary_image_tag
        if not name:
            continue
        if kind in _NO_KIND:
            kind = "Actor" if role else None
        acting = kind in _ACTING
        department = "Acting" if acting else _CREWS.get(kind or "", "Crew")
        order = orders[department] = orders.get(department, -1) + 1
        portrait = f"/Items/{plain_id(person.id)}/Images/Primary?tag={tag}" if tag and person.id else None
        ids = provided_ids(person.provider_ids) if person.provider_ids else _NO_IDS
        if acting:
            job = "Guest Star" if kind == "GuestStar" else None
            found.append(Credit(name, department, job, role or None, order, portrait, ids.tmdb, ids.imdb))
        else:
            found.append(Credit(name, department, kind, None, order, portrait, ids.tmdb, ids.imdb))
    return tuple(found)


def _watched(data: UserData | None) -> Watched:
    """Jellyfin counts a play when it begins; only `Played` says that it came to an end."""
    if data is None:
        return _UNSEEN
    count = max(1, data.play_count or 0) if data.played else 0
    position = (data.playback_position_ticks or 0) // _TICKS_PER_MS
    at = seconds_of(data.last_played_date)
    return Watched(count, position, at) if count or position or at else _UNSEEN
