"""What every metadata provider can be asked, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, runtime_checkable

from app.domain.art_choices import OfferedPicture
from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.problems import Missing
from app.domain.provided import Candidate, EpisodeList, Facet, Provided, Provider

TitleKind = Literal["movie", "show"]


class MetadataProvider(Protocol):
    """One provider. Thread safe; arguments go by position.

    Every method may ask the network: it raises a Problem (Refused, Missing, Busy, Spent, Unreachable, BadAnswer, UnknownCertificate) or Cancelled.
    """

    @property
    def provider(self) -> Provider: ...

    @property
    def facets(self) -> Mapping[str, tuple[Facet, ...]]:
        """By kind ("movie", "show"): the facets that it gives, none where it does not know the kind."""

    def resolve(self, kind: TitleKind, ids: ExternalIds, cancel: Cancel, /) -> str | None:
        """Its own id of the title with these ids; None when it knows none of them."""

    def search(self, kind: TitleKind, title: str, year: int | None, cancel: Cancel, /) -> list[Candidate]:
        """Titles that may be meant, its own best first, in one question; empty where there are none or it cannot search. Not all heed the year."""

    def candidate(self, kind: TitleKind, its_id: str, cancel: Cancel, /) -> Candidate:
        """One title with all that helps to judge it. Raises Missing when the id is gone."""

    def provide(self, kind: TitleKind, its_id: str, facets: frozenset[Facet], cancel: Cancel, /) -> Provided:
        """What it knows of one title, at least the facets asked for that it has. Raises Missing when the id is gone."""

    def check(self, cancel: Cancel, /) -> None:
        """Ask the least that shows whether the address and the key are good. Raises as above."""


@runtime_checkable
class Worded(MetadataProvider, Protocol):
    """A provider whose pages are addressed by words ("breaking-bad"), not by ids."""

    def of_words(self, kind: TitleKind, words: str, cancel: Cancel, /) -> str | None:
        """The id of the title at this address; None when there is none. Raises as MetadataProvider does."""


@runtime_checkable
class Pictured(MetadataProvider, Protocol):
    """A provider that has several pictures of a title to choose from."""

    def pictures(self, kind: TitleKind, its_id: str, cancel: Cancel, /) -> tuple[OfferedPicture, ...]:
        """Every poster, backdrop and logo, its best first; empty for a kind that it does not know. Raises as MetadataProvider does."""


@runtime_checkable
class Ordering(Protocol):
    """A provider that knows the episodes of a show in several orders."""

    def episode_list(self, its_id: str, order: str, cancel: Cancel, /) -> EpisodeList:
        """The episodes in an order ("dvd", "absolute"); empty where there is none. Raises as MetadataProvider does."""


def named(candidate: Candidate) -> Candidate:
    """A candidate that has a name. Raises Missing for one that has none: nobody could tell whether it is the title."""
    if not candidate.title:
        raise Missing("The provider has no name for this title.")
    return candidate
