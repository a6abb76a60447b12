"""The titles of one side of a match, taken apart, and the several ways in which ours may be meant (D21)."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.fold import fold
from app.domain.match_titles import Form, form, shown, without_country, without_year
from app.domain.provided import Candidate, Known

_ALSO_KNOWN_AS = re.compile(r"\s+[(\[]?(?:aka|a\.k\.a\.?)\s+", re.IGNORECASE)


_BRACKET_AFTER = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_LAST_PART = re.compile(r"\s*:\s+|\s+[-–—/|]\s+|\s+(?=\(?a\.?k\.?a\b)", re.IGNORECASE)


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


MOST_QUESTIONS = 4


def questions(known: Known) -> list[tuple[str, int | None]]:
    """Words and year to search for, one after the other until it is found, at most four.

    The title of its year, then of any; the original title and another; then the title without the year or country behind it, or without its last part.
    """
    stands = form(known.title)
    year = known.year or stands.year
    whole = shown(known.title)
    asked: list[tuple[str, int | None]] = [(whole, year), (whole, None)]
    asked += [(shown(title), None) for title in (known.original_title, *known.other_titles[:1]) if title]
    if dated := without_year(whole):
        asked.append(dated)
    if known.kind == "show" and (placed := without_country(whole)):
        asked.append((placed[0], year))
    asked += [(words, year) for words in (_BRACKET_AFTER.sub("", whole), _LAST_PART.split(whole)[0])]
    once = {(fold(words), when): (words, when) for words, when in reversed(asked) if words.strip()}
    return [once[key] for key in dict.fromkeys((fold(words), when) for words, when in asked) if key in once][:MOST_QUESTIONS]


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
