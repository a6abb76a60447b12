"""What a file's or folder's name says by itself: the plain forms that naming guides ask for, and the marks of episodes, parts and extras.

Names in a plain form are taken at their word; all others go to guessit, which costs thousands of times as much (see reading.py).
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from app.sources.folders.text import alike, spaced, tidy, without_tags

EPISODE = re.compile(
    r"(?<![^\W_])s(?P<season>\d{1,4})[ ._-]?e(?:p[ ._]?)?(?P<first>\d{1,4})(?P<more>(?:[ ._]?-?[ ._]?e(?:p[ ._]?)?\d{1,4}|-\d{1,3}(?![\dpi]))*)(?!\d)",
    re.IGNORECASE,
)
_CROSSED = re.compile(r"(?<![\w.])(?P<season>\d{1,2})x(?P<first>\d{2,3})(?P<more>(?:-(?:\d{1,2}x)?\d{2,3}|x\d{2,3})*)(?![\dx])", re.IGNORECASE)
_DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)[ ._-](\d\d)[ ._-](\d\d)(?!\d)")
_NUMBERED = re.compile(r"(?:episode|folge|épisode|episodio|ep?)?[ ._-]*(?P<first>\d{1,3})(?:-(?P<last>\d{1,3}))?(?![\dpi])(?=$|[ ._-])", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:\[[^\]]+\] ?)?(?P<show>.+?) - (?P<first>\d{2,4})(?:-(?P<last>\d{2,4}))?(?:v\d)?(?=$| - | ?[\[(])")

_YEARED = re.compile(r"(?P<title>.*\S) ?\((?P<year>(?:18[7-9]|19\d|20[0-3])\d)(?:[-–](?:\d{4})?)?\)(?P<rest>.*)", re.DOTALL)
_BARE_YEAR = re.compile(r"(?<=.)[ (\[]((?:18[7-9]|19\d|20[0-3])\d)(?=$|[ )\]])")
_TECHNICAL = re.compile(
    r"(?<![^\W_])(?:\d{3,4}[pi]|4k|8k|uhd|sdr?|hdr(?:10)?\+?|dv|dovi|x ?26[45]|h[ .]?26[45]|hevc|avc|av1|xvid|divx|10bit|8bit|"
    r"blu-?ray|b[dr]rip|dvd(?:rip|scr|r)?|web(?:-?dl|rip)|hd(?:tv|rip)|pdtv|remux|aac|e?-?ac-?3|dd[p+]?[57][ .]1|dts(?:-?hd)?|truehd|atmos|flac|"
    r"proper|repack|remastered|multi|dubbed|subbed|complete)(?![^\W_])",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?=\S*[^\W_]{2})[^\W_]+(?:[._]+[^\W_]+){2,}\.?")  # The.Office.US, but not S.W.A.T
_BRACKETS = re.compile(r"[\[{(]")
_PART = re.compile(r"[ ._-]+(?P<word>cd|dis[ck]|dvd|part|pt)[ ._-]?(?P<number>\d{1,2}|[a-d])$", re.IGNORECASE)
_TITLE_PART = re.compile(r"(?<![^\W_])(?:part|chapter|vol(?:ume)?\.?) (?:\d{1,2}|[ivx]{1,4}|one|two|three|four)(?![^\W_])", re.IGNORECASE)


class Marks(NamedTuple):
    """Where a name places an episode, and which part of the name says so. `date` is YYYY-MM-DD of an episode known by its day."""

    season: int | None
    first: int | None
    last: int | None
    date: str | None
    start: int
    end: int


class Plain(NamedTuple):
    """A name in a plain form, taken at its word."""

    title: str | None
    year: int | None = None


def marks(stem: str) -> Marks | None:
    """The episode marks that are plain wherever the file lies: S01E02, S01E01-E03, 1x05, 2013-05-01."""
    match = EPISODE.search(stem) or _CROSSED.search(stem)
    if match is not None:
        first = int(match["first"])
        last = max([first, *(int(number) for number in re.findall(r"\d+(?!x)", match["more"]))])
        return Marks(int(match["season"]), first, last if last - first < 100 else first, None, match.start(), match.end())
    match = _DATED.search(stem)
    if match is not None:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
        return Marks(None, None, None, day.isoformat(), match.start(), match.end())
    return None


def number_in_season(stem: str) -> Marks | None:
    """The number at the beginning of a name in a season's folder: "01 - Pilot", "Episode 5"."""
    match = _NUMBERED.match(stem)
    return _marks_of(match) if match else None


