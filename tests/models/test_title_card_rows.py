"""Small poster cards: what they say, where they lead, and how their pictures arrive."""

from __future__ import annotations

from app.domain.cards import OwnedTitle
from app.models.row_pictures import RowPictures
from app.models.short_list import ShortList
from app.models.title_card_rows import TitleCard, spoken_stamp, stamp, title_card
from tests.models.holding import HeldPictures


def test_an_owned_title_leads_to_its_own_page_and_says_how_well_it_is_owned() -> None:
    card = title_card("movie", "905", "Pandora's Box", 1929, "tmdb /box.jpg", OwnedTitle(12, "1080p", ("Attic", "Cellar")))
    assert (card.address, card.number, card.stamp, card.owned) == ("bijou://movie/12", 12, "Owned · 1080p", True)
    assert card.spoken == "Pandora's Box, 1929, owned in 1080p"
    assert stamp(OwnedTitle(12, "1080p", ("Attic", "Cellar"))) == "Owned · 1080p · Attic +1"
    assert (stamp(OwnedTitle(12, None, ("Attic",))), stamp(OwnedTitle(12)), spoken_stamp(OwnedTitle(12))) == ("Owned · Attic", "Owned", "owned")


def test_a_title_that_is_not_owned_leads_to_the_providers_page_unless_the_library_knows_it() -> None:
    card = title_card("show", "1399", "Judex", None, None, None)
    assert (card.address, card.stamp, card.owned, card.artless) == ("bijou://show/tmdb-1399", "Not owned", False, True)
    assert card.spoken == "Judex, not owned"
    assert title_card("show", "1399", "Judex", None, None, None, number=7).address == "bijou://show/7"


def test_hostile_titles_are_one_plain_line() -> None:
    card = title_card("movie", "1", "<b>Bold</b>\n\u202e" + "x" * 100_000, 1929, None, None)
    assert card.title.startswith("<b>Bold</b>")
    assert len(card.title) < 400
    assert not {"\n", "\u202e"} & set(card.title + card.spoken)


def test_pictures_come_into_their_rows_and_what_has_none_says_so() -> None:
    pictures, rows = HeldPictures(), ShortList(TitleCard)
    art = RowPictures(pictures, rows, 100)
    art.drawn_at(2)
    art.show([title_card("movie", str(one), f"Film {one}", 1929, f"tmdb /{one}.jpg", None) for one in (1, 2)])
    assert [(row.file, row.artless) for row in rows.rows] == [("", False)] * 2
    references, pixels, _arrived, _token = pictures.asks[0]
    assert (references, pixels) == (["tmdb /1.jpg", "tmdb /2.jpg"], 200)
    pictures.deny("tmdb /2.jpg")
    pictures.arrive()
    assert [(row.file, row.artless) for row in rows.rows] == [("file:///cache/tmdb-/1.jpg.jpg", False), ("file:///cache/tmdb-/2.jpg.jpg", False)]
    art.unreadable("file:///cache/tmdb-/1.jpg.jpg")
    assert rows.rows[0].file == ""
    assert pictures.asked() == ["tmdb /1.jpg"], "what is there is not asked for again"
    pictures.deny("tmdb /1.jpg")
    assert rows.rows[0].artless
    art.clear()
    assert (pictures.asked(), list(rows.rows)) == ([], [])
