"""Notifications from end to end: what a scan brings or what aired while Bijou was closed reaches the desktop's service, and a press opens its place."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator

import pytest

from app.demo.edits import Change
from app.domain.wanting import Pointed, Wish
from app.library import following, wishing
from app.store.settings_values import setting
from tests.journeys.conftest import Journey
from tests.workers.notification_service import NotificationService

pytestmark = [
    pytest.mark.journey,
    pytest.mark.qt_log_ignore("This plugin does not support raise"),  # a press brings the window to the front
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon here: notifications go over D-Bus on Linux alone"),
]

SHOW = "Small Hours"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[NotificationService]:
    made = NotificationService()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    yield made
    made.close()


@pytest.fixture
def served(stocked: Journey, service: NotificationService) -> Iterator[Journey]:
    """At a window whose desktop has a service; what its servers were given is taken back."""
    stocked.start("--open", "bijou://movies")
    yield stocked
    stocked.quit()  # before its service goes
    for site in ("plex", "jellyfin"):
        stocked.servers.change(Change("restore", site=site, of=SHOW))


def one(journey: Journey, sql: str, *params: object) -> int:
    with journey.window.household.database.read() as reader:
        return int(reader.value(sql, params) or 0)


def press(journey: Journey, service: NotificationService, opens: Callable[[str], bool]) -> None:
    """Press the first notification until its place opens: Bijou knows it a moment later than the desktop shows it."""

    def opened() -> bool:
        if opens(journey.address):
            return True
        service.press(1)
        return False

    journey.until(opened, "the place of the notification")


def test_d42_a_wish_that_a_scan_fulfils_is_notified_and_a_press_opens_its_show(served: Journey, service: NotificationService) -> None:
    show = one(served, "SELECT id FROM shows WHERE title = ?", SHOW)
    wishing.wish(served.window.household.database, [Wish(Pointed("show", show), 9, 1)])
    served.servers.change(Change("add episode", site="plex", of=SHOW, title="The Ninth", to_season=9, to_number=1))
    served.until(lambda: served.window.household.settings.notices_until, "it to know up to where it was told")
    served.window.backstage.scans.scan(0, "quick")
    served.until(lambda: service.shown, "the notification")
    assert service.shown == [(SHOW, "S9 E1 came, as you wished")]
    press(served, service, lambda address: address.startswith(f"bijou://show/{show}?"))


def test_d40_what_airs_while_bijou_is_closed_is_notified_once_and_together_at_the_next_start(served: Journey, service: NotificationService) -> None:
    database = served.window.household.database
    show = one(served, "SELECT id FROM shows WHERE title = ?", SHOW)
    following.follow(database, Pointed("show", show))

    def told_until() -> int:
        with served.window.household.database.read() as reader:
            return int(setting(reader, "airing.told_until") or 0)

    served.until(lambda: told_until() and served.window.household.settings.notices_until, "the first look, which is no news")
    airs = int(time.time()) + 2
    with database.write() as tx:
        season = tx.insert("INSERT INTO seasons (show_id, number, listed_by) VALUES (?, 9, 'tmdb')", (show,))
        for number in (1, 2):
            tx.execute("INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_precision, listed_by, created_at) "
                "VALUES (?, ?, 9, ?, 'Night', ?, 'exact', 'tmdb', 1)", (show, season, number, airs))  # fmt: skip
    served.quit()
    served.until(lambda: time.time() > airs, "it to air meanwhile")
    served.start()
    served.until(lambda: service.shown, "the notification")
    assert [title for title, _ in service.shown] == ["2 episodes aired"]
    assert one(served, "SELECT count(*) FROM wishlist WHERE season = 9 AND state = 'wanted'") == 2
    press(served, service, lambda address: address == "bijou://activity?kind=airing")
    served.restart()
    served.until(lambda: told_until() > airs, "the next look")
    assert len(service.shown) == 1
