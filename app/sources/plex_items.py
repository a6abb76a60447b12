"""One Plex item as `Reported`: read once from its element, without asking plexapi's objects.

Those cost about 150 µs an item to build and send a hidden request for every attribute that the listing left empty; the element holds the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from xml.etree.ElementTree import Element

from app.domain.items import Art, Credit, Facts, Kind, Rating, Reported, Skipped, Watched
from app.sources.plex_files import files_of
from app.sources.plex_ids import ids_of, show_ids
from app.sources.plex_values import Get, Malformed, date, decimal, instant, whole

KINDS = {"movie": Kind.MOVIE, "show": Kind.SHOW, "season": Kind.SEASON, "episode": Kind.EPISODE}
ITEM_TAGS = {"Video", "Directory", "Track", "Photo", "Playlist"}
_CREWS = {"Director": ("Directing", "Director"), "Writer": ("Writing", "Writer"), "Producer": ("Production", "Producer")}
_RATERS = {"imdb": "imdb", "rottentomatoes": "rottentomatoes", "themoviedb": "tmdb", "thetvdb": "tvdb"}
_AUDIENCES = {"imdb", "tmdb", "tvdb"}  # these have no critics, whichever attribute Plex puts them in
_NAMED = {Kind.MOVIE, Kind.SHOW}  # what cannot be without a name goes by any that it has
_UNSEEN = Watched()


def read_items(elements: Iterable[Element], language: str | None = None) -> tuple[list[Reported], list[Skipped]]:
    """The items among an answer's elements, and those that cannot be read; what is no item (menus, filters) is passed over."""
    items: list[Reported] = []
    skipped: list[Skipped] = []
    for element in elements:
        if element.tag in ITEM_TAGS:
            item = read_item(element, language)
            if isinstance(item, Reported):
                items.append(item)
            else:
                skipped.append(item)
    return items, skipped


def read_item(element: Element, language: str | None = None) -> Reported | Skipped:
    """The item; or Skipped with the reason: another kind than film, show, season or episode, no key, or a malformed attribute."""
    get = element.attrib.get
    key = _key(get)
    kind = KINDS.get(get("type") or "")
    if kind is None:
        return Skipped(key or "", get("title") or "", f"it is of the type “{get('type')}”, not a film or show")
    if key is None:
        return Skipped("", get("title") or "", "the server gave it no key")
    try:
        return _reported(kind, key, element, language)
    except Malformed as error:
        return Skipped(key, get("title") or "", str(error))


def _key(get: Get) -> str | None:
    """`ratingKey`; before it had one, the key's own last number; else the guid."""
    key: str | None = get("ratingKey")
    if key:
        return key
    path = (get("key") or "").removesuffix("/children")
    if path.startswith("/library/metadata/"):
        return str(path.rpartition("/")[2])
    return get("guid") or None


def _reported(kind: Kind, key: str, element: Element, language: str | None) -> Reported:
    get = element.attrib.get
    children: dict[str, list[Element]] = {}
    for child in element:
        some = children.get(child.tag)
        if some is None:
            children[child.tag] = [child]
        else:
            some.append(child)
    media = children.get("Media")
    episode = kind is Kind.EPISODE
    return Reported(
        kind,
        key,
        _facts(kind, get, children, language),
        get("grandparentRatingKey") if episode else get("parentRatingKey") if kind is Kind.SEASON else None,
        get("parentRatingKey") if episode else None,
        whole(get, "parentIndex") if episode else whole(get, "index") if kind is Kind.SEASON else None,
        whole(get, "index") if episode else None,
        added_at=instant(get, "addedAt"),
        changed_at=instant(get, "updatedAt"),
        watched=_watched(kind, get),
        files=files_of(media, children.get("Part", [])) if media else (),
        show_title=get("grandparentTitle") if episode else get("parentTitle") if kind is Kind.SEASON else None,
        show_ids=show_ids(get("grandparentGuid") if episode else get("parentGuid") if kind is Kind.SEASON else None),
    )


