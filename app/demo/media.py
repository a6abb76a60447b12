"""The files that the pretend servers pretend to have: versions by name, their pictures, sounds and sizes."""

from __future__ import annotations

import msgspec

from app.demo.chance import Chance, mixed, share


class Recipe(msgspec.Struct, frozen=True):
    """How a version of this name is made; sizes follow from `kbps` and the length."""

    height: int
    video: str
    audio: str
    channels: int
    container: str
    kbps: int
    hdr: str | None = None


RECIPES = {
    "2160p": Recipe(2160, "hevc", "truehd", 8, "mkv", 22_000, "HDR10"),
    "2160p DV": Recipe(2160, "hevc", "eac3", 6, "mkv", 25_000, "Dolby Vision"),
    "2160p SDR": Recipe(2160, "hevc", "eac3", 6, "mkv", 18_000),
    "1080p": Recipe(1080, "h264", "dca", 6, "mkv", 8_500),
    "1080p mono": Recipe(1080, "h264", "flac", 1, "mkv", 9_200),
    "1080p web": Recipe(1080, "hevc", "eac3", 6, "mkv", 4_100),
    "720p": Recipe(720, "h264", "aac", 2, "mp4", 3_200),
    "480p": Recipe(480, "mpeg4", "mp3", 2, "avi", 1_300),
    "480p disc": Recipe(480, "mpeg2video", "ac3", 2, "mkv", 4_800),
}


class Part(msgspec.Struct, frozen=True):
    """One file of a version."""

    number: int
    path: str
    size: int
    duration_ms: int


class Medium(msgspec.Struct, frozen=True):
    """One version: its recipe, its picture in pixels, its parts."""

    number: int
    label: str
    recipe: Recipe
    width: int
    height: int
    kbps: int
    duration_ms: int
    parts: tuple[Part, ...]

    @property
    def resolution(self) -> str:
        """As Plex names it: 4k, 1080, 720, 480 or sd."""
        return {2160: "4k", 1080: "1080", 720: "720", 480: "480"}.get(self.recipe.height, "sd")


def medium(number: int, label: str, stem: str, minutes: float, aspect: float, parts: int = 1) -> Medium:
    """A version of `minutes` in `parts` files; `stem` is the path without what names the version. The same arguments make the same version."""
    recipe = RECIPES[label]
    widest = {2160: 3840, 1080: 1920, 720: 1280}.get(recipe.height, 720)
    width = min(widest, round(recipe.height * aspect / 2) * 2)
    height = min(recipe.height, round(width / aspect / 2) * 2)
    kbps = round(recipe.kbps * (0.8 + 0.4 * share(number, 1)))
    length = round(minutes * 60_000) + mixed(number, 2) % 50_000 - 25_000
    length = max(length, 20_000)
    each = length // parts
    files = tuple(
        Part(
            number=number * 10 + part,
            path=f"{stem} [{label}]{f' - pt{part + 1}' if parts > 1 else ''}.{recipe.container}",
            size=each * kbps // 8 + mixed(number, part) % 9973,
            duration_ms=each,
        )
        for part in range(parts)
    )
    return Medium(number, label, recipe, width, height, kbps, length, files)


def usual(*numbers: int) -> tuple[str, ...]:
    """The versions that a made-up title has."""
    kinds: tuple[tuple[str, ...], ...] = (
        *[("1080p",)] * 9,
        *[("1080p web",)] * 4,
        *[("720p",)] * 4,
        *[("2160p",)] * 2,
        ("2160p DV",),
        ("2160p", "1080p"),
        ("480p",),
        ("480p disc",),
    )
    return Chance(*numbers).pick(kinds)
