"""Jellyfin's media sources as files: one for each version."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.items import MediaFile
from app.sources.jellyfin_shapes import Item, MediaSource, Stream

_HDR = {
    "HDR10": "HDR10",
    "HDR10Plus": "HDR10+",
    "HLG": "HLG",
    "DOVI": "Dolby Vision",
}
_TICKS_PER_MS = 10_000
_NOTHING: tuple[Stream, ...] = ()


def files_of(item: Item) -> tuple[MediaFile, ...]:
    """The versions; where the answer has no media sources, what the item itself says of its one file."""
    if item.media_sources:
        return tuple(_file(source, version, item) for version, source in enumerate(item.media_sources))
    if item.is_folder or not (item.path or item.container):
        return ()
    return (_file(MediaSource(path=item.path, container=item.container, media_streams=item.media_streams), 0, item),)


def _file(source: MediaSource, version: int, item: Item) -> MediaFile:
    video, audio = _chosen(source.media_streams or (item.media_streams if version == 0 else None) or _NOTHING)
    ticks = source.run_time_ticks or (item.run_time_ticks if version == 0 else None)
    of_item = item if version == 0 else None  # the item's own width and height are its first version's
    return MediaFile(
        version=version,
        path=source.path or None,
        size_bytes=source.size or None,
        container=_container(source.container or (of_item.container if of_item else None), source.path),
        width=(video.width if video else None) or (of_item.width if of_item else None) or None,
        height=(video.height if video else None) or (of_item.height if of_item else None) or None,
        video_codec=_codec(video),
        audio_codec=_codec(audio),
        channels=(audio.channels or None) if audio else None,
        hdr=_hdr(video) if video else None,
        duration_ms=ticks // _TICKS_PER_MS if ticks else None,
    )


def _chosen(streams: Sequence[Stream]) -> tuple[Stream | None, Stream | None]:
    """The picture and the sound: the default stream of each, else the first."""
    video: Stream | None = None
    audio: Stream | None = None
    for stream in streams:
        if stream.type == "Video":
            if video is None or (stream.is_default and not video.is_default):
                video = stream
        elif stream.type == "Audio" and (audio is None or (stream.is_default and not audio.is_default)):
            audio = stream
    return video, audio


def _codec(stream: Stream | None) -> str | None:
    codec = stream.codec if stream is not None else None
    return codec if codec and codec.lower() != "unknown" else None


def _container(names: str | None, path: str | None) -> str | None:
    """ffprobe lists every name that a format goes by ("mov,mp4,m4a"): the one that the file ends with, else the first."""
    if names and "," not in names:
        return names.strip() or None
    some = [name.strip() for name in (names or "").split(",") if name.strip()]
    ending = (path or "").rpartition(".")[2].lower()
    return ending if ending in some else next(iter(some), None)


def _hdr(video: Stream) -> str | None:
    kind = video.video_range_type or ""
    if kind.startswith("DOVI") and kind != "DOVIInvalid":
        return "Dolby Vision"
    return _HDR.get(kind) or ("HDR" if video.video_range == "HDR" else None)
