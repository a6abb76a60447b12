"""Films, shows, seasons and episodes in Plex's words: the elements of its answers."""

from __future__ import annotations

from app.demo.chance import mixed, seed_of
from app.demo.holdings import HeldEpisode, HeldFilm, HeldSeason, HeldShow, Library, Watching
from app.demo.media import Medium, Part
from app.demo.people import code_of
from app.demo.titles import Film, Ids, Player, Show
from app.demo.tree import Node, Value, node

_GUID_SALT = {"movie": 101, "show": 102, "season": 103, "episode": 104}
_FRAME_RATES = {"mpeg4": "PAL", "mpeg2video": "NTSC"}


class Manner:
    """How much is said of each item: `full` as for a single item, `guids` with external ids. `people` is the address of the portraits."""

    __slots__ = ("full", "guids", "people")

    def __init__(self, *, full: bool, guids: bool, people: str) -> None:
        self.full = full
        self.guids = guids
        self.people = people


def plex_guid(kind: str, *numbers: int) -> str:
    """The id that Plex's own catalogue would give: the same on every Plex server."""
    return f"plex://{kind}/5d77{mixed(_GUID_SALT[kind], *numbers):016x}{mixed(*numbers) % 65536:04x}"


def _guid(kind: str, library: Library, ids: Ids, key: int, numbers: tuple[int, ...]) -> str:
    """The `guid` attribute: of the new agents, of a legacy one, or of no agent at all."""
    if library.agent == "com.plexapp.agents.none":
        return f"com.plexapp.agents.none://{mixed(key):016x}?lang=xn"
    if not (ids.imdb or ids.tmdb or ids.tvdb) and kind != "episode":
        return f"local://{key}"
    if library.agent == "com.plexapp.agents.imdb" and ids.imdb:
        return f"com.plexapp.agents.imdb://{ids.imdb}?lang=en"
    return plex_guid(kind, *numbers)


def _guids(library: Library, ids: Ids, manner: Manner) -> list[Node]:
    if not manner.guids or not library.agent.startswith("tv.plex"):
        return []
    named = (("imdb", ids.imdb), ("tmdb", ids.tmdb), ("tvdb", ids.tvdb))
    return [node("Guid", {"id": f"{name}://{value}"}) for name, value in named if value]


def _tags(tag: str, names: tuple[str, ...], manner: Manner) -> list[Node]:
    """Genres, directors and so on: a listing names two at most, a single item all of them with their ids."""
    if not manner.full:
        return [node(tag, {"tag": name}) for name in names[:2]]
    return [node(tag, {"id": seed_of(name) % 99_991, "filter": f"{tag.lower()}={seed_of(name) % 99_991}", "tag": name}) for name in names]


def _roles(cast: tuple[Player, ...], manner: Manner) -> list[Node]:
    """The cast: three names in a listing, everyone with part and portrait in a single item."""
    if not manner.full:
        return [node("Role", {"tag": player.name}) for player in cast[:3]]
    return [
        node(
            "Role",
            {
                "id": seed_of(player.name) % 999_983,
                "filter": f"actor={seed_of(player.name) % 999_983}",
                "tag": player.name,
                "tagKey": f"{mixed(seed_of(player.name)):024x}",
                "role": player.role,
                "thumb": f"{manner.people}/people/{code_of(player.name):016x}.jpg",
            },
        )
        for player in cast
    ]


def _media(media: tuple[Medium, ...], manner: Manner) -> list[Node]:
    said = []
    for medium in media:
        recipe = medium.recipe
        shape: dict[str, Value] = {"duration": medium.duration_ms, "container": recipe.container, "videoProfile": "main 10" if recipe.hdr else "high"}
        parts = [
            node("Part", _part(part, medium) | shape | {"duration": part.duration_ms}, _streams(medium, part.number) if manner.full else ())
            for part in medium.parts
        ]
        said.append(
            node(
                "Media",
                {
                    "id": medium.number,
                    "duration": medium.duration_ms,
                    "bitrate": medium.kbps,
                    "width": medium.width,
                    "height": medium.height,
                    "aspectRatio": round(medium.width / medium.height, 2),
                    "audioChannels": recipe.channels,
                    "audioCodec": recipe.audio,
                    "videoCodec": recipe.video,
                    "videoResolution": medium.resolution,
                    "container": recipe.container,
                    "videoFrameRate": _FRAME_RATES.get(recipe.video, "24p"),
                    "videoProfile": shape["videoProfile"],
                },
                parts,
            )
        )
    return said


