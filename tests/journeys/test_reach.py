"""Everything on every page is reached with the keyboard alone, and a screen reader knows what it is: the accessibility tree of the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from app.application.scenes.handling import type_of
from app.application.scenes.shows import OUTSIDE_SHOW
from app.application.scenes.titles import OUTSIDE_FILM
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey

SILENT = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}
STOPS = 160
"""Presses of Tab within which one has been everywhere."""


@pytest.fixture
def asked(keyed: Journey, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """Someone in a full library of which TMDB has told everything."""
    monkeypatch.setenv("BIJOU_TMDB_IMAGE_URL", keyed.servers.tmdb.image_address)
    keyed.start()
    keyed.asked_all()
    return keyed


def addresses(journey: Journey) -> list[str]:
    """A page of every kind; what is not in the library is one of TMDB's that no server has."""
    with journey.window.household.database.read() as reader:
        film = reader.value("SELECT movie_id FROM credits WHERE movie_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
        show = reader.value("SELECT show_id FROM episodes GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
        person = reader.value("SELECT person_id FROM credits WHERE movie_id = ? LIMIT 1", (film,))
    here = (
        "home",
        "movies",
        "shows",
        f"movie/{film}",
        f"show/{show}",
        f"person/{person}",
        "discover",
        "calendar",
        "wishlist",
        "search?text=the",
        "workers/tmdb",
    )
    outside = (f"movie/tmdb-{OUTSIDE_FILM}", f"show/tmdb-{OUTSIDE_SHOW}")
    return [f"bijou://{page}" for page in (*here, *outside)]


def reachable(journey: Journey) -> list[QQuickItem]:
    """What takes the focus with Tab."""
    return [
        one
        for one in seen.everything(journey.view)
        if one.property("focusPolicy") and one.isEnabled() and one.property("activeFocusOnTab") is not False and one.width() > 0 and one.height() > 0
    ]


def role(item: QQuickItem) -> QAccessible.Role:
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return QAccessible.Role.NoRole if interface is None else interface.role()


def test_every_control_of_every_page_is_named_and_tab_comes_round(asked: Journey) -> None:
    for address in addresses(asked):
        asked.window.place.open(address)
        asked.at_rest()
        asked.until(lambda: len(reachable(asked)) >= 6, f"{address} to be there")
        asked.still(lambda: len(reachable(asked)))
        walk_round(asked, address)


def test_every_sheet_of_a_title_is_named_and_tab_stays_in_it(asked: Journey) -> None:
    with asked.window.household.database.read() as reader:
        film = reader.value("SELECT movie_id FROM credits WHERE movie_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
    asked.window.place.open(f"bijou://movie/{film}")
    asked.at_rest()
    for name, opens in (
        ("CreditsSheet", lambda: QMetaObject.invokeMethod(seen.of_type(asked.view, "CastEverybody")[0], "click")),
        ("ArtSheet", lambda: asked.window.actions.choosePicture("movie", film, "poster")),
        ("FieldsSheet", lambda: asked.window.actions.editFields("movie", film)),
        ("FindMatchSheet", lambda: asked.window.actions.findMatch("movie", film, "tmdb")),
    ):
        opens()
        asked.until(lambda: seen.in_popup(asked.view, asked.focus), f"the keyboard in {name}")
        asked.at_rest()
        asked.still(lambda: len(reachable(asked)))
        been = walk_round(asked, name)
        assert "Close" in been, f"{name} is open, and closed without a mouse"
        assert not any(one.startswith("Discover") for one in been), f"{name}: Tab stays in the sheet"
        asked.press(Qt.Key.Key_Escape)
        asked.until(lambda: not seen.in_popup(asked.view, asked.focus), f"{name} to be left")
        asked.at_rest()


def test_the_sheet_of_episode_orders_is_named_and_tab_stays_in_it(asked: Journey) -> None:
    with asked.window.household.database.read() as reader:
        show = reader.value("SELECT id FROM shows WHERE title = 'Small Hours'")
    asked.window.place.open(f"bijou://show/{show}")
    asked.until(lambda: seen.of_type(asked.view, "SeasonTabs"), "the seasons")
    QMetaObject.invokeMethod(seen.of_type(asked.view, "SeasonTabs")[0], "openOrder")
    asked.see("Order of episodes")
    asked.until(lambda: seen.in_popup(asked.view, asked.focus), "the keyboard in the sheet")
    asked.at_rest()
    asked.still(lambda: len(reachable(asked)))
    been = walk_round(asked, "EpisodeOrderSheet")
    assert "Close" in been
    assert not any(one.startswith("Discover") for one in been), "Tab stays in the sheet"


def test_the_palette_and_what_it_found_are_named_and_tab_stays_in_it(asked: Journey) -> None:
    asked.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    asked.until(lambda: seen.of_type(asked.view, "PaletteField"), "the palette")
    asked.type("metropolis")
    asked.until(lambda: len(seen.of_type(asked.view, "PaletteRow")) > 1, "what it found")
    asked.at_rest()
    asked.still(lambda: len(reachable(asked)))
    been = walk_round(asked, "the palette")
    assert not any(one.startswith("Discover") for one in been), "Tab stays in the palette"
    assert [type_of(one) for one in seen.of_type(asked.view, "PaletteRow") if not seen.name_of(one) or role(one) in SILENT] == []


def test_the_filter_line_and_what_it_suggests_are_named_and_lead_on(asked: Journey) -> None:
    asked.window.place.open("bijou://movies")
    asked.wall()
    asked.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    asked.until(lambda: seen.name_of(asked.focus) == "Filter in words", "the keyboard in the line")
    asked.type("genre:d")
    asked.until(lambda: seen.of_type(asked.view, "FilterSuggestion"), "what it suggests")
    assert [type_of(one) for one in seen.of_type(asked.view, "FilterSuggestion") if not seen.name_of(one) or role(one) in SILENT] == []
    walk_round(asked, "the filter line")


def named_focus(asked: Journey) -> list[QQuickItem]:
    """What has the focus, once it has a name too: a card that new rows take away has it a moment longer, without."""
    return [asked.focus] if seen.name_of(asked.focus) else []


def walk_round(asked: Journey, where: str) -> list[str]:
    """Whatever takes the focus has a name and a role, and Tab comes back to where it began. Gives the names of where it has been."""
    assert [type_of(one) for one in reachable(asked) if not seen.name_of(one)] == [], where
    assert [(type_of(one), seen.name_of(one)) for one in reachable(asked) if role(one) in SILENT] == [], where
    been: list[QQuickItem] = []
    for _ in range(STOPS):
        asked.press(Qt.Key.Key_Tab)
        stop = asked.some(lambda: named_focus(asked), f"a name of what has the focus at {where}")[0]
        if stop in been:
            break
        been.append(stop)
    here = list(seen.everything(asked.view))
    left = [one for one in been if one in here]  # what arrived meanwhile may have taken the place of where it began
    assert left, where
    assert stop == left[0], f"{where}: Tab comes round, and is caught nowhere; it stopped at {type_of(stop)} {seen.name_of(stop)!r}"
    return [seen.name_of(one) for one in been]
