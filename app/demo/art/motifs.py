"""All that a picture can be about, by name, and which name suits the words of a title."""

from __future__ import annotations

import math
from collections.abc import Callable

from app.demo.art import machines, nature, people, things
from app.demo.art.colours import blend
from app.demo.art.stand import Stand


def moon(s: Stand) -> None:
    """A full moon with a few seas."""
    s.light(0, 0.5, 1.05, s.p.glow, 0.5)
    s.disc(0, 0.5, 0.5, s.p.glow)
    for right, up, radius in ((-0.18, 0.62, 0.12), (0.14, 0.40, 0.16), (0.20, 0.72, 0.07), (-0.22, 0.30, 0.08), (0.0, 0.56, 0.05)):
        s.disc(right, up, radius, blend(s.p.glow, s.p.mid, 0.22))


def sun(s: Stand) -> None:
    """A flat sun with stripes, setting."""
    s.light(0, 0.5, 1.0, s.p.glow, 0.55)
    s.disc(0, 0.5, 0.5, s.p.glow)
    s.disc(0, 0.5, 0.44, blend(s.p.glow, s.p.accent, 0.35))


def cross(s: Stand) -> None:
    """Three crosses, the middle one highest."""
    for right, share in ((-0.45, 0.6), (0.45, 0.6), (0, 1.0)):
        one = s.beside(right, 0, share)
        one.rect(-0.035, 0, 0.035, 1)
        one.rect(-0.22, 0.68, 0.22, 0.75)


def city(s: Stand) -> None:
    """Towers in the manner of the twenties."""
    for right, wide, tall, tone in ((-0.55, 0.2, 0.6, 0.45), (0.55, 0.22, 0.66, 0.45), (-0.32, 0.2, 0.82, 0.25), (0.33, 0.2, 0.78, 0.25), (0, 0.26, 1.1, 0)):
        ink = blend(s.ink, s.p.mid, tone)
        for step in range(4):
            part = 1 - step * 0.22
            s.rect(right - wide / 2 * part, 0, right + wide / 2 * part, tall * (0.62 + step * 0.13), ink)
        s.line(((right, tall), (right, tall * 1.16)), 0.012, ink)
        for row in range(9):
            for column in range(3):
                if (row * 7 + column * 3 + round(right * 100)) % 3:
                    s.rect(
                        right + (column - 1) * wide * 0.24 - 0.012,
                        0.06 + row * tall * 0.062,
                        right + (column - 1) * wide * 0.24 + 0.012,
                        0.09 + row * tall * 0.062,
                        s.p.glow,
                    )


def note(s: Stand) -> None:
    """Two notes, tied."""
    s.disc(-0.24, 0.14, 0.15, flat=0.78)
    s.disc(0.28, 0.22, 0.15, flat=0.78)
    s.rect(-0.125, 0.14, -0.085, 0.86)
    s.rect(0.395, 0.22, 0.435, 0.96)
    s.shape(((-0.125, 0.74), (0.435, 0.84), (0.435, 1.0), (-0.125, 0.90)), curved=False)


def spiral(s: Stand) -> None:
    """A spiral that draws everything in."""
    points = []
    for step in range(190):
        angle, radius = step * 0.21, 0.012 + step * 0.0028
        points.append((math.cos(angle) * radius, 0.5 + math.sin(angle) * radius))
    s.line(points, 0.045)


Motif = Callable[[Stand], None]

MOTIFS: dict[str, Motif] = {
    **{function.__name__: function for function in (moon, sun, cross, city, note, spiral)},
    **{
        name: getattr(people, name)
        for name in (
            "man",
            "woman",
            "tramp",
            "child",
            "pair",
            "couple",
            "dancers",
            "rider",
            "archer",
            "riders",
            "stalker",
            "profile",
            "profiles",
            "crowd",
            "bobbed",
        )
    },
    **{
        name: getattr(things, name)
        for name in (
            "mask",
            "clock",
            "clinging",
            "star",
            "lamp",
            "door",
            "key",
            "letter",
            "newspaper",
            "eye",
            "lens",
            "camera",
            "suitcase",
            "cup",
            "cage",
            "wheel",
            "masks",
        )
    },
    **{
        name: getattr(machines, name)
        for name in ("locomotive", "smoke", "biplane", "battleship", "ship", "steamer", "rocket", "shell", "cathedral", "mansion", "pavilion", "pylon")
    },
    **{
        name: getattr(nature, name)
        for name in ("rabbit", "sheep", "llama", "dragon", "sauropod", "flytrap", "blossom", "flame", "horned", "mushrooms", "hand", "lotus", "walker")
    },
}

_WORDS = {
    "moon": "moon satellite planet meteor comet night nocturne midnight",
    "sun": "sun summer day noon sky horizon morning desert",
    "ship": "ship sailor voyage sea ocean captain anchor tide pilot harbour",
    "steamer": "ferry river boat passenger",
    "locomotive": "train railway express engine station tunnel",
    "clock": "clock clockmaker hour season watchman time autumn almanac",
    "mansion": "house hotel mansion inheritance heir guest visitor ghost",
    "rider": "rider trail frontier western hunter gunsmith pilgrim",
    "lamp": "street lamp lantern light lighthouse shadow signal",
    "key": "key locksmith secret lock treasure archive",
    "letter": "letter postcard telegram courier messenger translator writer ledger",
    "newspaper": "news trial verdict witness judge radio",
    "mask": "theatre opera carnival circus magician illusion traitor dancer saboteur",
    "cathedral": "cathedral chapel bell prophet covenant oath ceremony",
    "city": "city tower kingdom empire metropolis elevator republic",
    "door": "door room corridor window apartment refuge shelter",
    "note": "music song piano ballad chorus orchestra waltz",
    "couple": "wedding marriage lovers waltz dinner farewell",
    "blossom": "garden orchard spring blossom flower queen",
    "flame": "fire burning fever hearth reckoning",
    "sauropod": "tiger wolf beast island valley world",
    "suitcase": "heist ransom fortune bargain lottery exile",
    "cage": "prisoner prison sentence patrol cage",
    "camera": "painter camera photograph mirror museum",
    "biplane": "flight wings passenger satellite",
    "rocket": "rocket space orbit machine experiment",
    "spiral": "dream echo theory question mystery",
    "woman": "sister daughter mother widow waitress nurse girl",
    "man": "brother father stranger doctor detective student tailor janitor thief",
    "child": "boy kid child birthday bicycle",
}
_BY_WORD = {word: name for name, words in _WORDS.items() for word in words.split()}


def motif_for(title: str) -> str | None:
    """What a title is about, as far as its words say: "The Last Train" → locomotive."""
    for word in title.lower().replace("'s", "").replace(",", " ").split():
        found = _BY_WORD.get(word) or _BY_WORD.get(word.rstrip("s"))
        if found:
            return found
    return None