def _part(part: Part, medium: Medium) -> dict[str, Value]:
    return {"id": part.number, "key": f"/library/parts/{part.number}/1700000000/file.{medium.recipe.container}", "file": part.path, "size": part.size}


def _streams(medium: Medium, part: int) -> list[Node]:
    """Picture and sound of a file, told only of single items."""
    recipe = medium.recipe
    video: dict[str, Value] = {
        "id": part * 4,
        "streamType": 1,
        "default": True,
        "codec": recipe.video,
        "index": 0,
        "bitrate": medium.kbps,
        "bitDepth": 10 if recipe.hdr else 8,
        "height": medium.height,
        "width": medium.width,
        "frameRate": 23.976,
        "colorTrc": "smpte2084" if recipe.hdr else "bt709",
        "DOVIPresent": True if recipe.hdr == "Dolby Vision" else None,
        "displayTitle": f"{'4K' if medium.height > 1100 else f'{recipe.height}p'}{f' {recipe.hdr}' if recipe.hdr else ''} ({recipe.video.upper()})",
    }
    audio: dict[str, Value] = {
        "id": part * 4 + 1,
        "streamType": 2,
        "selected": True,
        "default": True,
        "codec": recipe.audio,
        "index": 1,
        "channels": recipe.channels,
    }
    return [node("Stream", video), node("Stream", audio)]


def _pictures(key: int, changed: int, title: str, kinds: tuple[str, ...]) -> list[Node]:
    """The Image elements: poster, backdrop, title logo, still."""
    paths = {"coverPoster": "thumb", "snapshot": "thumb", "background": "art", "clearLogo": "clearLogo"}
    return [node("Image", {"alt": title, "type": kind, "url": f"/library/metadata/{key}/{paths[kind]}/{changed}"}) for kind in kinds]


def _seen(watching: Watching) -> dict[str, Value]:
    return {"viewCount": watching.plays or None, "viewOffset": watching.position_ms or None, "lastViewedAt": watching.at}


def _belongs(library: Library, manner: Manner) -> dict[str, Value]:
    """Where a single item belongs; a listing says it once for all."""
    if not manner.full:
        return {}
    return {"librarySectionTitle": library.name, "librarySectionID": library.key, "librarySectionKey": f"/library/sections/{library.key}"}


def _about(title: Film | Show) -> dict[str, Value]:
    """What Plex says of films and shows alike."""
    return {
        "title": title.title,
        "titleSort": title.sort_title,
        "originalTitle": title.original_title,
        "contentRating": title.content_rating,
        "summary": title.overview or "",
        "rating": title.critic,
        "audienceRating": title.rating,
        "year": title.year,
        "tagline": title.tagline,
        "originallyAvailableAt": title.released,
    }


def film_node(held: HeldFilm, manner: Manner) -> Node:
    """A film."""
    film, key = held.film, held.key
    attributes = {
        "ratingKey": str(key),
        "key": f"/library/metadata/{key}",
        "guid": _guid("movie", held.library, film.ids, key, (film.number,)),
        "studio": film.studio,
        "type": "movie",
        **_about(film),
        **_belongs(held.library, manner),
        **_seen(held.watching),
        "thumb": f"/library/metadata/{key}/thumb/{held.changed}",
        "art": f"/library/metadata/{key}/art/{held.changed}",
        "duration": held.media[0].duration_ms if held.media else None,
        "addedAt": held.added,
        "updatedAt": held.changed,
    }
    children = [
        *_media(held.media, manner),
        *_pictures(key, held.changed, film.title, ("coverPoster", "background", "clearLogo") if has_logo(film) else ("coverPoster", "background")),
        *_tags("Genre", film.genres, manner),
        *_tags("Country", (film.country,) if film.country else (), manner),
        *_guids(held.library, film.ids, manner),
        *_tags("Director", film.directors, manner),
        *_tags("Writer", film.writers, manner),
        *_roles(film.cast, manner),
    ]
    return node("Video", attributes, children)


def has_logo(title: Film | Show) -> bool:
    """True for the titles that have a title logo: most, not all."""
    return title.number % 7 != 3


