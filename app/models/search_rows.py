"""The rows of a search: titles of the library and of TMDB, people, pages and actions, each ready to be shown."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.domain.cards import Hit, OwnedTitle, PersonHit
from app.domain.discovered import Offered, Somebody
from app.domain.fold import fold
from app.domain.found import Filtered, FoundHere
from app.domain.marking import marked
from app.models.departments import profession
from app.models.title_card_rows import title_address
from app.models.wording import count, shown, tr


class Command(NamedTuple):
    """Something to do or a page to go to. `words` are further names that find it, `keys` its shortcut."""

    key: str
    title: str
    symbol: str
    run: Callable[[], None]
    keys: str = ""
    words: str = ""
    page: bool = False


class Found(NamedTuple):
    """One row: `section` is its heading, `poster` a file's address or empty, `badge` a word about its state with its `tone`.

    `shape` is `title`, `person` or empty; `marked` the title with what matched between <b> and </b>, everything else in it escaped.
    """

    key: str
    section: str
    title: str
    marked: str
    detail: str
    symbol: str
    shape: str
    poster: str
    badge: str
    tone: str
    keys: str
    address: str
    reference: str


def hit_row(hit: Hit, words: Sequence[str]) -> Found:
    """A title or an episode of the library."""
    address = f"bijou://{hit.kind}/{hit.id}"
    if hit.kind == "episode":
        address = f"bijou://show/{hit.show_id}?season={hit.season or 0}&episode={hit.id}"
    elif hit.kind == "show" and hit.season is not None:
        address += f"?season={hit.season}"
    title = shown(hit.title) or tr("Untitled")
    return Found(
        key=f"{hit.kind}:{hit.id}",
        section=tr("Followed and wished") if hit.wanted else tr("In your library"),
        title=title,
        marked=with_marks(title, words),
        detail=" · ".join(part for part in _about(hit) if part),
        symbol="film" if hit.kind == "movie" else "tv",
        shape="title",
        poster="",
        badge=tr("Owned") if hit.owned else tr("Not owned"),
        tone="good" if hit.owned else "warn",
        keys="",
        address=address,
        reference=hit.poster or "",
    )


def offered_row(one: Offered, owned: OwnedTitle | None, words: Sequence[str], today: str) -> Found:
    """A title that TMDB has; `today` is YYYY-MM-DD."""
    title = shown(one.title) or tr("Untitled")
    original = shown(one.original_title, 80) if _script(one.original_title) <= _script(title) else ""
    badge, tone = (tr("Owned"), "good") if owned else (tr("Announced"), "info") if announced(one, today) else (tr("Not owned"), "warn")
    where = _places((owned.quality, server) for server in owned.servers) if owned else ""
    kind = tr("TV series") if one.kind == "show" else ""
    return Found(
        key=f"tmdb:{one.kind}:{one.tmdb}",
        section=tr("From TMDB"),
        title=title,
        marked=with_marks(title, words),
        detail=" · ".join(part for part in ((one.released or "")[:4], kind, original if original != title else "", where) if part) or tr("No date yet"),
        symbol="tv" if one.kind == "show" else "film",
        shape="title",
        poster="",
        badge=badge,
        tone=tone,
        keys="",
        address=title_address(one.kind, one.tmdb, owned.id if owned else 0),
        reference=f"tmdb {one.art.poster}" if one.art.poster else "",
    )


def _script(text: str | None) -> set[str]:
    """The scripts of the letters, by the first word of their names: LATIN, KATAKANA, CJK …; empty for none."""
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in text or "" if letter.isalpha()}


def person_row(one: PersonHit, words: Sequence[str]) -> Found:
    """Somebody in the library."""
    return _somebody(f"person:{one.id}", shown(one.name), _known_for(one), f"bijou://person/{one.id}", one.portrait or "", words)


def somebody_row(one: Somebody, row: int, words: Sequence[str]) -> Found:
    """Somebody at TMDB, told from others of their name by what they are known for; `row` is theirs in the library, 0 for none."""
    place = f"bijou://person/{row}" if row else f"bijou://person/tmdb-{one.tmdb}"
    portrait = f"tmdb {one.portrait}" if one.portrait else ""
    does = profession(one.known_for) if one.known_for else ""
    known = " · ".join(part for part in (does, *(shown(title.title, 80) for title in one.titles[:1])) if part)
    return _somebody(f"person:{row}" if row else f"tmdb:person:{one.tmdb}", shown(one.name), known, place, portrait, words)


def command_row(command: Command) -> Found:
    """Something to do, or a page to go to."""
    title = tr("Go to %1").replace("%1", command.title) if command.page else command.title
    return _plain(command.key, title, command.symbol, command.keys)


def see_all_row(text: str, address: str) -> Found:
    """The whole of it, on a page of its own."""
    return _plain("all", tr("See all results for “%1”").replace("%1", shown(text, 60)), "search")._replace(address=address)


def filtered_row(page: Filtered, *, first: bool) -> Found:
    """A library page that typed filters lead to; Tab goes to the first."""
    movies = page.kind == "movie"
    said = tr("Filter Movies by it: %Ln title(s)", page.titles) if movies else tr("Filter Shows by it: %Ln title(s)", page.titles)
    return _plain(f"filter:{page.kind}", said, "film" if movies else "tv", tr("Tab") if first else "")._replace(address=page.address)


def address_row(address: str) -> Found:
    """A pasted address of a page of Bijou's."""
    return _plain(address, tr("Open %1").replace("%1", shown(address, 80)), "chevron-right")._replace(address=address)


