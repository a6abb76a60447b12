"""The first minutes: Welcome, the demo, and servers of one's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.library import browse
from app.settings.keys import server_secret
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


def test_look_around_first_leads_to_posters(journey: Journey) -> None:
    journey.start()
    assert journey.address == "bijou://welcome"
    first = journey.window
    journey.click("Look around first")
    journey.until(lambda: journey.program.window not in {None, first})
    journey.settle_in()
    assert journey.address == "bijou://home"
    journey.see("Recently added")
    journey.scanned()
    assert (journey.folder / "demo" / "library.db").exists()


def test_plex_by_token(journey: Journey) -> None:
    journey.start()
    journey.click("Plex")
    journey.click("Address and token")
    journey.fill("Address", journey.servers.plex.address)
    journey.fill("Token", journey.servers.plex.token)
    journey.click("Connect")
    journey.see("Short Films")
    journey.click("Show me the posters")
    journey.scanned()
    assert journey.address == "bijou://movies"
    assert [row.name for row in browse.servers(journey.window.household.database)] == ["Attic"]


def test_without_a_keyring_it_is_said_when_a_server_was_added_with_the_ways_on(journey: Journey) -> None:
    """D70: in plain words, and before the next start asks for the token again."""
    journey.start()
    journey.click("Plex")
    journey.click("Address and token")
    journey.fill("Address", journey.servers.plex.address)
    journey.fill("Token", journey.servers.plex.token)
    journey.click("Connect")
    journey.see("Short Films")
    journey.click("Show me the posters")
    journey.see("This computer has no keyring that Bijou can use.")
    journey.click("Choose")
    journey.until(lambda: journey.address == "bijou://settings/libraries")
    journey.see("A file with a passphrase …")
    journey.scanned()


def test_jellyfin_with_a_wrong_password_and_then_the_right_one(journey: Journey) -> None:
    jellyfin = journey.servers.jellyfin
    journey.start()
    journey.click("Jellyfin")
    journey.click("Password")
    journey.fill("Address", jellyfin.address)
    journey.fill("User name", jellyfin.user)
    journey.fill("Password", "wrong")
    journey.click("Connect")
    journey.see("does not know this user name with this password")
    journey.fill("Password", jellyfin.password)
    journey.click("Connect")
    journey.click("Show me the posters")
    journey.scanned()
    assert [row.name for row in browse.servers(journey.window.household.database)] == ["Cellar"]


def test_jellyfin_with_quick_connect(journey: Journey) -> None:
    journey.start()
    journey.click("Jellyfin")
    journey.fill("Address", journey.servers.jellyfin.address)
    journey.click("Get a code")
    adding = journey.window.backstage.settings.adding
    journey.until(lambda: adding.property("step") == "waiting")
    code = adding.property("code")
    journey.see(code)
    journey.servers.authorize(code)
    journey.see("Shows")
    journey.click("Show me the posters")
    journey.scanned()


def test_plex_by_signing_in_on_plex_tv(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIJOU_PLEXTV_URL", journey.servers.plextv)
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    journey.start()
    journey.click("Plex")
    journey.click("Open plex.tv")
    journey.until(lambda: opened)
    assert opened[0].startswith(journey.servers.plextv)
    journey.servers.authorize(journey.window.backstage.settings.adding.property("code"))
    journey.see("Short Films")
    journey.click("Show me the posters")
    journey.scanned()


def test_back_from_the_libraries_leaves_nothing_behind(journey: Journey) -> None:
    journey.start()
    journey.click("Plex")
    journey.click("Address and token")
    journey.fill("Address", journey.servers.plex.address)
    journey.fill("Token", journey.servers.plex.token)
    journey.click("Connect")
    journey.see("Short Films")
    household = journey.window.household
    (server,) = browse.servers(household.database)
    secret = server_secret("plex", server.device_id)
    assert household.keys.get(secret) == journey.servers.plex.token
    journey.click("Back")
    journey.until(lambda: browse.servers(household.database) == [], "the server to be gone")
    journey.until(lambda: household.keys.get(secret) is None, "its token to be gone too (D70)")


def test_folders(journey: Journey) -> None:
    films = journey.folder / "Films"
    (films / "Nosferatu (1922)").mkdir(parents=True)
    (films / "Nosferatu (1922)" / "Nosferatu (1922).mkv").write_bytes(b"no film")
    journey.start()
    journey.click("Folders")
    journey.fill("Folder", str(films))
    journey.click("Add this folder")
    journey.click("Show me the posters")
    journey.scanned()
