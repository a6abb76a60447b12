"""Around a show's episodes: the banner of the next one, the open season with its poster, the row that is open, and the order with its preview."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.cancel import Cancel
from app.domain.episode_orders import EpisodePlace, OrderChange, OrderCounts, OrderPreview
from app.domain.pages import CopyRow, EpisodeRow, PersonCredit, SeasonRow
from app.domain.problems import Missing, Problem, Refused, Unreachable
from app.domain.provided import Order
from app.models.episode_lines import coming, episode_line, season_tab, season_to_open
from app.models.episode_order import EpisodeOrder, OrderAsks
from app.models.open_episode import EpisodeAsks, OpenEpisode, Whereabouts
from app.models.show_episodes import ShowEpisodes
from tests.models.holding import HeldFetch, HeldPictures
from tests.models.test_title_page import JUDEX, NOW, Page

NEXT = EpisodeRow(9, 2, 5, "The Mill", air_date="2026-07-31", state="upcoming", airs_in_days=3, still="tmdb /mill.jpg")
AT_NINE = int(datetime(2026, 7, 31, 21, 0, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("more", "when"),
    [
        ({"air_at": AT_NINE, "precision": "exact"}, "Friday, Jul 31, 9:00 PM"),
        ({"air_at": AT_NINE, "precision": "local"}, "Friday, Jul 31, about 9:00 PM"),
        ({"precision": "date"}, "Friday, Jul 31"),
    ],
)
def test_d50_the_banner_says_when_it_airs_as_exactly_as_that_is_known(more: dict[str, Any], when: str, qapp: object) -> None:
    banner = coming(msgspec.structs.replace(NEXT, **more), NOW)
    assert (banner.code, banner.title, banner.wait) == ("S02E05", "The Mill", "Airs in 3 days")
    assert banner.when.replace("\u202f", " ") == when
    assert banner.when in banner.spoken


class Around:
    """The show's page with what follows it."""

    def __init__(self) -> None:
        self.page = Page()
        self.page.show = msgspec.structs.replace(JUDEX, coming=NEXT)
        self.pictures = HeldPictures()
        self.model = ShowEpisodes(self.page.page, self.pictures)

    def go(self, address: str) -> Around:
        self.page.go(address)
        return self

    def get(self, name: str) -> Any:
        return self.model.property(name)


@pytest.fixture
def around(qapp: object) -> Around:
    return Around()


def test_the_banner_is_there_while_an_episode_is_announced_and_goes_with_it(around: Around) -> None:
    around.go("bijou://show/3")
    assert (around.get("announced"), around.get("nextCode"), around.get("nextTitle")) == (True, "S02E05", "The Mill")
    around.page.show = JUDEX
    around.page.page.retry()
    around.page.fetch.run()
    assert (around.get("announced"), around.get("nextCode")) == (False, "")


def test_the_open_season_shows_its_poster_and_how_much_of_it_is_owned(around: Around) -> None:
    seasons = (
        SeasonRow(2, 1, aired=4, owned=4, watched=4, poster="1 /one.jpg"),
        SeasonRow(3, 2, "The Return", "More.", "1 /two.jpg", "1917-01-01", 9, 8, 6, 2),
    )
    around.page.show = msgspec.structs.replace(JUDEX, seasons=seasons, coming=NEXT)
    around.go("bijou://show/3")
    assert (around.get("seasonName"), around.get("seasonLine"), around.get("seasonOverview")) == ("Season 2", "The Return · 1917 · 9 episodes", "More.")
    assert (around.get("seasonShare"), around.get("seasonMissing"), around.get("hasPoster")) == (0.75, 2, True)
    assert {"1 /two.jpg", "tmdb /mill.jpg"} <= {*around.pictures.asked()}
    around.pictures.arrive()
    assert (around.get("seasonPoster"), around.get("nextStill")) != ("", "")
    around.page.page.chooseSeason(1)
    around.page.fetch.run()
    assert (around.get("seasonName"), around.get("seasonShare")) == ("Season 1", 1.0)
    assert "1 /two.jpg" not in around.pictures.asked()[-1:], "only the open season's poster is asked for"


@pytest.mark.parametrize(
    ("which", "rows", "note"),
    [
        ("all", ["owned", "missing"], ""),
        ("missing", ["owned", "missing"], "1 episode hidden."),
        ("unowned", ["owned", "owned", "missing"], "2 episodes hidden."),
        ("missing", ["owned"], "Nothing is missing in Season 2."),
        ("unowned", ["owned"], "You own every episode of Season 2."),
    ],
)
def test_what_the_choice_hides_is_counted_and_an_empty_list_says_so(around: Around, which: str, rows: list[str], note: str) -> None:
    around.page.listed = rows
    around.go("bijou://show/3")
    around.page.page.setWhich(which)
    assert around.get("note") == note


