"""What facts other than the title say for or against a candidate: year, runtime, episodes, country, director (D21)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from app.domain.fold import fold
from app.domain.match_words import country
from app.domain.provided import Candidate, Known

Sign = Literal["same", "near", "differs"]


class Reason(NamedTuple):
    """One thing that speaks for or against a candidate, for the card of *Find match*.

    `what` is a machine word: kind, ids, title, original_title, other_title, year, runtime, episodes, seasons, country or director. `known` and `offered` are
    the two values as they were given: years, minutes and numbers of episodes as numbers, else text.
    """

    sign: Sign
    what: str
    known: str | float | None = None
    offered: str | float | None = None


class Weighed(NamedTuple):
    """A reason and its points."""

    points: float
    reason: Reason


# Points are hundredths: a title that is the same brings 60, so title and year alone make 90. See match.MATCHED.
YEAR_SAME, YEAR_NEAR, YEAR_UNKNOWN, YEAR_MISSING = 30.0, 20.0, 12.0, 6.0
YEAR_APART, YEARS_FAR = -5.0, -25.0
RUNTIME_SAME, RUNTIME_NEAR, RUNTIME_DIFFERS, RUNTIME_FAR = 8.0, 0.0, -8.0, -20.0
EPISODES_SAME, EPISODES_TOO_FEW, SEASONS_TOO_FEW = 5.0, -25.0, -8.0
COUNTRY_SAME, COUNTRY_DIFFERS = 3.0, -4.0
COUNTRY_NAMED_SAME, COUNTRY_NAMED_DIFFERS = 6.0, -25.0
DIRECTOR_SAME, DIRECTOR_DIFFERS = 10.0, -15.0


def years_apart(known: frozenset[int], offered: frozenset[int]) -> int | None:
    """The least number of years between the two; None when either is unknown."""
    return min((abs(mine - theirs) for mine in known for theirs in offered), default=None)


def weigh_year(known: frozenset[int], offered: frozenset[int]) -> Weighed:
    """Exact is better than one apart; unknown counts neither way, so more is needed elsewhere."""
    apart = years_apart(known, offered)
    if apart is None:
        # A title whose year we do not know may be any; one that lacks the year that we do know is more likely another's bare entry.
        return Weighed(YEAR_MISSING if known else YEAR_UNKNOWN, Reason("near", "year", _one(known), _one(offered)))
    mine, theirs = min(((mine, theirs) for mine in known for theirs in offered), key=lambda pair: (abs(pair[0] - pair[1]), pair))
    if apart == 0:
        return Weighed(YEAR_SAME, Reason("same", "year", mine, theirs))
    if apart == 1:
        return Weighed(YEAR_NEAR, Reason("near", "year", mine, theirs))
    return Weighed(YEAR_APART if apart <= 3 else YEARS_FAR, Reason("differs", "year", mine, theirs))


def weigh_runtime(known: Known, offered: Candidate, *, longer_cut: bool = False) -> Weighed | None:
    """Minutes of a film, or of one episode; a speed-up of four percent is the same. `longer_cut`: ours is an edition, which may be longer."""
    mine, theirs = known.runtime_minutes, offered.runtime_minutes
    if not mine or not theirs:
        return None
    apart = abs(mine - theirs)
    if apart <= max(2.5, 0.045 * max(mine, theirs)):
        return Weighed(RUNTIME_SAME, Reason("same", "runtime", mine, theirs))
    if apart <= max(6.0, 0.13 * max(mine, theirs)) or (longer_cut and theirs < mine < 1.5 * theirs):
        return Weighed(RUNTIME_NEAR, Reason("near", "runtime", mine, theirs))
    if known.kind == "show" and apart <= 0.45 * max(mine, theirs):
        return Weighed(0.0, Reason("near", "runtime", mine, theirs))  # with and without advertisements, double episodes
    return Weighed(RUNTIME_FAR if runtime_far(mine, theirs) else RUNTIME_DIFFERS, Reason("differs", "runtime", mine, theirs))


def runtime_far(mine: float, theirs: float) -> bool:
    """Farther apart than cuts of one film are."""
    return abs(mine - theirs) > max(12.0, 0.35 * max(mine, theirs))


def weigh_episodes(known: Known, offered: Candidate) -> list[Weighed]:
    """A show that has fewer episodes than we own is another; one that has more tells nothing."""
    found = []
    if known.episodes and offered.episodes:
        reason = ("episodes", known.episodes, offered.episodes)
        if known.episodes == offered.episodes:
            found.append(Weighed(EPISODES_SAME, Reason("same", *reason)))
        elif too_many(known.episodes, offered.episodes):
            found.append(Weighed(EPISODES_TOO_FEW, Reason("differs", *reason)))
    if known.seasons and offered.seasons and known.seasons > offered.seasons + 1 and not (known.episodes and offered.episodes):
        found.append(Weighed(SEASONS_TOO_FEW, Reason("differs", "seasons", known.seasons, offered.seasons)))
    return found


def too_many(owned: int, listed: int) -> bool:
    """Whether more episodes are owned than a list that is a little behind, or counts double episodes once, could lack."""
    return owned > listed * 1.25 + 3


def weigh_country(known: str | None, offered: str | None, named: str | None, offered_named: str | None) -> Weighed | None:
    """Countries by their codes; one that stands in the title ("(US)") was put there to tell, so it counts more."""
    mine, theirs = named or country(known), offered_named or country(offered)
    if not mine or not theirs:
        return None
    told = named or offered_named
    if mine == theirs:
        return Weighed(COUNTRY_NAMED_SAME if told else COUNTRY_SAME, Reason("same", "country", mine, theirs))
    return Weighed(COUNTRY_NAMED_DIFFERS if told else COUNTRY_DIFFERS, Reason("differs", "country", mine, theirs))


def weigh_director(known: Known, offered: Candidate) -> Weighed | None:
    """One director in common is enough; names in two scripts cannot be compared."""
    mine, theirs = _names(known.directors), _names(offered.directors)
    if not mine or not theirs or _latin(mine) != _latin(theirs):
        return None
    same = not mine.isdisjoint(theirs)
    reason = Reason("same" if same else "differs", "director", ", ".join(known.directors), ", ".join(offered.directors))
    return Weighed(DIRECTOR_SAME if same else DIRECTOR_DIFFERS, reason)


def _one(years: frozenset[int]) -> int | None:
    return min(years, default=None)


def _names(names: tuple[str, ...]) -> frozenset[frozenset[str]]:
    """Each name as its words: surname first and last are one."""
    return frozenset(frozenset(fold(name).replace(".", " ").replace(",", " ").replace("-", " ").split()) for name in names if name.strip())


def _latin(names: frozenset[frozenset[str]]) -> bool:
    return all(word.isascii() for name in names for word in name)
