"""One Jellyfin item as `Reported`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from app.domain.items import Art, Credit, Facts, Kind, Rating, Reported, Skipped, Watched
from app.sources.jellyfin_files import files_of
from app.sources.jellyfin_ids import plain_id, provided_ids
from app.sources.jellyfin_shapes import Item, Person, UserData

KINDS = {"Movie": Kind.MOVIE, "Series": Kind.SHOW, "Season": Kind.SEASON, "Episode": Kind.EPISODE}
_TICKS_PER_MINUTE = 600_000_000
_TICKS_PER_MS = 10_000
_STATUSES = {"unreleased": "upcoming"}
_CREWS = {
    "Director": "Directing", "Writer": "Writing", "Creator": "Writing", "Author": "Writing", "Producer": "Production",
    "Editor": "Editing", "Composer": "Sound", "Conductor": "Sound", "Lyricist": "Sound", "Arranger": "Sound", "Engineer": "Sound",
    "Mixer": "Sound", "Remixer": "Sound",
}  # fmt: skip
_UNSEEN = Watched()
_UNSET = "0001-01-01"  # .NET's empty date
_decoder = msgspec.json.Decoder(Item)


def read_items(raw: Sequence[msgspec.Raw], language: str | None = None) -> tuple[list[Reported], list[Skipped]]:
    """The items of a page, and those that cannot be read."""
    items: list[Reported] = []
    skipped: list[Skipped] = []
    for one in raw:
        item = read_item(one, language)
        if isinstance(item, Reported):
            items.append(item)
        else:
            skipped.append(item)
    return items, skipped


def read_item(raw: msgspec.Raw, language: str | None = None) -> Reported | Skipped:
    """The item; or Skipped with the field that is out of shape."""
    try:
        item = _decoder.decode(raw)
    except msgspec.ValidationError as error:
        return _skipped(raw, str(error))
    kind = KINDS.get(item.type or "")
    if kind is None:
        return Skipped(plain_id(item.id), item.name or "", f"it is of the type “{item.type}”, not a film or show")
    return _reported(kind, item, language)


def seconds_of(text: str | None) -> int | None:
    """UTC seconds of an instant such as 2024-10-17T00:39:30.0000000Z (any number of fraction digits); None for .NET's empty date and for nonsense."""
    if not text or text.startswith(_UNSET):
        return None
    try:
        moment = datetime.fromisoformat(text[:19])
    except ValueError:
        return None
    return int(moment.replace(tzinfo=UTC).timestamp())


def _skipped(raw: msgspec.Raw, reason: str) -> Skipped:
    """msgspec says "Expected `int`, got `str` - at `$.ProductionYear`"."""
    data = msgspec.json.decode(raw)
    found = data if isinstance(data, dict) else {}
    key, name = found.get("Id"), found.get("Name")
    what, _, where = reason.partition(" - at ")
    field = where.strip("`").removeprefix("$.")
    sentence = f"its {field} is out of shape: {what}" if field else f"it is out of shape: {what}"
    return Skipped(plain_id(key) if isinstance(key, str) else "", name if isinstance(name, str) else "", sentence)


def _reported(kind: Kind, item: Item, language: str | None) -> Reported:
    episode, season = kind is Kind.EPISODE, kind is Kind.SEASON
    number = item.index_number if episode else None
    last = item.index_number_end if episode else None
    return Reported(
        kind=kind,
        remote_key=plain_id(item.id),
        facts=_facts(kind, item, language),
        show_key=plain_id(item.series_id) if item.series_id and (episode or season) else None,
        season_key=plain_id(item.season_id) if item.season_id and episode else None,
        season=item.parent_index_number if episode else item.index_number if season else None,
        number=number,
        number_last=last if last is not None and number is not None and last > number else None,
        owned=item.location_type != "Virtual",
        added_at=seconds_of(item.date_created),
        watched=_watched(item.user_data),
        files=files_of(item) if kind in {Kind.MOVIE, Kind.EPISODE} else (),
        show_title=item.series_name if episode or season else None,
    )


