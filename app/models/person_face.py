"""Turns a person into the rows of their page, away from the GUI thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from app.domain.filmography import ACTING, Part, PersonPage
from app.domain.fold import sort_key
from app.models.departments import department, profession
from app.models.people_lines import initials
from app.models.person_rows import Listed, PartLine, PersonFace, PersonHead, RoleChip, SortChoice
from app.models.title_card_rows import TitleCard, spoken_stamp, stamp, title_address, title_card
from app.models.wording import count, long_date, paragraphs, shown, tr

KNOWN_FOR = 12
ROLES_IN_LINE = 3
LONGEST_PLACE = 120
_AS_THEMSELVES = ("self", "himself", "herself", "themselves", "themself")


def person_face(page: PersonPage) -> PersonFace:
    """The page of a person."""
    departments = Counter(part.department for part in page.parts)
    order = sorted(departments, key=lambda one: (one != page.known_for, -departments[one], one))
    titles = together(page.parts)
    chips = [_chip("", len(titles))] + [_chip(one, departments[one]) for one in sorted(order, key=lambda one: (one != ACTING, -departments[one], one))]
    name = shown(page.name, 200) or tr("Somebody without a name")
    head = PersonHead(
        name=name,
        roles=" · ".join(profession(one) for one in order[:ROLES_IN_LINE]),
        life="  ·  ".join(part for part in (_lived(page), shown(page.birthplace, LONGEST_PLACE), _held(titles)) if part),
        biography=paragraphs(page.biography),
        portrait=page.portrait or "",
        initials=initials(name),
    )
    return PersonFace(head, _known(page), [*everything(titles), *listed(page.parts)], chips if len(chips) > 2 else chips[:1])


def together(parts: Sequence[Part]) -> list[Part]:
    """One a title, whatever they did for it: where that is several things, its department is empty and its role names all of them."""
    titles: dict[tuple[str, str, int], list[Part]] = {}
    for part in parts:
        titles.setdefault(_title(part), []).append(part)
    return [some[0] if len(some) == 1 else _joined(some) for some in titles.values()]


def _joined(some: Sequence[Part]) -> Part:
    return msgspec.structs.replace(some[0], department="", role=", ".join(filter(None, map(_role, some))))


def everything(titles: Sequence[Part]) -> list[Listed]:
    """All titles as the first chip lists them."""
    return [one._replace(department="", line=one.line._replace(key=f"{one.line.key} all")) for one in listed(titles)]


def listed(parts: Sequence[Part]) -> list[Listed]:
    """In lines, newest first, what has no date last."""
    return sorted((_listed(part) for part in parts), key=lambda one: (one.released, one.sort_title), reverse=True)


def in_order(some: Sequence[Listed], sort: str) -> list[Listed]:
    """In one of `sorts()`; what has no date or rating is last, equals are by date."""
    match sort:
        case "oldest":
            return sorted(some, key=lambda one: (not one.released, one.released, one.sort_title))
        case "title":
            return sorted(some, key=lambda one: one.sort_title)
        case "rating":
            return sorted(some, key=lambda one: -one.rating)
        case _:
            return list(some)


def sorts() -> list[SortChoice]:
    """The orders of a filmography, the usual one first."""
    return [SortChoice("newest", tr("Newest")), SortChoice("oldest", tr("Oldest")), SortChoice("title", tr("Title")), SortChoice("rating", tr("Rating"))]


def _chip(key: str, number: int) -> RoleChip:
    name = department(key) if key else tr("All")
    return RoleChip(key, f"{name} · {count(number)}", f"{name}, {tr('%Ln credit(s)', number)}")


def _lived(page: PersonPage) -> str:
    """1906 to 1985; Born 14 November 1906."""
    if page.died:
        return f"{page.born[:4]} – {page.died[:4]}" if page.born else tr("Died %1").replace("%1", long_date(page.died))
    return tr("Born %1").replace("%1", long_date(page.born)) if page.born else ""


def _held(titles: Sequence[Part]) -> str:
    """24 credits, 3 in your library."""
    owned = sum(1 for title in titles if title.owned)
    said = tr("%Ln credit(s)", len(titles)) if titles else ""
    return " · ".join(part for part in (said, tr("%Ln in your library", owned) if owned else "") if part)


def _known(page: PersonPage) -> list[TitleCard]:
    """The titles that most people know, of what they are known for, and not as themselves."""
    best: dict[tuple[str, str, int], Part] = {}
    for part in sorted(page.parts, key=lambda part: (not _counts(part, page.known_for), -part.weight)):
        best.setdefault(_title(part), part)
    return [title_card(part.kind, part.tmdb, part.title, part.year, part.poster, part.owned, part.row) for part in list(best.values())[:KNOWN_FOR]]


def _counts(part: Part, known_for: str | None) -> bool:
    themselves = (part.role or "").casefold().startswith(_AS_THEMSELVES) and part.department == ACTING
    return not themselves and (known_for is None or part.department == known_for)


def _title(part: Part) -> tuple[str, str, int]:
    return part.kind, part.tmdb, 0 if part.tmdb else part.row


def _role(part: Part) -> str:
    """The character or the jobs; where nobody names them, nothing of who plays, and of others the department."""
    return shown(part.role, 200) or (department(part.department) if part.department not in {"", ACTING} else "")


def _listed(part: Part) -> Listed:
    title = shown(part.title) or tr("Untitled")
    year = str(part.year) if part.year else ""
    role = _role(part)
    said = tr("as %1").replace("%1", role) if role and part.department == ACTING else role
    line = PartLine(
        key=" ".join(map(str, (*_title(part), part.department))),
        year=year,
        title=title,
        role=role,
        stamp=stamp(part.owned) if part.owned else "",
        owned=part.owned is not None,
        address=title_address(part.kind, part.tmdb, part.owned.id if part.owned else part.row),
        poster=part.poster or "",
        spoken=", ".join(word for word in (title, year, said, spoken_stamp(part.owned)) if word),
        artless=not part.poster,
    )
    return Listed(line, part.department, part.released or year, sort_key(part.title), part.rating or 0.0)
