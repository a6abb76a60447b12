"""The pictures that a title's poster, backdrop or logo may be chosen from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

ArtField = Literal["poster", "backdrop", "logo"]
ART_FIELDS: tuple[ArtField, ...] = get_args(ArtField)


class OfferedPicture(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One picture of a provider. `reference` is the provider's own, without its name; `language` ISO 639-1, None for one without words; `score` 0 to 10."""

    field: ArtField
    reference: str
    language: str | None = None
    width: int | None = None
    height: int | None = None
    score: float | None = None
    votes: int | None = None


class ArtChoice(msgspec.Struct, frozen=True):
    """One picture that may be chosen: `reference` as a title's columns hold it ("tmdb /abc.jpg"), `source` "plex:1" or "tmdb", `name` its name."""

    field: ArtField
    reference: str
    source: str
    name: str
    language: str | None = None
    width: int | None = None
    height: int | None = None
    score: float | None = None
    votes: int | None = None


class ArtChoices(msgspec.Struct, frozen=True):
    """All pictures of one title, the likeliest first within each field; what is shown now, and which fields the user has locked.

    `troubles` are sentences about those who could not be asked; `keyless` those that need a key first.
    """

    title: str = ""
    choices: tuple[ArtChoice, ...] = ()
    now: Mapping[str, str] = {}
    locked: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    keyless: tuple[str, ...] = ()