def test_where_all_is_seen_the_page_opens_on_the_next_season_that_lacks_something() -> None:
    seasons = [SeasonRow(1, 1, owned=5, aired=5, watched=5), SeasonRow(2, 2, owned=4, aired=6, missing=2, watched=4), SeasonRow(3, 3, aired=6, missing=6)]
    assert season_to_open(seasons) == 2
    assert season_to_open([seasons[0], seasons[2]]) == 3


def test_a_season_outside_the_library_says_only_how_long_it_is() -> None:
    assert season_tab(SeasonRow(0, 2, episodes=9, aired=9), outside=True).text == "Season 2 · 9"


@pytest.mark.parametrize(
    ("state", "beside", "said"),
    [
        ("owned", ((2, 4),), "In one file with E4"),
        ("owned", ((2, 4), (3, 1)), "In one file with E4, S03E01"),
        ("owned", tuple((2, at) for at in range(6, 60)), "In one file with E6, E7, E8, E9 …"),
        ("owned", (), ""),
        ("missing", ((2, 4),), ""),
    ],
)
def test_an_episode_that_shares_its_file_says_with_which(state: Any, beside: tuple[tuple[int, int], ...], said: str, qapp: object) -> None:
    line = episode_line(EpisodeRow(1, 2, 5, "The Mill", runtime_minutes=50, state=state, beside=beside), NOW)
    assert line.heading == "5. The Mill"
    assert line.line.removeprefix("50 min").removeprefix(" · ") == said
    assert said in line.spoken


class Opened:
    """The row that is open, beside a TMDB that answers as told."""

    def __init__(self) -> None:
        self.fetch, self.pictures = HeldFetch(), HeldPictures()
        self.people: Sequence[PersonCredit] = (PersonCredit(0, "Ida Lupino", "Acting", character="A sailor", portrait="tmdb /ida.jpg", tmdb="77"),)
        self.trouble: Problem | None = None
        self.asked: list[int] = []
        copies = [
            CopyRow(1, 1, "Attic", "plex", "TV", "a"),
            CopyRow(2, 2, "Disk", "folders", "TV", "b"),
            CopyRow(3, 3, "Known", "jellyfin", "TV", "c", owned=False),
        ]
        self.model = OpenEpisode(EpisodeAsks(lambda _episode: Whereabouts(copies, "/tv/judex"), self._guests), self.fetch, self.pictures)

    def _guests(self, episode: int, _cancel: Cancel) -> Sequence[PersonCredit]:
        self.asked.append(episode)
        if self.trouble is not None:
            raise self.trouble
        return self.people

    def get(self, name: str) -> Any:
        return self.model.property(name)


@pytest.fixture
def opened(qapp: object) -> Opened:
    return Opened()


def test_guests_are_asked_for_when_the_row_is_opened_and_lead_to_their_pages(opened: Opened) -> None:
    assert opened.asked == []
    opened.model.toggle(7)
    assert (opened.get("episode"), opened.get("state")) == (7, "loading")
    opened.fetch.run()
    guest = opened.get("guests").rows[0]
    assert (guest.name, guest.part, guest.initials, guest.address) == ("Ida Lupino", "A sailor", "IL", "bijou://person/tmdb-77")
    opened.pictures.arrive()
    assert opened.get("guests").rows[0].file != ""


def test_d15_it_opens_where_it_is_owned_and_a_folder_is_shown_not_opened_on_a_server(opened: Opened) -> None:
    opened.model.toggle(7)
    opened.fetch.run()
    assert ([home.name for home in opened.get("homes").rows], opened.get("folder")) == (["Attic"], "/tv/judex")


def test_one_row_is_open_at_a_time_and_a_late_answer_is_not_the_next_rows(opened: Opened) -> None:
    opened.model.toggle(7)
    opened.people = ()
    opened.model.toggle(8)
    opened.fetch.run()
    assert (opened.get("episode"), opened.get("state"), opened.asked) == (8, "none", [8])
    opened.model.toggle(8)
    assert (opened.get("episode"), opened.get("state")) == (0, "")


@pytest.mark.parametrize(("trouble", "state"), [(Refused, "keyless"), (Unreachable, "error")])
def test_without_a_key_or_an_answer_the_row_says_so_and_tries_again(opened: Opened, trouble: type[Problem], state: str) -> None:
    opened.trouble = trouble("TMDB says no.")
    opened.model.toggle(7)
    opened.fetch.run()
    assert opened.get("state") == state
    assert opened.get("problem")
    opened.trouble = None
    opened.model.retry()
    opened.fetch.run()
    assert opened.get("state") == "ready"


class Offer(msgspec.Struct):
    """What a provider's order would change."""

    preview: OrderPreview