def _facts(kind: Kind, get: Get, children: dict[str, list[Element]], language: str | None) -> Facts:
    duration = whole(get, "duration")
    year = whole(get, "year")
    network = get("network")
    if not network and "Network" in children:
        network = children["Network"][0].get("tag")
    return Facts(
        get("title") or (get("originalTitle") or get("titleSort") if kind in _NAMED else None) or None,
        get("titleSort") or None,
        get("originalTitle") or None,
        language,
        year if year and year < 10_000 else None,
        get("summary") or None,
        get("tagline") or None,
        duration / 60_000 if duration else None,
        get("contentRating") or None,
        get("studio") or _first_tag(children.get("Studio")),
        network or None,
        "continuing" if get("isContinuingSeries") == "1" else None,
        date(get, "originallyAvailableAt"),
        None,
        _genres(children.get("Genre")),
        _ratings(get, children.get("Rating")),
        ids_of(kind, get("guid"), [child.get("id") or "" for child in children.get("Guid", ())]),
        _art(kind, get, children.get("Image", [])),
        _credits(children),
    )


def _first_tag(elements: list[Element] | None) -> str | None:
    return (elements[0].get("tag") or None) if elements else None


def _genres(elements: list[Element] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for element in elements if (tag := element.get("tag")))) if elements else ()


def _ratings(get: Get, tags: list[Element] | None) -> tuple[Rating, ...]:
    """Every score, each source and kind once. All of Plex's are out of ten, Rotten Tomatoes' per cent too (5.5 is 55 %)."""
    found: dict[tuple[str, str], Rating] = {}
    for tag in tags or ():
        _note(found, tag.attrib.get, "value", "image", "critic" if tag.get("type") == "critic" else "audience")
    both = not tags and get("ratingImage") == get("audienceRatingImage") and get("rating") != get("audienceRating")  # two scores of one rater: as Plex says
    _note(found, get, "rating", "ratingImage", "critic", both)
    _note(found, get, "audienceRating", "audienceRatingImage", "audience")
    return tuple(found.values())


def _note(found: dict[tuple[str, str], Rating], get: Get, name: str, image_name: str, kind: Literal["audience", "critic"], as_said: bool = False) -> None:
    value = decimal(get, name)
    rater = (get(image_name) or "").partition("://")[0]
    if value is None or value < 0 or (value == 0 and rater != "rottentomatoes"):  # where no critic liked it; elsewhere nought is no rating
        return
    source = _RATERS.get(rater, rater or "plex")
    if source in _AUDIENCES and not as_said:
        kind = "audience"
    found.setdefault((source, kind), Rating(source, kind, value, 10))


def _art(kind: Kind, get: Get, images: list[Element]) -> Art:
    named: dict[str, str] = {}
    for image in images:
        url = image.get("url")
        if url:
            named.setdefault(image.get("type") or "", url)
    thumb = get("thumb") or None
    backdrop = get("art") or named.get("background") or named.get("coverArt")
    logo = get("clearLogo") or named.get("clearLogo")
    if kind is Kind.EPISODE:
        return Art(None, backdrop, logo, thumb or named.get("snapshot"))
    return Art(thumb or named.get("coverPoster"), backdrop, logo, None)


def _credits(children: dict[str, list[Element]]) -> tuple[Credit, ...]:
    people: list[Credit] = []
    for order, role in enumerate(children.get("Role", ())):
        get = role.attrib.get
        name = (get("tag") or "").strip()
        if name:
            people.append(Credit(name, "Acting", None, get("role") or None, order, get("thumb") or None))
    for tag, (department, job) in _CREWS.items():
        for order, one in enumerate(children.get(tag, ())):
            name = (one.get("tag") or "").strip()
            if name:
                people.append(Credit(name, department, job, None, order, one.get("thumb") or None))
    return tuple(people)


def _watched(kind: Kind, get: Get) -> Watched:
    """A show or season counts as watched when all its episodes are, as in Plex's own pages; its plays alone say nothing of that."""
    count = whole(get, "viewCount") or 0
    if kind in {Kind.SHOW, Kind.SEASON}:
        leaves = whole(get, "leafCount") or 0
        seen = whole(get, "viewedLeafCount") or 0
        count = max(1, count) if leaves and seen >= leaves else 0
    position = whole(get, "viewOffset") or 0
    at = instant(get, "lastViewedAt")
    return Watched(count, position, at) if count or position or at else _UNSEEN
