"""The parts of Plex's elements: ids, tags, cast, media with their files and streams, pictures."""

from __future__ import annotations

from app.demo.chance import mixed, seed_of
from app.demo.holdings import Library
from app.demo.media import Medium, Part
from app.demo.people import code_of
from app.demo.titles import Ids, Player
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


def guid_of(kind: str, library: Library, ids: Ids, key: int, numbers: tuple[int, ...]) -> str:
    """The `guid` attribute: of the new agents, of a legacy one, or of no agent at all."""
    if library.agent == "com.plexapp.agents.none":
        return f"com.plexapp.agents.none://{mixed(key):016x}?lang=xn"
    if not (ids.imdb or ids.tmdb or ids.tvdb) and kind != "episode":
        return f"local://{key}"
    if library.agent == "com.plexapp.agents.imdb" and ids.imdb:
        return f"com.plexapp.agents.imdb://{ids.imdb}?lang=en"
    return plex_guid(kind, *numbers)


def guids(library: Library, ids: Ids, manner: Manner) -> list[Node]:
    if not manner.guids or not library.agent.startswith("tv.plex"):
        return []
    named = (("imdb", ids.imdb), ("tmdb", ids.tmdb), ("tvdb", ids.tvdb))
    return [node("Guid", {"id": f"{name}://{value}"}) for name, value in named if value]


def tags(tag: str, names: tuple[str, ...], manner: Manner) -> list[Node]:
    """Genres, directors and so on: a listing names two at most, a single item all of them with their ids."""
    if not manner.full:
        return [node(tag, {"tag": name}) for name in names[:2]]
    return [node(tag, {"id": seed_of(name) % 99_991, "filter": f"{tag.lower()}={seed_of(name) % 99_991}", "tag": name}) for name in names]


def roles(cast: tuple[Player, ...], manner: Manner) -> list[Node]:
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


def media_nodes(media: tuple[Medium, ...], manner: Manner) -> list[Node]:
    """The versions of an item with their files; streams only of single items."""
    return [_medium(medium, manner) for medium in media]


def _medium(medium: Medium, manner: Manner) -> Node:
    recipe = medium.recipe
    shape: dict[str, Value] = {"container": recipe.container, "videoProfile": "main 10" if recipe.hdr else "high"}
    attributes: dict[str, Value] = {
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
        "videoFrameRate": _FRAME_RATES.get(recipe.video, "24p"),
    }
    parts = [node("Part", _part(part, medium) | shape, _streams(medium, part.number) if manner.full else ()) for part in medium.parts]
    return node("Media", attributes | shape, parts)


def _part(part: Part, medium: Medium) -> dict[str, Value]:
    return {
        "id": part.number,
        "key": f"/library/parts/{part.number}/1700000000/file.{medium.recipe.container}",
        "duration": part.duration_ms,
        "file": part.path,
        "size": part.size,
    }


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


def pictures(key: int, changed: int, title: str, kinds: tuple[str, ...]) -> list[Node]:
    """The Image elements: poster, backdrop, title logo, still."""
    paths = {"coverPoster": "thumb", "snapshot": "thumb", "background": "art", "clearLogo": "clearLogo"}
    return [node("Image", {"alt": title, "type": kind, "url": f"/library/metadata/{key}/{paths[kind]}/{changed}"}) for kind in kinds]
