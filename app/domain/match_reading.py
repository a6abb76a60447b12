"""The titles of one side of a match, taken apart, and the several ways in which ours may be meant (D21)."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.match_titles import Form, form, without_country, without_year
from app.domain.provided import Candidate, Known

_ALSO_KNOWN_AS = re.compile(r"\s+[(\[]?(?:aka|a\.k\.a\.?)\s+", re.IGNORECASE)


class Named(NamedTuple):
    """One title: `what` is title, original_title or other_title, the machine word of a reason."""

    what: str
    text: str
    form: Form


class Reading(NamedTuple):
    """Every title of one side, with the years and the country that it goes by: those told, and those that stand behind its title."""

    titles: tuple[Named, ...]
    years: frozenset[int]
    country: str | None

    @property
    def original(self) -> Named | None:
        """The original title, where it is another than the title."""
        return next((each for each in self.titles if each.what == "original_title"), None)


def readings(known: Known) -> list[Reading]:
    """As it stands, and where the title ends in a year or a country without brackets, without that: "King Kong 1933", "The Office US"."""
    years = {known.year} if known.year else set()
    found = [_reading(known, known.title, years)]
    if (dated := without_year(known.title)) and years <= {dated[1]}:
        found.append(_reading(known, dated[0], {dated[1]}))
    if known.kind == "show" and (placed := without_country(known.title)):
        found.append(_reading(known, placed[0], years, placed[1]))
    return found


def reading(candidate: Candidate) -> Reading:
    """A candidate's titles."""
    return _reading(candidate, candidate.title, {candidate.year} if candidate.year else set())


def _reading(one: Known | Candidate, title: str, years: set[int], country: str | None = None) -> Reading:
    named = [Named("title", title, form(title))]
    if one.original_title and one.original_title != one.title:
        named.append(Named("original_title", one.original_title, form(one.original_title)))
    if len(also := _ALSO_KNOWN_AS.split(title.rstrip(")]"))) > 1:
        named += [Named("title", each, form(each)) for each in also if each.strip()]
    named += [Named("other_title", other, form(other)) for other in one.other_titles if other not in {one.title, one.original_title}]
    told = years | {named[0].form.year} if named[0].form.year else years
    return Reading(tuple(named), frozenset(told), country or next((each.form.country for each in named if each.form.country), None))
