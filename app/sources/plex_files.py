"""Plex's Media and Part elements as files: every version, every part."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from app.domain.items import MediaFile
from app.sources.plex_values import decimal, whole

_HEIGHTS = {"4k": 2160, "8k": 4320, "sd": 480}


def files_of(media: list[Element], loose: list[Element]) -> tuple[MediaFile, ...]:
    """One file for each part. `loose` are parts that stand beside their Media (some proxies flatten the answer)."""
    files: list[MediaFile] = []
    for version, one in enumerate(media):
        parts = one.findall("Part") or (loose if len(media) == 1 else [])
        files += [_file(one, part, version, place) for place, part in enumerate(parts)] or [_file(one, one, version, 0)]
    return tuple(files)


def _file(media: Element, part: Element, version: int, place: int) -> MediaFile:
    of_media, of_part = media.attrib.get, part.attrib.get
    width, height = whole(of_media, "width"), whole(of_media, "height")
    return MediaFile(
        version,
        place,
        of_part("file"),
        whole(of_part, "size"),
        of_part("container") or of_media("container"),
        width,
        height or _named_height(of_media("videoResolution")),
        of_media("videoCodec"),
        of_media("audioCodec"),
        decimal(of_media, "audioChannels"),
        _hdr(part) if len(part) else None,
        whole(of_part, "duration") or whole(of_media, "duration"),
    )


def _named_height(resolution: str | None) -> int | None:
    """Lines that a name such as 4k, 1080 or sd stands for, where the server gives no height."""
    if not resolution:
        return None
    name = resolution.lower().rstrip("pi")
    return int(name) if name.isdecimal() else _HEIGHTS.get(name)


def _hdr(part: Element) -> str | None:
    """From the video stream, which only the answer for a single item holds."""
    for stream in part.iterfind("Stream"):
        if stream.get("streamType") == "1":
            if stream.get("DOVIPresent") == "1":
                return "Dolby Vision"
            curve = stream.get("colorTrc")
            if curve == "smpte2084":
                return "HDR10+" if "HDR10+" in (stream.get("extendedDisplayTitle") or "") else "HDR10"
            return "HLG" if curve == "arib-std-b67" else None
    return None
