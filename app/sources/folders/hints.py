"""Technical facts that a file's name claims: used only where the file itself tells nothing."""

from __future__ import annotations

import re

from app.sources.folders.reading import Technical

_HEIGHT = re.compile(r"(?<![^\W_])(2160|1440|1080|720|576|540|480|360)[pi](?![^\W_])|(?<![^\W_])(4k|uhd)(?![^\W_])", re.IGNORECASE)
_WIDTHS = {2160: 3840, 1440: 2560, 1080: 1920, 720: 1280, 576: 1024, 540: 960, 480: 854, 360: 640}
_VIDEO = (
    ("hevc", re.compile(r"(?<![^\W_])(?:x ?265|h[ .]?265|hevc)(?![^\W_])", re.IGNORECASE)),
    ("h264", re.compile(r"(?<![^\W_])(?:x ?264|h[ .]?264|avc)(?![^\W_])", re.IGNORECASE)),
    ("av1", re.compile(r"(?<![^\W_])av1(?![^\W_])", re.IGNORECASE)),
    ("mpeg4", re.compile(r"(?<![^\W_])(?:xvid|divx)(?![^\W_])", re.IGNORECASE)),
)
_HDR = (
    ("Dolby Vision", re.compile(r"(?<![^\W_])(?:dv|dovi|dolby[ .]vision)(?![^\W_])", re.IGNORECASE)),
    ("HDR10+", re.compile(r"(?<![^\W_])hdr10(?:\+|plus)", re.IGNORECASE)),
    ("HDR10", re.compile(r"(?<![^\W_])hdr(?:10)?(?![^\W_])", re.IGNORECASE)),
    ("HLG", re.compile(r"(?<![^\W_])hlg(?![^\W_])", re.IGNORECASE)),
)


def claimed(name: str) -> Technical:
    """What the name says of resolution, codec and dynamic range."""
    match = _HEIGHT.search(name)
    height = None if match is None else int(match[1] or 2160)
    return Technical(
        width=_WIDTHS[height] if height else None,
        height=height,
        video_codec=next((codec for codec, shape in _VIDEO if shape.search(name)), None),
        hdr=next((hdr for hdr, shape in _HDR if shape.search(name)), None),
    )
