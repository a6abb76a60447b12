"""Filters kept in the navigation: once each, by the user's names and in the user's order, and a removal is taken back (D62)."""

from __future__ import annotations

import pytest

from app.models.saved_filters import LONGEST_NAME, SavedFilters
from app.models.toasts import Toasts
from app.settings.settings import SAVED_FILTERS, Settings

DRAMA, LONG, MISSING = "bijou://movies?genre=drama", "bijou://movies?limit=runtime%3E180", "bijou://shows?state=missing"


class Kept:
    """The model over real settings in a dictionary."""

    def __init__(self) -> None:
        self.stored: dict[str, str | None] = {}
        self.toasts = Toasts()
        self.saved = self.again()

    def again(self) -> SavedFilters:
        settings = Settings(self.stored.get, self.stored.__setitem__)

        def put(kept: tuple[tuple[str, str], ...]) -> None:
            settings.saved_filters = kept

        return SavedFilters(lambda: settings.saved_filters, put, self.toasts)

    def names(self, page: str = "movies") -> list[str]:
        return [row.name for row in self.saved.property(page).rows]

    def said(self) -> str:
        return str(self.toasts.data(self.toasts.index(self.toasts.rowCount() - 1)))

    def undo(self) -> None:
        self.toasts.press(self.toasts._toasts[-1].number)


@pytest.fixture
def kept(qapp: object) -> Kept:
    made = Kept()
    for address, name in ((DRAMA, "genre:Drama"), (MISSING, "is:missing"), (LONG, "runtime:>180")):
        made.saved.save(address, name)
    return made


def test_each_page_has_its_own_and_a_restart_knows_them(kept: Kept) -> None:
    assert (kept.names(), kept.names("shows")) == (["genre:Drama", "runtime:>180"], ["is:missing"])
    kept.saved = kept.again()
    assert (kept.names(), kept.names("shows")) == (["genre:Drama", "runtime:>180"], ["is:missing"])
    assert kept.saved.property("addresses") == [DRAMA, MISSING, LONG]


@pytest.mark.parametrize("address", [DRAMA, "bijou://movies", "bijou://movies?sort=year", "bijou://settings/about", "nonsense"])
def test_what_is_kept_already_or_narrows_nothing_is_not_kept(kept: Kept, address: str) -> None:
    kept.saved.save(address, "Again")
    assert "Again" not in [*kept.names(), *kept.names("shows")]


def test_a_name_is_one_line_of_some_length_and_never_none(kept: Kept) -> None:
    kept.saved.rename(DRAMA, "  Sad\n films ")
    kept.saved.rename(LONG, "x" * 500)
    kept.saved.rename(MISSING, "  ")
    assert (kept.names(), kept.names("shows")) == (["Sad films", "x" * LONGEST_NAME], ["is:missing"])
    kept.saved.save("bijou://shows?genre=crime", " ")
    assert kept.names("shows")[-1] == "Shows"


def test_they_move_among_those_of_their_page_and_stop_at_the_end(kept: Kept) -> None:
    kept.saved.move(DRAMA, 1)
    assert kept.names() == ["runtime:>180", "genre:Drama"]
    kept.saved.move(DRAMA, 1)
    kept.saved.move(MISSING, -1)
    assert (kept.names(), kept.names("shows")) == (["runtime:>180", "genre:Drama"], ["is:missing"])
    kept.saved.move(DRAMA, -1)
    assert kept.names() == ["genre:Drama", "runtime:>180"]


def test_a_removal_is_taken_back_where_it_stood(kept: Kept) -> None:
    kept.saved.rename(DRAMA, "Sad films")
    kept.saved.remove(DRAMA)
    assert kept.names() == ["runtime:>180"]
    assert kept.said() == "The filter “Sad films” was removed."
    kept.undo()
    assert kept.names() == ["Sad films", "runtime:>180"]
    kept.saved.remove("bijou://movies?genre=gone")
    assert kept.names() == ["Sad films", "runtime:>180"]


def test_there_is_an_end_and_it_is_said(kept: Kept) -> None:
    for year in range(SAVED_FILTERS):
        kept.saved.save(f"bijou://movies?decade={year}0", str(year))
    assert len(kept.saved.property("addresses")) == SAVED_FILTERS
    assert kept.said().endswith("filters are kept already.")


def test_broken_or_doubled_entries_of_the_store_are_left_out(kept: Kept) -> None:
    kept.stored["navigation.saved"] = f'[["A","{DRAMA}"],["B","{DRAMA}"],["C","https://x"],["","{LONG}"]]'
    kept.saved = kept.again()
    assert kept.names() == ["A"]


@pytest.mark.parametrize(
    ("place", "stands"),
    [
        (DRAMA, DRAMA),
        (f"{DRAMA}&sort=year&order=desc", DRAMA),
        ("bijou://movies?genre=war&genre=crime", "bijou://movies?genre=crime&genre=war"),
        ("bijou://shows?genre=drama", ""),
        (f"{DRAMA}&genre=crime", ""),
        ("bijou://movies", ""),
        ("bijou://settings/about", ""),
    ],
)
def test_what_is_kept_stands_for_its_filters_in_whatever_order(kept: Kept, place: str, stands: str) -> None:
    kept.saved.save("bijou://movies?genre=crime&genre=war", "Two")
    assert kept.saved.standing(place, kept.saved.property("addresses")) == stands


def test_of_two_with_the_same_filters_the_one_itself_stands(kept: Kept) -> None:
    kept.saved.save(f"{DRAMA}&sort=year", "By year")
    assert kept.saved.standing(f"{DRAMA}&sort=year", kept.saved.property("addresses")) == f"{DRAMA}&sort=year"
