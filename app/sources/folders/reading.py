"""What the helper process does: names through guessit, files through MediaInfo. Both are slow, and MediaInfo may crash on a hostile file."""

from __future__ import annotations

import contextlib
import os
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

import msgspec

MEMORY_LIMIT = 2 * 1024**3
NAME_LIMIT = 400  # characters given to guessit: its time grows faster than the name

_VIDEO = {
    "AVC": "h264",
    "HEVC": "hevc",
    "AV1": "av1",
    "VP8": "vp8",
    "VP9": "vp9",
    "VC-1": "vc1",
    "WMV3": "wmv3",
    "MPEG-4 Visual": "mpeg4",
    "MPEG Video": "mpeg2video",
    "Theora": "theora",
    "VVC": "vvc",
}
_AUDIO = {
    "AC-3": "ac3",
    "E-AC-3": "eac3",
    "AAC": "aac",
    "DTS": "dts",
    "MLP FBA": "truehd",
    "MPEG Audio": "mp3",
    "FLAC": "flac",
    "Opus": "opus",
    "Vorbis": "vorbis",
    "PCM": "pcm",
    "ALAC": "alac",
    "WMA": "wma",
}


class Task(msgspec.Struct, frozen=True):
    """One question: the path to parse as a name (None: not wanted) as that kind, and files (in the file system's bytes) to look into."""

    name: str | None
    kind: Literal["movie", "episode"]
    files: tuple[bytes, ...] = ()


class Guess(msgspec.Struct, frozen=True, omit_defaults=True):
    """What guessit makes of a name; `day` is YYYY-MM-DD, `part` a number that it took out of the title."""

    title: str | None = None
    year: int | None = None
    season: int | None = None
    first: int | None = None
    last: int | None = None
    episode_title: str | None = None
    day: str | None = None
    part: int | None = None


class Technical(msgspec.Struct, frozen=True, omit_defaults=True):
    """What MediaInfo finds in a file; empty when it is no media it knows. `unread`: the file could not be opened just now."""

    width: int | None = None
    height: int | None = None
    video_codec: str | None = None
    audio_codec: str | None = None
    channels: float | None = None
    hdr: str | None = None
    duration_ms: int | None = None
    unread: bool = False


class Answered(msgspec.Struct, frozen=True):
    """The answer to a task; one Technical for each file."""

    guess: Guess = Guess()
    technical: tuple[Technical, ...] = ()


def serve(line: Connection) -> None:
    """Answer tasks until the other end closes. Runs in the helper process."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(5)  # the window comes first
    _bound_memory()
    decoder = msgspec.msgpack.Decoder(Task)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            task = decoder.decode(line.recv_bytes())
            guess = guessed(task.name, task.kind) if task.name is not None else Guess()
            line.send_bytes(msgspec.msgpack.encode(Answered(guess, tuple(looked_into(os.fsdecode(file)) for file in task.files))))


def _bound_memory() -> None:
    """A hostile file may make MediaInfo ask for any amount: it fails, or this process dies, and no other suffers."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def guessed(name: str, kind: Literal["movie", "episode"]) -> Guess:
    """guessit's parse of a path, as that kind."""
    from guessit import guessit
    from guessit.api import GuessitException

    try:
        found: dict[str, Any] = guessit(name[-NAME_LIMIT:], {"type": kind, "no_user_config": True})
    except GuessitException:
        return Guess()
    episodes = [number for number in _many(found.get("episode")) if isinstance(number, int)]
    seasons = [number for number in _many(found.get("season")) if isinstance(number, int)]
    title = found.get("title")
    day = found.get("date")
    return Guess(
        title=str(title) if title else None,
        year=found["year"] if isinstance(found.get("year"), int) else None,
        season=seasons[0] if seasons else None,
        first=min(episodes) if episodes else None,
        last=max(episodes) if episodes else None,
        episode_title=" - ".join(str(part) for part in _many(found.get("episode_title"))) or None,
        day=day.isoformat() if isinstance(day, date) else None,
        part=found["part"] if isinstance(found.get("part"), int) else None,
    )


def _many(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def looked_into(path: str) -> Technical:
    """The technical facts of a media file."""
    from pymediainfo import MediaInfo

    try:
        Path(path).open("rb").close()
    except OSError:
        return Technical(unread=True)
    try:
        tracks = msgspec.json.decode(MediaInfo.parse(path, output="JSON", parse_speed=0.0, full=False))["media"]["track"]
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        return Technical()
    return _technical([track for track in tracks if isinstance(track, dict)])


def _technical(tracks: list[dict[str, Any]]) -> Technical:
    def first(kind: str) -> dict[str, Any]:
        return next((track for track in tracks if track.get("@type") == kind), {})

    general, video, audio = first("General"), first("Video"), first("Audio")
    seconds = _number(general.get("Duration")) or _number(video.get("Duration"))
    channels = [count for track in tracks if track.get("@type") == "Audio" and (count := _number(track.get("Channels")))]
    width, height = _number(video.get("Width")), _number(video.get("Height"))
    return Technical(
        width=int(width) if width else None,
        height=int(height) if height else None,
        video_codec=_codec(video, _VIDEO),
        audio_codec=_codec(audio, _AUDIO),
        channels=channels[0] if channels else None,
        hdr=_hdr(video),
        duration_ms=int(seconds * 1000) if seconds else None,
    )


def _codec(track: dict[str, Any], names: dict[str, str]) -> str | None:
    format_ = str(track.get("Format") or "")
    if format_ == "MPEG Video" and "1" in str(track.get("Format_Version") or ""):
        return "mpeg1video"
    return names.get(format_) or names.get(format_.partition(" ")[0]) or format_.lower() or None


def _hdr(video: dict[str, Any]) -> str | None:
    said = f"{video.get('HDR_Format') or ''} {video.get('HDR_Format_Compatibility') or ''}"
    if "Dolby Vision" in said:
        return "Dolby Vision"
    curve = video.get("transfer_characteristics")
    if "HDR10+" in said or "2094" in said:
        return "HDR10+"
    if curve == "PQ" or "HDR10" in said:
        return "HDR10"
    return "HLG" if curve == "HLG" else None


def _number(value: object) -> float | None:
    try:
        number = float(str(value).partition(" / ")[0]) if value is not None else 0.0
    except ValueError:
        return None
    return number if 0 < number < 1e12 else None
