"""Who made a title: the crew's line under the heading, and everybody for the sheet of all cast and crew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.fold import fold
from app.domain.pages import PersonCredit
from app.models.title_more_rows import CreditLine, CrewName, Department
from app.models.wording import count, shown, tr

NAMES_IN_LINE = 3
CREDITS_SHOWN = 2_000
"""People of one title; the longest-running shows have about as many."""


def person_address(person: PersonCredit) -> str:
    """Where somebody's page is: by their row, else by TMDB's number; empty where there is neither."""
    if person.person_id:
        return f"bijou://person/{person.person_id}"
    number = person.tmdb or ""
    return f"bijou://person/tmdb-{number}" if number.isascii() and number.isdecimal() else ""


def initials(name: str) -> str:
    """Of the first and the last word, `BH`."""
    words = [word for word in name.split() if word[:1].isalnum()]
    return "".join(word[0] for word in (words[0], words[-1])).upper() if len(words) > 1 else name[:1].upper()


def crew_line(crew: Sequence[PersonCredit]) -> list[CrewName]:
    """`Directed by Fritz Lang · Written by Thea von Harbou`, name by name."""
    said = (
        (("Creator",), tr("Created by %1")),
        (("Director",), tr("Directed by %1")),
        (("Writer", "Screenplay", "Story"), tr("Written by %1")),
        (("Original Music Composer", "Composer", "Music"), tr("Music by %1")),
    )
    groups = [(words, people) for jobs, words in said if (people := having(crew, jobs))]
    return [name for at, (words, people) in enumerate(groups) for name in _group(words, people, last=at == len(groups) - 1)]


def having(crew: Iterable[PersonCredit], jobs: Sequence[str]) -> list[PersonCredit]:
    """The first few who did one of these jobs."""
    return [person for person in crew if shown(person.name) and not set(jobs).isdisjoint((person.job or "").split(" / "))][:NAMES_IN_LINE]


def _group(words: str, people: Sequence[PersonCredit], *, last: bool) -> Iterable[CrewName]:
    before, _, behind = words.partition("%1")
    for at, person in enumerate(people):
        name = shown(person.name, 60)
        after = "," if at < len(people) - 1 else behind.rstrip() + ("" if last else " ·")
        yield CrewName(f"{words} {at}", before.strip() if at == 0 else "", name, after, person_address(person), words.replace("%1", name))


def everybody(cast: Sequence[PersonCredit], crew: Sequence[PersonCredit]) -> list[CreditLine]:
    """The cast in its order, then the crew department by department."""
    order = {name: at for at, name in enumerate(_department_names())}
    makers = sorted(crew, key=lambda person: order.get(_departments(person)[0], len(order)))
    return [_credit(at, person) for at, person in enumerate((*cast, *makers)[:CREDITS_SHOWN])]


def _credit(at: int, person: PersonCredit) -> CreditLine:
    name = shown(person.name, 80) or tr("Unnamed")
    part = shown((person.character or person.job or "").replace(" / ", ", "), 120)
    departments = _departments(person)
    return CreditLine(
        key=f"{departments[0]} {person.person_id or person.tmdb or at}",
        name=name,
        part=part,
        initials=initials(name),
        reference=person.portrait or "",
        address=person_address(person),
        spoken=f"{name}, {part}" if part else name,
        departments=departments,
        folded=fold(f"{name} {part}"),
    )


def _departments(person: PersonCredit) -> tuple[str, ...]:
    return person.departments or (person.department or "Crew",)


def departments(lines: Iterable[CreditLine], fitting: Sequence[CreditLine]) -> list[Department]:
    """Everybody, then each department of `lines`, with how many of those that are `fitting` are in it."""
    found = dict.fromkeys((name for line in lines for name in line.departments), 0)
    for name in (name for line in fitting for name in line.departments):
        found[name] += 1
    names = _department_names()
    order = {name: at for at, name in enumerate(names)}
    parts = sorted(found, key=lambda name: order.get(name, len(order)))
    return [_department("", tr("Everybody"), len(fitting)), *(_department(one, names.get(one) or shown(one, 40), found[one]) for one in parts)]


def _department(key: str, name: str, number: int) -> Department:
    return Department(key, f"{name} · {count(number)}", f"{name}, {count(number)}")


def _department_names() -> dict[str, str]:
    """TMDB's departments in the order in which they are shown, in the user's language."""
    return {
        "Acting": tr("Cast"),
        "Creator": tr("Created by"),
        "Directing": tr("Directing"),
        "Writing": tr("Writing"),
        "Production": tr("Production"),
        "Camera": tr("Camera"),
        "Editing": tr("Editing"),
        "Sound": tr("Music and sound"),
        "Art": tr("Art"),
        "Costume & Make-Up": tr("Costume and make-up"),
        "Visual Effects": tr("Visual effects"),
        "Lighting": tr("Lighting"),
        "Crew": tr("Crew"),
    }
