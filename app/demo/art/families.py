"""The families of composition, and which of them, with what palette and motif, suits a title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.demo.art import lands, shapes, towns
from app.demo.art.colours import PALETTES, Palette
from app.demo.art.motifs import MOTIFS, Motif, motif_for
from app.demo.art.scene import Scene
from app.demo.chance import Chance, mixed
from app.demo.titles import Film, Show


class Family(NamedTuple):
    """A way to draw a scene; `ground` says whether its lower part is dark or paper under the type; `faces` are the typefaces that go with it."""

    draw: Callable[[Scene], None]
    ground: str
    faces: tuple[str, ...]
    layouts: tuple[str, ...]
    genres: tuple[str, ...]


FAMILIES: dict[str, Family] = {
    "frontier": Family(lands.frontier, "dark", ("western", "gothic", "square"), ("low_centre", "stack_low"), ("Western", "Adventure")),
    "peaks": Family(lands.peaks, "dark", ("thin", "grotesk", "didone"), ("low_centre", "high_left"), ("Adventure", "Fantasy", "Documentary", "Drama")),
    "snow": Family(lands.snow, "light", ("gothic", "didone", "grotesk"), ("low_left", "low_centre"), ("Drama", "Thriller", "Documentary", "Family")),
    "sea": Family(lands.sea, "dark", ("didone", "gothic", "thin"), ("low_centre", "low_left"), ("Adventure", "Drama", "War", "History")),
    "meadow": Family(lands.meadow, "dark", ("comic", "black", "grotesk"), ("low_centre", "stack_low"), ("Family", "Animation", "Comedy")),
    "moonrise": Family(
        lands.moonrise, "dark", ("fraktur", "roman", "didone", "gothic"), ("low_centre", "low_left"), ("Horror", "Fantasy", "Romance", "Mystery")
    ),
    "road": Family(lands.road, "dark", ("gothic", "typewriter", "black"), ("low_left", "stack_low"), ("Crime", "Thriller", "Drama")),
    "woods": Family(lands.woods, "dark", ("roman", "thin", "grotesk"), ("low_centre", "low_left"), ("Fantasy", "Horror", "Mystery", "Family")),
    "embers": Family(lands.rings_of_fire, "dark", ("roman", "black", "gothic"), ("low_centre", "stack_low"), ("Action", "War", "Horror", "History")),
    "skyline": Family(towns.skyline, "dark", ("deco", "gothic"), ("low_centre", "stack_low"), ("Science Fiction", "Drama", "Action")),
    "blinds": Family(towns.blinds, "dark", ("gothic", "didone", "typewriter"), ("low_left", "stack_low"), ("Crime", "Thriller", "Mystery")),
    "street": Family(towns.street, "dark", ("didone", "gothic", "typewriter"), ("low_centre", "low_left"), ("Crime", "Drama", "Romance", "Mystery")),
    "rails": Family(towns.rails, "dark", ("square", "gothic", "western"), ("low_centre", "stack_low"), ("Action", "Adventure", "Comedy")),
    "shards": Family(towns.shards, "dark", ("fraktur", "deco", "gothic"), ("low_centre", "tilted"), ("Horror", "Thriller", "Mystery")),
    "curtain": Family(towns.curtain, "dark", ("deco", "didone", "roman"), ("low_centre",), ("Music", "Comedy", "Romance", "Horror")),
    "beams": Family(towns.beams, "dark", ("deco", "gothic", "didone"), ("low_centre", "stack_low"), ("Drama", "Music", "Comedy")),
    "arch": Family(towns.arch, "dark", ("roman", "didone"), ("low_centre",), ("Fantasy", "Adventure", "History", "Animation")),
    "constructivist": Family(shapes.constructivist, "dark", ("square", "gothic"), ("tilted", "stack_low"), ("History", "War", "Documentary")),
    "bauhaus": Family(shapes.bauhaus, "band", ("grotesk", "black"), ("band",), ("Comedy", "Documentary", "Music", "Animation")),
    "rings": Family(shapes.rings, "flat", ("black", "gothic", "grotesk"), ("low_left", "stack_low"), ("Thriller", "Mystery", "Science Fiction")),
    "sunburst": Family(shapes.sunburst, "flat", ("comic", "square"), ("stack_low", "tilted"), ("Science Fiction", "Adventure", "Action", "Comedy")),
    "split": Family(shapes.split, "flat", ("black", "gothic", "didone"), ("low_left", "stack_low"), ("Romance", "Comedy", "Crime", "Drama")),
    "halftone": Family(shapes.halftone, "band", ("black", "comic", "gothic"), ("band",), ("Comedy", "Romance", "Music", "Drama")),
    "stripes": Family(shapes.stripes, "dark", ("grotesk", "gothic", "thin"), ("low_left", "low_centre"), ("Drama", "Romance", "Western", "Science Fiction")),
    "papercut": Family(shapes.papercut, "flat", ("didone", "thin", "grotesk"), ("low_centre",), ("Fantasy", "Family", "Animation", "Drama")),
    "medallion": Family(shapes.medallion, "dark", ("deco", "thin", "didone"), ("low_centre",), ("Romance", "Drama", "Comedy", "History")),
    "ripple": Family(shapes.ripple, "dark", ("thin", "didone", "gothic"), ("low_centre", "low_left"), ("Horror", "Drama", "Mystery", "Romance")),
    "starfield": Family(shapes.starfield, "dark", ("square", "thin", "gothic"), ("low_centre", "stack_low"), ("Science Fiction", "Fantasy", "Documentary")),
    "bars": Family(shapes.bars, "light", ("black", "grotesk"), ("stack_low", "low_left"), ("Comedy", "Documentary", "Crime", "Music")),
}

_MOODS: dict[str, tuple[str, ...]] = {
    "Action": ("ember", "steel", "pulp", "neon"),
    "Adventure": ("desert", "teal", "technicolor", "bronze"),
    "Animation": ("meadow", "candy", "mint", "violet"),
    "Comedy": ("candy", "mint", "technicolor", "rose", "ochre"),
    "Crime": ("noir", "ink", "blood", "ochre"),
    "Documentary": ("paper", "steel", "glacier", "ink"),
    "Drama": ("dusk", "sepia", "ultramarine", "rose", "ink"),
    "Family": ("meadow", "mint", "technicolor", "candy"),
    "Fantasy": ("plum", "violet", "forest", "verdigris"),
    "History": ("bronze", "sepia", "soviet", "ochre"),
    "Horror": ("blood", "absinthe", "moonlit", "plum"),
    "Music": ("neon", "rose", "violet", "dusk"),
    "Mystery": ("moonlit", "forest", "plum", "noir"),
    "Romance": ("rose", "dusk", "candy", "sepia"),
    "Science Fiction": ("neon", "teal", "ultramarine", "violet"),
    "Thriller": ("steel", "noir", "absinthe", "blood"),
    "War": ("soviet", "bronze", "steel", "ember"),
    "Western": ("desert", "sepia", "ochre", "ember"),
}
_OLD = ("sepia", "noir", "paper", "ink", "bronze", "moonlit", "verdigris", "soviet")
_LIVELY = (
    "man",
    "woman",
    "couple",
    "profile",
    "moon",
    "city",
    "door",
    "lamp",
    "star",
    "key",
    "letter",
    "eye",
    "spiral",
    "sun",
    "crowd",
    "rider",
    "ship",
    "mask",
    "clock",
    "blossom",
)


class Composition(NamedTuple):
    """All that is decided before drawing."""

    family: Family
    name: str
    palette: Palette
    motif: Motif | None
    face: str
    layout: str
    chance: Chance


def _wall(number: int, some: Sequence[str], turn: int) -> str:
    """One of `some`; neighbours on a wall get different ones as far as there are enough."""
    return some[(number * 7 + mixed(number // max(1, len(some)), turn)) % len(some)]


def composition(title: Film | Show, salt: int = 0) -> Composition:
    """How a title's art is composed: as the catalogue says, else by genre, era, the words of the title, and its number."""
    look = title.look
    chance = Chance(title.number, salt, 7 if isinstance(title, Show) else 3)
    genre = next((genre for genre in title.genres if genre in _MOODS), "Drama")
    fitting = [name for name, family in FAMILIES.items() if genre in family.genres]
    name = look.family if look.family in FAMILIES else _wall(title.number, fitting or list(FAMILIES), 1)
    moods = (*_MOODS[genre], chance.pick(_OLD)) if (title.year or 2000) < 1950 else _MOODS[genre]
    palette = PALETTES.get(look.palette) or PALETTES[chance.pick(moods)]
    motif = look.motif or motif_for(title.title) or chance.pick(_LIVELY)
    family = FAMILIES[name]
    return Composition(family, name, palette, MOTIFS.get(motif), look.face or chance.pick(family.faces), look.layout or chance.pick(family.layouts), chance)
