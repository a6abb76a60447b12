"""What the pretend servers know of a film, a show, a season or an episode: plain values."""

from __future__ import annotations

import msgspec


class Player(msgspec.Struct, frozen=True, omit_defaults=True):
    """One member of the cast, and the part played where it is known."""

    name: str
    role: str | None = None


class Ids(msgspec.Struct, frozen=True, omit_defaults=True):
    """Ids at the providers; a title without any is what a server calls unmatched."""

    imdb: str | None = None
    tmdb: str | None = None
    tvdb: str | None = None


class Look(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a title's art is composed: a family of posters, a palette, a motif, a typeface, a layout; empty means "choose by the title's number"."""

    family: str = ""
    palette: str = ""
    motif: str = ""
    face: str = ""
    layout: str = ""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """One server's copy in the catalogue: its library, its versions by their names in `media.RECIPES`, days since it was added, what was watched."""

    library: str = ""
    versions: tuple[str, ...] = ("1080p",)
    parts: int = 1
    days: float | None = None
    plays: int = 0
    progress: float = 0
    """How far into it the user is, 0 to 1; episodes: how many of the owned ones were watched, 0 to 1."""
    lacks: tuple[str, ...] = ()
    """Shows: episodes that this server does not have, as `1x04`."""


class Film(msgspec.Struct, frozen=True, omit_defaults=True):
    """A film. `rating` and `critic` are opinions of the pretend servers' viewers, 0 to 10; they are nobody's published score."""

    title: str
    year: int | None = None
    number: int = 0
    original_title: str | None = None
    sort_title: str | None = None
    language: str = "en"
    runtime: float = 90
    genres: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    cast: tuple[Player, ...] = ()
    studio: str | None = None
    country: str | None = None
    overview: str | None = None
    tagline: str | None = None
    content_rating: str | None = None
    released: str | None = None
    rating: float | None = None
    critic: float | None = None
    ids: Ids = Ids()
    look: Look = Look()
    attic: Place | None = None
    cellar: Place | None = None
    aspect: float = 1.78
    """Width over height of its picture."""


class Episode(msgspec.Struct, frozen=True, omit_defaults=True):
    """An episode; `number_last` is set where one file holds several."""

    title: str
    season: int = 1
    number: int = 1
    number_last: int | None = None
    aired: str | None = None
    overview: str | None = None
    runtime: float | None = None
    rating: float | None = None
    director: str | None = None
    ids: Ids = Ids()


class Show(msgspec.Struct, frozen=True, omit_defaults=True):
    """A show with all its episodes, in order, specials (season 0) first. `status` is continuing or ended; `ended` a date."""

    title: str
    year: int | None = None
    number: int = 0
    original_title: str | None = None
    sort_title: str | None = None
    language: str = "en"
    runtime: float = 30
    genres: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    cast: tuple[Player, ...] = ()
    studio: str | None = None
    country: str | None = None
    overview: str | None = None
    tagline: str | None = None
    content_rating: str | None = None
    released: str | None = None
    ended: str | None = None
    status: str = "ended"
    rating: float | None = None
    critic: float | None = None
    ids: Ids = Ids()
    look: Look = Look()
    attic: Place | None = None
    cellar: Place | None = None
    aspect: float = 1.33
    episodes: tuple[Episode, ...] = ()
    weekly: int | None = None
    """Invented shows that are on now: how many weeks ago their first episode aired; the dates follow from the clock."""
    discs: tuple[tuple[str, ...], ...] = ()
    """The order of its discs, season by season, as `1x04`: the demo's own, for made-up shows."""
    weekday: int = 0
    """How many days later in the week than the demo was set up they air, 0 to 6."""
    pace: int = 7
    """How many days lie between two of their episodes."""


Title = Film | Show

_ARTICLES = {
    "en": ("the ", "a ", "an "),
    "fr": ("le ", "la ", "les ", "l'", "l’", "un ", "une "),
    "de": ("der ", "die ", "das ", "ein ", "eine "),
    "es": ("el ", "la ", "los ", "las ", "un ", "una "),
    "it": ("il ", "la ", "lo ", "i ", "gli ", "le ", "un ", "una "),
}


def sort_title(title: str, language: str) -> str:
    """The title without a leading article of its language, as servers sort it."""
    low = title.lower()
    for article in _ARTICLES.get(language, _ARTICLES["en"]):
        if low.startswith(article) and len(title) > len(article):
            return title[len(article) :].lstrip()
    return title
