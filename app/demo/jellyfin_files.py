"""The files of an item in Jellyfin's words: media sources and their streams."""

from __future__ import annotations

from typing import Any

from app.demo.chance import mixed
from app.demo.media import Medium

TICKS = 10_000
"""In a millisecond."""
Item = dict[str, Any]
_RANGES = {"HDR10": "HDR10", "Dolby Vision": "DOVI"}
_AUDIO = {"dca": "dts"}
_NO = dict.fromkeys(
    (
        "IsRemote",
        "ReadAtNativeFramerate",
        "IgnoreDts",
        "IgnoreIndex",
        "GenPtsInput",
        "IsInfiniteStream",
        "RequiresOpening",
        "RequiresClosing",
        "RequiresLooping",
    ),
    False,
)
_YES = dict.fromkeys(("SupportsTranscoding", "SupportsDirectStream", "SupportsDirectPlay", "SupportsProbing"), True)
_FLAGS = {"IsInterlaced": False, "IsDefault": True, "IsForced": False, "IsExternal": False, "IsTextSubtitleStream": False, "SupportsExternalStream": False}


def media_source(medium: Medium, source_id: str) -> Item:
    """One version: its first file, with streams."""
    first = medium.parts[0]
    return {
        **_NO,
        **_YES,
        "Protocol": "File",
        "Id": source_id,
        "Path": first.path,
        "Type": "Default",
        "Container": medium.recipe.container,
        "Size": first.size,
        "Name": first.path.rpartition("/")[2].rpartition(".")[0],
        "ETag": f"{mixed(medium.number):032x}",
        "RunTimeTicks": first.duration_ms * TICKS,
        "VideoType": "VideoFile",
        "MediaStreams": streams(medium),
        "MediaAttachments": [],
        "Formats": [],
        "Bitrate": medium.kbps * 1000,
        "RequiredHttpHeaders": {},
        "DefaultAudioStreamIndex": 1,
    }


def streams(medium: Medium) -> list[Item]:
    """Picture and sound."""
    recipe = medium.recipe
    codec = _AUDIO.get(recipe.audio, recipe.audio)
    picture = {
        "Codec": recipe.video,
        "VideoRange": "HDR" if recipe.hdr else "SDR",
        "VideoRangeType": _RANGES.get(recipe.hdr or "", "SDR"),
        "DisplayTitle": f"{recipe.height}p {recipe.video.upper()} {recipe.hdr or 'SDR'}",
        "IsAVC": recipe.video == "h264",
        "BitRate": medium.kbps * 1000,
        "BitDepth": 10 if recipe.hdr else 8,
        "Height": medium.height,
        "Width": medium.width,
        "AverageFrameRate": 23.976,
        "RealFrameRate": 23.976,
        "Type": "Video",
        "AspectRatio": f"{medium.width / medium.height:.2f}:1",
        "Index": 0,
    }
    sound = {"Codec": codec, "Language": "eng", "DisplayTitle": f"{codec.upper()} {recipe.channels}", "Channels": recipe.channels, "Type": "Audio", "Index": 1}
    return [picture | _FLAGS, sound | _FLAGS]