def absolute_number(stem: str) -> Marks | None:
    """The number of "[Group] Show - 105 [720p]" or "Show - 105 - Title", counted through all seasons."""
    match = _ABSOLUTE.match(stem)
    if match is None or (1900 <= int(match["first"]) <= 2100 and not stem.startswith("[")):
        return None
    return _marks_of(match)


def _marks_of(match: re.Match[str]) -> Marks:
    first = int(match["first"])
    last = int(match["last"] or first)
    return Marks(None, first, last if first <= last < first + 100 else first, None, match.start("first"), match.end())


def plain_film(stem: str) -> Plain | None:
    """The form "Title (1927)", whatever follows: tags, a version's label. None when the name is not in that form."""
    match = _YEARED.fullmatch(without_tags(stem))
    if match is None:
        return None
    title = tidy(match["title"])
    if " " not in title and ("_" in title or title.strip(".").count(".") > 1):
        return None  # words joined by dots: not plain
    return Plain(title, int(match["year"]))


def part_in_title(stem: str) -> str | None:
    """The words "Part II" as they stand in a film's name."""
    match = _TITLE_PART.search(spaced(stem))
    return match[0] if match else None


def plain_show(folder: str) -> Plain | None:
    """A show's folder: "Dragnet", "Dragnet (1951) {tvdb-73491}". None when its name looks like a release's."""
    film = plain_film(folder)
    if film is not None:
        return film
    name = tidy(without_tags(folder))
    if not name or _TECHNICAL.search(name) or _BRACKETS.search(name) or _JOINED.fullmatch(name):
        return None
    return Plain(name)


def plain_episode_title(stem: str, found: Marks) -> Plain | None:
    """The episode's title after its mark: "Show - S01E02 - Title"; Plain(None) when nothing follows; None when it is not that plain."""
    rest = without_tags(stem[found.end :])
    if not rest.strip(" -"):
        return Plain(None)
    if not rest.startswith((" - ", " ")) or _BRACKETS.search(rest) or _TECHNICAL.search(rest) or "_" in rest:
        return None
    if " " not in rest.strip() and "." in rest.strip().strip("."):
        return None
    title = tidy(rest.removeprefix(" - ") if rest.startswith(" - ") else rest)
    return Plain(title or None)


def show_before(stem: str, found: Marks) -> str:
    """The show's name before an episode's mark, as words; empty when the name begins with the mark."""
    before = re.sub(r"^\[[^\]]*\]", "", stem[: found.start])
    return spaced(_YEARED.sub(r"\g<title>", before.rstrip(" ._-")))


def group_of(stem: str) -> str:
    """What the versions and parts of one film have in common: its folded title and year."""
    name = without_tags(stem)
    match = _YEARED.fullmatch(name)
    if match is not None:
        return f"{alike(match['title'])} {match['year']}"
    words = spaced(name)
    years = list(_BARE_YEAR.finditer(words))
    if years:
        year = years[-1]  # "2001 A Space Odyssey 1968"
        return f"{alike(words[: year.start()])} {year[1]}"
    technical = _TECHNICAL.search(words)
    return alike(words[: technical.start()] if technical and technical.start() else words)


def year_in_group(group: str) -> bool:
    """Whether a group's name ends with a year."""
    return re.search(r"\S (?:18|19|20)\d\d$", group) is not None


def part_of(stem: str) -> tuple[str, int | None, bool]:
    """The name without its part mark, the part's number, and whether the mark can mean nothing else (cd, disc: a "part" may belong to the title)."""
    match = _PART.search(stem)
    if match is None:
        return stem, None, False
    number = match["number"].lower()
    return stem[: match.start()], int(number) if number.isdecimal() else ord(number) - ord("a") + 1, match["word"].lower() not in {"part", "pt"}