def _facts(kind: Kind, item: Item, language: str | None) -> Facts:
    ticks = item.run_time_ticks
    studio = next((one.name for one in item.studios or () if one.name), None)
    year = item.production_year
    return Facts(
        title=item.name or None,
        sort_title=item.forced_sort_name or item.sort_name or None,
        original_title=item.original_title or None,
        language=language,
        year=year if year and 0 < year < 10_000 else None,
        overview=item.overview or None,
        tagline=next((line for line in item.taglines or () if line), None),
        runtime_minutes=ticks / _TICKS_PER_MINUTE if ticks and ticks > 0 else None,
        content_rating=item.official_rating or None,
        studio=studio,
        network=(item.series_studio or studio) if kind is Kind.SHOW else None,  # Jellyfin's plugins file a show's networks under its studios
        status=_status(item.status),
        released=_date(item.premiere_date),
        ended=_date(item.end_date) if kind is Kind.SHOW else None,
        genres=tuple(dict.fromkeys(genre for genre in item.genres or () if genre)),
        ratings=_ratings(item),
        ids=provided_ids(item.provider_ids),
        art=_art(kind, item),
        credits=_credits(item.people or ()),
    )


def _status(text: str | None) -> str | None:
    return _STATUSES.get(text.lower(), text.lower()) if text else None


def _date(text: str | None) -> str | None:
    return text[:10] if text and len(text) >= 10 and not text.startswith(_UNSET) else None


def _ratings(item: Item) -> tuple[Rating, ...]:
    """Jellyfin does not say whose they are: the community's is out of 10, the critics' out of 100."""
    found: list[Rating] = []
    if item.community_rating is not None and item.community_rating > 0:
        found.append(Rating("jellyfin", "audience", item.community_rating, 10))
    if item.critic_rating is not None and item.critic_rating >= 0:
        found.append(Rating("jellyfin", "critic", item.critic_rating, 100))
    return tuple(found)


def _art(kind: Kind, item: Item) -> Art:
    tags = item.image_tags or {}
    primary = _picture(item.id, "Primary", tags.get("Primary"))
    backdrop = next((tag for tag in item.backdrop_image_tags or () if tag), None)
    episode = kind is Kind.EPISODE
    return Art(
        poster=None if episode else primary,
        backdrop=_picture(item.id, "Backdrop/0", backdrop) if backdrop else _picture(item.id, "Backdrop", tags.get("Backdrop")),
        logo=_picture(item.id, "Logo", tags.get("Logo")),
        still=(primary or _picture(item.id, "Thumb", tags.get("Thumb"))) if episode else None,
    )


def _picture(key: str, kind: str, tag: str | None) -> str | None:
    """The tag changes with the picture, so that a cache does not show an old one."""
    return f"/Items/{plain_id(key)}/Images/{kind}?tag={tag}" if tag else None


def _credits(people: Sequence[Person]) -> tuple[Credit, ...]:
    found: list[Credit] = []
    orders: dict[str, int] = {}
    for person in people:
        if not person.name:
            continue
        kind = person.type if person.type not in {None, "", "Unknown"} else "Actor" if person.role else None
        acting = kind in {"Actor", "GuestStar"}
        department = "Acting" if acting else _CREWS.get(kind or "", "Crew")
        order = orders[department] = orders.get(department, -1) + 1
        ids = provided_ids(person.provider_ids)
        found.append(
            Credit(
                name=person.name,
                department=department,
                job=("Guest Star" if kind == "GuestStar" else None) if acting else kind,
                character=(person.role or None) if acting else None,
                order=order,
                portrait=_picture(person.id, "Primary", person.primary_image_tag) if person.id else None,
                tmdb=ids.tmdb,
                imdb=ids.imdb,
            )
        )
    return tuple(found)


def _watched(data: UserData | None) -> Watched:
    """Jellyfin counts a play when it begins; only `Played` says that it came to an end."""
    if data is None:
        return _UNSEEN
    count = max(1, data.play_count or 0) if data.played else 0
    position = (data.playback_position_ticks or 0) // _TICKS_PER_MS
    at = seconds_of(data.last_played_date)
    return Watched(count, position, at) if count or position or at else _UNSEEN
