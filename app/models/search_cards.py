"""What the Search page shows: cards of titles, of the library and of TMDB, cards of people, lines of episodes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.cards import Hit, OwnedTitle, PersonHit, TitleKind
from app.domain.discovered import Offered, Somebody
from app.domain.found import FoundOutside
from app.models.people_lines import initials
from app.models.search_rows import announced, person_row, somebody_row
from app.models.title_card_rows import TitleCard, title_card
from app.models.wording import shown, tr


class PersonCard(NamedTuple):
    """Somebody, ready to be shown; `poster`, `file` and `artless` as in TitleCard. `owned`: the library knows them."""

    address: str
    name: str
    part: str
    initials: str
    owned: bool
    spoken: str
    poster: str
    artless: bool = False
    file: str = ""


def hit_card(hit: Hit) -> TitleCard:
    """A title of the library."""
    kind: TitleKind = "show" if hit.kind == "show" else "movie"
    best = max((quality for quality, _ in hit.places if quality), key=_RANK.index, default=hit.quality)
    owned = OwnedTitle(hit.id, best, tuple(server for _, server in hit.places)) if hit.owned else None
    return title_card(kind, "", hit.title, hit.year, hit.poster, owned, hit.id)


def offered_cards(found: FoundOutside, today: str) -> list[TitleCard]:
    """The titles of a page of TMDB's."""
    return [_offered_card(one, found.owned.get((one.kind, one.tmdb)), today) for one in found.entries if isinstance(one, Offered)]


def person_cards(people: Iterable[PersonHit]) -> list[PersonCard]:
    """People of the library."""
    cards = []
    for one in people:
        row = person_row(one, ())
        cards.append(_person_card(row.address, row.title, row.detail, row.reference, known=True))
    return cards


def somebody_cards(found: FoundOutside) -> list[PersonCard]:
    """The people of a page of TMDB's."""
    cards = []
    for one in found.entries:
        if isinstance(one, Somebody):
            known = found.people.get(one.tmdb, 0)
            row = somebody_row(one, known, ())
            cards.append(_person_card(row.address, row.title, row.detail, row.reference, known=known > 0))
    return cards


_RANK = ("SD", "720p", "1080p", "4K")


def _offered_card(one: Offered, owned: OwnedTitle | None, today: str) -> TitleCard:
    year = int(one.released[:4]) if one.released and one.released[:4].isdecimal() else None
    card = title_card(one.kind, one.tmdb, one.title, year, f"tmdb {one.art.poster}" if one.art.poster else None, owned)
    if owned is None and announced(one, today):
        said = tr("Announced")
        return card._replace(stamp=said, spoken=", ".join(part for part in (card.title, card.year, said) if part))
    return card


def _person_card(address: str, name: str, part: str, portrait: str, *, known: bool) -> PersonCard:
    said = ", ".join(text for text in (shown(name), part, tr("in your library") if known else "") if text)
    return PersonCard(address, name, part, initials(name), known, said, portrait, artless=not portrait)