def show_node(held: HeldShow, manner: Manner) -> Node:
    """A show."""
    show, key = held.show, held.key
    owned = held.owned
    attributes = {
        "ratingKey": str(key),
        "key": f"/library/metadata/{key}/children",
        "guid": _guid("show", held.library, show.ids, key, (show.number,)),
        "studio": show.studio,
        "type": "show",
        **_about(show),
        **_belongs(held.library, manner),
        "index": 1,
        "viewCount": sum(1 for one in owned if one.watching.plays) or None,
        "lastViewedAt": max((one.watching.at for one in owned if one.watching.at), default=None),
        "thumb": f"/library/metadata/{key}/thumb/{held.added}",
        "art": f"/library/metadata/{key}/art/{held.added}",
        "duration": round(show.runtime * 60_000),
        "leafCount": len(owned),
        "viewedLeafCount": sum(1 for one in owned if one.watching.plays),
        "childCount": sum(1 for season in held.seasons if season.owned),
        "addedAt": held.added,
        "updatedAt": held.changed,
    }
    children = [
        *_pictures(key, held.added, show.title, ("coverPoster", "background", "clearLogo") if has_logo(show) else ("coverPoster", "background")),
        *_tags("Genre", show.genres, manner),
        *_tags("Country", (show.country,) if show.country and manner.full else (), manner),
        *_guids(held.library, show.ids, manner),
        *_roles(show.cast, manner),
    ]
    return node("Directory", attributes, children)


def season_node(held: HeldSeason, show_key: int, manner: Manner) -> Node:
    """A season."""
    key, show = held.key, held.show
    owned = held.owned
    attributes = {
        "ratingKey": str(key),
        "key": f"/library/metadata/{key}/children",
        "parentRatingKey": str(show_key),
        "guid": plex_guid("season", show.number, held.number),
        "parentGuid": _guid("show", held.library, show.ids, show_key, (show.number,)),
        "parentStudio": show.studio,
        "type": "season",
        "title": held.title,
        "parentKey": f"/library/metadata/{show_key}",
        **_belongs(held.library, manner),
        "parentTitle": show.title,
        "summary": "",
        "index": held.number,
        "parentIndex": 1,
        "thumb": f"/library/metadata/{key}/thumb/{held.added}",
        "art": f"/library/metadata/{show_key}/art/{held.added}",
        "parentThumb": f"/library/metadata/{show_key}/thumb/{held.added}",
        "leafCount": len(owned),
        "viewedLeafCount": sum(1 for one in owned if one.watching.plays),
        "addedAt": held.added,
        "updatedAt": held.changed,
    }
    return node("Directory", attributes, _pictures(key, held.added, held.title, ("coverPoster",)))


def episode_node(held: HeldEpisode, show_key: int, season_key: int, manner: Manner) -> Node:
    """An episode. A file with several is one item, under the number of its first."""
    key, show, episode = held.key, held.show, held.episode
    attributes = {
        "ratingKey": str(key),
        "key": f"/library/metadata/{key}",
        "parentRatingKey": str(season_key),
        "grandparentRatingKey": str(show_key),
        "guid": _guid("episode", held.library, episode.ids, key, (show.number, episode.season, episode.number)),
        "parentGuid": plex_guid("season", show.number, episode.season),
        "grandparentGuid": _guid("show", held.library, show.ids, show_key, (show.number,)),
        "type": "episode",
        "title": episode.title,
        "grandparentKey": f"/library/metadata/{show_key}",
        "parentKey": f"/library/metadata/{season_key}",
        **_belongs(held.library, manner),
        "grandparentTitle": show.title,
        "parentTitle": f"Season {episode.season}" if episode.season else "Specials",
        "contentRating": show.content_rating,
        "summary": episode.overview or "",
        "index": episode.number,
        "parentIndex": episode.season,
        "audienceRating": episode.rating,
        **_seen(held.watching),
        "year": int(episode.aired[:4]) if episode.aired else None,
        "thumb": f"/library/metadata/{key}/thumb/{held.changed}",
        "art": f"/library/metadata/{show_key}/art/{held.added}",
        "parentThumb": f"/library/metadata/{season_key}/thumb/{held.added}",
        "grandparentThumb": f"/library/metadata/{show_key}/thumb/{held.added}",
        "duration": held.media[0].duration_ms if held.media else None,
        "originallyAvailableAt": episode.aired,
        "addedAt": held.added,
        "updatedAt": held.changed,
    }
    children = [
        *_media(held.media, manner),
        *_pictures(key, held.changed, episode.title, ("snapshot",)),
        *_guids(held.library, episode.ids, manner),
        *_tags("Director", (episode.director,) if episode.director else (), manner),
        *_tags("Writer", show.writers[:1], manner),
    ]
    return node("Video", attributes, children)