SWAPPED = OrderPreview(
    OrderCounts(5, 1, 2),
    OrderCounts(4, 2, 2),
    (
        OrderChange(1, "The Mill", EpisodePlace(1, 1, "owned"), EpisodePlace(1, 2, "missing")),
        OrderChange(2, "The Weir", None, EpisodePlace(0, None, "missing")),
        OrderChange(3, "The Lock", EpisodePlace(1, 3, "owned"), EpisodePlace(1, 1, "owned")),
    ),
)


class Orders:
    """A show's order, and a TVDB that answers as told."""

    def __init__(self) -> None:
        self.fetch = HeldFetch()
        self.now: Order | None = None
        self.offered: Offer | None = Offer(SWAPPED)
        self.trouble: Problem | None = None
        self.applied: list[Any] = []
        self.model = EpisodeOrder(OrderAsks(lambda _show: self.now, self._offer, self._apply), self.fetch)
        self.model.look(3)
        self.fetch.run()
        self.model.open(3)

    def _offer(self, _show: int, _order: Order | None, _cancel: Cancel) -> Offer | None:
        if self.trouble is not None:
            raise self.trouble
        return self.offered

    def _apply(self, offer: Any) -> int:
        self.applied.append(offer)
        return 41

    def choose(self, order: str) -> str:
        self.model.choose(order)
        self.fetch.run()
        return str(self.get("state"))

    def get(self, name: str) -> Any:
        return self.model.property(name)


@pytest.fixture
def orders(qapp: object) -> Orders:
    return Orders()


def test_the_sheet_opens_over_any_page_and_the_pages_own_show_is_back_when_it_closes(orders: Orders) -> None:
    orders.model.cancel()
    orders.now = "dvd"
    orders.model.open(8)
    assert (orders.get("show"), orders.get("state")) == (8, "loading")
    orders.fetch.run()
    assert (orders.get("state"), orders.get("chosen")) == ("current", "dvd")
    orders.model.look(3)  # its page hears of a commit meanwhile
    orders.fetch.run()
    assert orders.get("show") == 8
    orders.now = None
    orders.model.cancel()
    orders.fetch.run()
    assert (orders.get("show"), orders.get("currentName"), orders.get("state")) == (3, "Aired", "")


def test_the_preview_counts_and_names_what_would_change_before_it_is_applied(orders: Orders) -> None:
    assert (orders.get("state"), orders.get("currentName")) == ("current", "Aired")
    assert orders.choose("dvd") == "ready"
    assert (orders.get("owned"), orders.get("missing"), orders.get("seasons")) == ("5 → 4", "1 → 2", "2")
    rows = orders.get("changes").rows
    assert [(row.was, row.now, row.before, row.after) for row in rows] == [
        ("S01E01", "S01E02", "Owned", "Missing"),
        ("", "Specials", "Not there", "Special, not in this order"),
        ("S01E03", "S01E01", "Owned", "Owned"),
    ]
    assert rows[0].spoken == "The Mill: S01E01, Owned; then S01E02, Missing"
    assert orders.applied == [], "looking changes nothing"


def test_apply_makes_it_the_shows_order_and_tells_what_takes_it_back(orders: Orders) -> None:
    spy = QSignalSpy(orders.model.applied)
    orders.choose("dvd")
    orders.model.apply()
    orders.model.apply()
    orders.fetch.run()
    assert (orders.applied, spy.count(), spy.at(0)) == ([orders.offered], 1, [41])
    assert (orders.get("current"), orders.get("currentName")) == ("dvd", "DVD")


def test_cancel_applies_nothing_and_the_next_look_begins_at_the_order_that_holds(orders: Orders) -> None:
    orders.choose("dvd")
    orders.model.cancel()
    orders.model.apply()
    orders.fetch.run()
    assert (orders.applied, orders.get("chosen"), orders.get("changes").rows) == ([], "aired", [])


def test_a_late_preview_does_not_stand_under_another_order(orders: Orders) -> None:
    orders.model.choose("dvd")
    orders.model.choose("aired")
    orders.fetch.run()
    assert (orders.get("chosen"), orders.get("state"), orders.get("changes").rows) == ("aired", "current", [])


@pytest.mark.parametrize(
    ("trouble", "offered", "state"),
    [
        (Refused, None, "keyless"),
        (Missing, None, "unknown"),
        (Unreachable, None, "error"),
        (None, None, "none"),
        (None, Offer(OrderPreview(OrderCounts(5, 1, 2), OrderCounts(5, 1, 2))), "same"),
    ],
    ids=["no key", "no match", "away", "no such order", "nothing changes"],
)
def test_the_sheet_says_why_there_is_no_preview(orders: Orders, trouble: type[Problem] | None, offered: Offer | None, state: str) -> None:
    orders.trouble, orders.offered = trouble("TVDB says no.") if trouble else None, offered
    assert orders.choose("absolute") == state
    orders.trouble = None


def test_another_show_has_its_own_order(orders: Orders) -> None:
    orders.now = "absolute"
    orders.model.look(4)
    orders.fetch.run()
    assert orders.get("currentName") == "Absolute"
