"""Which language TMDB's words and pictures are taken in: the user's, then English, then the original's (D25)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.metadata.tmdb.values import picture
from app.metadata.tmdb.wire import Image, Images, Movie, Show, Translation, each
from app.metadata.values import text

ORIGINALS = ("ja", "ko", "zh", "fr", "es", "de", "it", "pt", "ru", "hi")
"""Languages that most films and shows which are not in English were made in: their pictures are asked for too, to have any rather than none."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """The user's language, "de" or "pt-BR", and country, "BR"."""

    language: str = "en"
    region: str = "US"

    @property
    def code(self) -> str:
        """Without a region: "pt"."""
        return self.language.partition("-")[0].lower()

    @property
    def place(self) -> str:
        """The language's region, "BR"; "" where it names none."""
        return self.language.partition("-")[2].upper()

    def pictures(self) -> str:
        """The languages of pictures and videos to ask for, as TMDB lists them."""
        return ",".join(dict.fromkeys((self.code, "en", "null", *ORIGINALS)))

    def videos(self) -> str:
        """The languages of videos to ask for."""
        return ",".join(dict.fromkeys((self.code, "en", "null")))


@dataclass(frozen=True, slots=True)
class Said:
    """A title's texts in the best language that each is in."""

    title: str | None
    original: str | None
    overview: str | None
    tagline: str | None


def said(wire: Movie | Show, tongue: Tongue) -> Said:
    """A film's or show's texts. TMDB fills in the original title where a language has none: English is better."""
    title, original = (wire.title, wire.original_title) if isinstance(wire, Movie) else (wire.name, wire.original_name)
    title, original = text(title), text(original)
    source = (wire.original_language or "").lower()
    ranked = _ranked(wire, tongue, source)
    if title is None or (title == original and source not in {"", tongue.code}):
        codes = [one for one in ranked if source != "en" or _code(one) != "en"]
        title = _first(_title(one) for one in codes if source == "en" or _code(one) in {tongue.code, "en"}) or title or original or _first(map(_title, ranked))
    overview = text(wire.overview) or _first(one.data.overview for one in ranked if one.data)
    return Said(title, original, overview, text(wire.tagline) or _first(one.data.tagline for one in ranked if one.data))


def names(wire: Movie | Show) -> tuple[str, ...]:
    """Every other name that a title goes by, each once."""
    listed = wire.alternative_titles
    others = [one.title for many in ((listed.titles, listed.results) if listed else ()) for one in each(many)]
    translated = [_title(one) for one in each(wire.translations.translations if wire.translations else None)]
    mine = {wire.title, wire.original_title} if isinstance(wire, Movie) else {wire.name, wire.original_name}
    return tuple(name for name in dict.fromkeys(text(one) for one in (*others, *translated)) if name and name not in mine)


def poster(images: Images | None, usual: str | None, tongue: Tongue) -> str | None:
    """The user's language first; `usual` is the one that TMDB would show."""
    mine = [path for path, language in _paths(images.posters if images else None) if language == tongue.code]
    if mine:
        return usual if usual in mine else mine[0]
    return text(usual) or _best(images.posters if images else None, ("en", None))


def backdrop(images: Images | None, usual: str | None, tongue: Tongue) -> str | None:
    """One without words first."""
    bare = [path for path, language in _paths(images.backdrops if images else None) if language is None]
    if bare:
        return usual if usual in bare else bare[0]
    return text(usual) or _best(images.backdrops if images else None, (tongue.code, "en"))


def logo(images: Images | None, tongue: Tongue) -> str | None:
    """The user's language, English, none, any (D25). TMDB has a drawn one (SVG) as PNG too, under the same name."""
    found = _best(images.logos if images else None, (tongue.code, "en", None))
    return found.removesuffix(".svg") + ".png" if found and found.endswith(".svg") else found


def _best(images: tuple[Image | None, ...] | None, wanted: tuple[str | None, ...]) -> str | None:
    """The first in the first of the wanted languages that there is one in, else any; painted ones before drawn ones."""
    paths = sorted(_paths(images), key=lambda found: found[0].endswith(".svg"))
    for language in wanted:
        for path, its in paths:
            if its == language:
                return path
    return paths[0][0] if paths else None


def _paths(images: tuple[Image | None, ...] | None) -> list[tuple[str, str | None]]:
    """Path and language; "xx" is TMDB's word for no language."""
    found = []
    for image in each(images):
        path, language = picture(image.file_path), (image.iso_639_1 or "").lower()
        if path:
            found.append((path, None if language in {"", "xx"} else language))
    return found


def _ranked(wire: Movie | Show, tongue: Tongue, source: str) -> list[Translation]:
    """Translations into the user's language, English and the original language, the nearest first."""
    given = list(each(wire.translations.translations if wire.translations else None))
    order = {code: rank for rank, code in reversed(list(enumerate((tongue.code, "en", source))))}
    near = [one for one in given if _code(one) in order]
    return sorted(near, key=lambda one: (order[_code(one)], (one.iso_3166_1 or "").upper() != (tongue.place or _HOMES.get(_code(one), ""))))


_HOMES = {"en": "US", "pt": "PT", "es": "ES", "fr": "FR", "de": "DE", "zh": "CN"}


def _code(translation: Translation) -> str:
    return (translation.iso_639_1 or "").lower()


def _title(translation: Translation) -> str | None:
    return text(translation.data.title) or text(translation.data.name) if translation.data else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((found for value in values if (found := text(value))), None)