def matching(text: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that hold every typed word, pages first; all of them for nothing."""
    words = fold(text).split()
    some = [command for command in commands if all(word in fold(f"{command.title} {command.words}") for word in words)]
    return sorted(some, key=lambda command: not command.page)


def summary(answer: FoundHere) -> str:
    """How it went: 2 library results in 3 ms · spelled “metropolis”; of a pasted address, what it leads to that is not there."""
    if answer.unknown:
        return {
            "title": tr("Not in your library"),
            "person": tr("Not in your library"),
            "episode": tr("This address does not say which show it is of: paste the show’s own"),
            "server": tr("This server is not one of yours: add it, then paste again"),
            "item": tr("Not in your library: scan the server, then paste again"),
            "video": tr("YouTube’s addresses lead nowhere in Bijou: type the title’s name"),
        }[answer.unknown]
    results = sum(page.titles for page in answer.filtered) or len(answer.hits) + len(answer.people)
    said = tr("%Ln library result(s) in %1", results).replace("%1", tr("%Ln ms", max(1, round(answer.milliseconds))))
    return f"{said} · {tr('spelled “%1”').replace('%1', shown(answer.corrected, 60))}" if answer.corrected else said


def counted(answer: FoundHere, found: int) -> str:
    """12 in your library · spelled “metropolis”; of a pasted address, what it leads to that is not there."""
    if answer.unknown:
        return summary(answer)
    said = tr("%1 in your library").replace("%1", count(found)) if found else tr("Not in your library")
    return f"{said} · {tr('spelled “%1”').replace('%1', shown(answer.corrected, 60))}" if answer.corrected else said


def announced(one: Offered, today: str) -> bool:
    """Whether it is not out yet, or nobody knows when it will be."""
    return not one.released or one.released > today[: len(one.released)]


def with_marks(title: str, words: Sequence[str]) -> str:
    """The title as styled text, safe whatever is in it, with what the folded `words` match between <b> and </b>."""
    at, parts = 0, []
    spans = marked(title, words)
    if spans == [(0, len(title))]:
        spans = []  # all of it: there is nothing to point out
    for start, end in spans:
        parts += [html.escape(title[at:start], quote=False), "<b>", html.escape(title[start:end], quote=False), "</b>"]
        at = end
    return "".join([*parts, html.escape(title[at:], quote=False)])


def _about(hit: Hit) -> tuple[str, ...]:
    """1927 · Fritz Lang · 4K on Attic, 1080p on Cellar."""
    kind = {"movie": "", "show": tr("TV series"), "episode": tr("Episode")}[hit.kind]
    return (str(hit.year) if hit.year and hit.kind != "episode" else "", kind, shown(hit.context, 80), shown(hit.director, 60), _places(hit.places))


def _places(places: Iterable[tuple[str | None, str]]) -> str:
    said = [tr("%1 on %2").replace("%2", shown(server, 40)).replace("%1", quality) if quality else shown(server, 40) for quality, server in places]
    return ", ".join(said[:3])


def _known_for(one: PersonHit) -> str:
    """Maria in Metropolis; Director · Metropolis."""
    part, title = shown(one.part, 80), shown(one.title, 80)
    if not (part and title):
        return title or part or shown(one.department, 40)
    return tr("%1 in %2").replace("%2", title).replace("%1", part) if one.department == "Acting" else f"{part} · {title}"


def _somebody(key: str, name: str, detail: str, address: str, portrait: str, words: Sequence[str]) -> Found:
    name = name or tr("Unnamed")
    return Found(key, tr("People"), name, with_marks(name, words), detail, "user", "person", "", "", "", "", address, portrait)


def _plain(key: str, title: str, symbol: str, keys: str = "") -> Found:
    return Found(key, tr("Do"), title, html.escape(title, quote=False), "", symbol, "", "", "", "", keys, "", "")
