"""Adding a server: every way in, what goes wrong on the way, certificates, and nothing left behind when it is given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QSignalSpy

from app.domain.cancel import Cancel
from app.domain.problems import Missing, Problem, Refused, UnknownCertificate, Unreachable
from app.domain.servers import LibraryRow
from app.library.connecting import Invitation, Joined
from app.models.add_server import AddServer
from tests.models.holding import HeldFetch, rows_of

FINGERPRINT = "AA:BB:CC"


@dataclass(frozen=True)
class Named:
    """A PIN, a Quick Connect request or an offer, as far as the model looks at it."""

    name: str = ""
    machine_id: str = ""
    code: str = ""
    browser_address: str = ""


class Door:
    """What is asked of the outside, written down; `problems` are raised one by one."""

    def __init__(self) -> None:
        self.invitations: list[Invitation] = []
        self.problems: list[Problem] = []
        self.offers: Sequence[Named] = (Named("Attic", "m1"), Named("Cellar", "m2"))
        self.rows = [LibraryRow(1, 7, "1", "Movies", "movie"), LibraryRow(2, 7, "2", "Shows", "show"), LibraryRow(3, 7, "3", "Home", "movie", included=False)]
        self.known = False
        self.included: list[Mapping[int, bool]] = []
        self.left: list[int] = []
        self.picked: list[str] = []
        self.server = 7

    def _try(self) -> None:
        if self.problems:
            raise self.problems.pop(0)

    def _joined(self, invitation: Invitation, name: str) -> Joined:
        self.invitations.append(invitation)
        self._try()
        return Joined(self.server, name, invitation.device_id, "secret", known=self.known)

    def plex_pin(self, device_id: str, cancel: Cancel) -> Named:
        self._try()
        return Named(code="WXYZ", browser_address="https://plex.example/auth#?code=WXYZ")

    def plex_offers(self, device_id: str, pin: Any, cancel: Cancel) -> Sequence[Named]:
        self._try()
        return self.offers

    def join_offer(self, offer: Any, invitation: Invitation, cancel: Cancel) -> Joined:
        self.picked.append(offer.name)
        return self._joined(invitation, offer.name)

    def quick_connect(self, invitation: Invitation, cancel: Cancel) -> tuple[Invitation, Any]:
        self.invitations.append(invitation)
        self._try()
        return invitation, Named(code="482913")

    def join_quick(self, invitation: Invitation, request: Any, cancel: Cancel) -> Joined:
        return self._joined(invitation, "Cellar")

    def join(self, invitation: Invitation, cancel: Cancel) -> Joined:
        return self._joined(invitation, "Attic")

    def libraries(self, server: int) -> Sequence[LibraryRow]:
        return self.rows

    def include(self, chosen: Mapping[int, bool]) -> None:
        self.included.append(chosen)

    def leave(self, server: int) -> None:
        self.left.append(server)


@pytest.fixture
def fetch() -> HeldFetch:
    return HeldFetch()


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def adding(qapp: object, fetch: HeldFetch, door: Door) -> AddServer:
    return AddServer(fetch, door)


def at(adding: AddServer) -> tuple[str, str]:
    return adding.property("step"), adding.property("trouble")


def library_names(adding: AddServer) -> list[str]:
    return [row.name for row in rows_of(adding, "libraries")]


def test_address_and_token_lead_to_the_libraries_and_then_to_the_posters(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    finished = QSignalSpy(adding.finished)
    adding.choose("plex")
    adding.useMethod("token")
    adding.useToken(" 192.168.1.20 ", " t0ken ")
    assert adding.property("busy")
    fetch.run()
    assert at(adding) == ("libraries", "")
    assert (door.invitations[0].kind, door.invitations[0].address, door.invitations[0].token) == ("plex", "192.168.1.20", "t0ken")
    assert library_names(adding) == ["Movies", "Shows", "Home"]
    assert adding.property("chosenCount") == 2
    adding.include(2, False)
    adding.start()
    fetch.run()
    assert door.included == [{1: True, 2: False, 3: False}]
    assert finished.at(0) == [7, "movie"]
    assert at(adding) == ("choose", "")


def test_the_page_that_follows_has_something_to_show(adding: AddServer, fetch: HeldFetch) -> None:
    finished = QSignalSpy(adding.finished)
    adding.choose("folders")
    adding.useFolder("/media")
    fetch.run()
    adding.include(1, False)
    adding.start()
    fetch.run()
    assert finished.at(0)[1] == "show"


def test_the_sign_in_on_plex_tv_opens_the_browser_and_goes_on_by_itself(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    browser = QSignalSpy(adding.browserWanted)
    adding.choose("plex")
    adding.signIn()
    fetch.run(rounds=1)
    assert browser.at(0) == ["https://plex.example/auth#?code=WXYZ"]
    assert at(adding) == ("waiting", "")
    assert adding.property("code") == "WXYZ"
    fetch.run()
    assert at(adding) == ("libraries", "")
    assert (adding.property("serverName"), adding.property("picked")) == ("Attic", "m1")
    assert [row.name for row in rows_of(adding, "offers")] == ["Attic", "Cellar"]


def test_another_server_of_the_account_takes_the_place_of_the_first(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("plex")
    adding.signIn()
    fetch.run()
    adding.pick("m2")
    fetch.run()
    assert door.picked == ["Attic", "Cellar"]
    assert door.left == [7]
    assert adding.property("serverName") == "Cellar"


def test_an_account_without_servers_is_told(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    door.offers = ()
    adding.choose("plex")
    adding.signIn()
    fetch.run()
    assert at(adding)[0] == "details"
    assert "no Plex server" in at(adding)[1]


def test_quick_connect_shows_its_code_and_waits(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("jellyfin")
    adding.quickConnect("media.example.org")
    fetch.run(rounds=1)
    assert (at(adding), adding.property("code"), adding.property("link")) == (("waiting", ""), "482913", "")
    fetch.run()
    assert at(adding)[0] == "libraries"


def test_a_code_that_runs_out_can_be_asked_for_again(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("jellyfin")
    adding.quickConnect("media.example.org")
    fetch.run(rounds=1)
    door.problems.append(Missing("The Quick Connect code has run out; ask for a new one."))
    fetch.run()
    assert at(adding) == ("details", "The Quick Connect code has run out; ask for a new one.")
    adding.again()
    fetch.run()
    assert at(adding) == ("libraries", "")


def test_user_and_password(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("jellyfin")
    adding.usePassword("media.example.org", "anna", "pa ss")
    door.problems.append(Refused("media.example.org does not know this user name with this password."))
    fetch.run()
    assert at(adding)[0] == "details"
    assert "does not know" in at(adding)[1]
    adding.usePassword("media.example.org", "anna", "right")
    fetch.run()
    assert at(adding) == ("libraries", "")
    assert (door.invitations[-1].user, door.invitations[-1].password, door.invitations[-1].token) == ("anna", "right", None)


def test_a_failure_is_told_in_place_and_again_tries_the_same(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("plex")
    door.problems.append(Unreachable("192.168.1.20 does not answer."))
    adding.useToken("192.168.1.20", "t")
    fetch.run()
    assert at(adding) == ("details", "192.168.1.20 does not answer.")
    assert not adding.property("busy")
    adding.again()
    fetch.run()
    assert at(adding) == ("libraries", "")


def test_an_unknown_certificate_is_asked_about_and_pinned_for_this_server(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("jellyfin")
    door.problems.append(UnknownCertificate("Unknown certificate.", FINGERPRINT, "media.example.org"))
    adding.quickConnect("media.example.org")
    fetch.run()
    assert (adding.property("fingerprint"), adding.property("certificateSubject")) == (FINGERPRINT, "media.example.org")
    assert at(adding) == ("details", "")
    adding.acceptCertificate()
    assert adding.property("fingerprint") == ""
    fetch.run()
    assert {invitation.fingerprint for invitation in door.invitations[1:]} == {FINGERPRINT}
    assert at(adding) == ("libraries", "")


def test_an_unknown_certificate_on_a_server_of_the_account(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("plex")
    adding.signIn()
    fetch.run(rounds=2)
    door.problems.append(UnknownCertificate("Unknown certificate.", FINGERPRINT, "attic"))
    fetch.run()
    adding.acceptCertificate()
    fetch.run()
    assert door.invitations[-1].fingerprint == FINGERPRINT
    assert adding.property("serverName") == "Attic"


def test_a_refused_certificate_sends_nothing(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("plex")
    door.problems.append(UnknownCertificate("Unknown certificate.", FINGERPRINT, "attic"))
    adding.useToken("attic", "t")
    fetch.run()
    adding.refuseCertificate()
    fetch.run()
    assert len(door.invitations) == 1
    assert "nothing was sent" in at(adding)[1]
    assert adding.property("fingerprint") == ""


def test_giving_up_while_waiting_stops_the_work(adding: AddServer, fetch: HeldFetch) -> None:
    adding.choose("plex")
    adding.signIn()
    fetch.run(rounds=1)
    waiting = fetch.waiting[-1][3]
    adding.back()
    assert waiting.requested
    assert at(adding) == ("details", "")
    assert not adding.property("busy")


def test_giving_up_before_the_end_takes_the_new_server_out_again(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.choose("plex")
    adding.useToken("attic", "t")
    fetch.run()
    adding.cancel()
    fetch.run()
    assert door.left == [7]
    assert (at(adding), library_names(adding)) == (("choose", ""), [])


def test_a_server_that_was_there_before_is_never_taken_out(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    door.known = True
    adding.choose("plex")
    adding.useToken("attic", "t")
    fetch.run()
    assert adding.property("known")
    adding.back()
    fetch.run()
    assert door.left == []


def test_a_new_address_for_a_server_keeps_its_device_id(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    door.known = True
    finished = QSignalSpy(adding.finished)
    adding.edit(7, "plex", "device-7", "http://old:32400")
    assert (adding.property("address"), adding.property("method"), adding.property("editing")) == ("http://old:32400", "token", 7)
    adding.useToken("new:32400", "t")
    fetch.run()
    assert door.invitations[0].device_id == "device-7"
    assert finished.at(0) == [7, ""]


def test_a_new_address_that_is_another_server_is_refused(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    adding.edit(5, "plex", "device-5", "http://old:32400")
    adding.useToken("other:32400", "t")
    fetch.run()
    assert "another server" in at(adding)[1]
    assert door.left == [7]


def test_each_try_has_a_device_id_of_its_own(adding: AddServer, fetch: HeldFetch, door: Door) -> None:
    for _ in range(2):
        adding.choose("folders")
        adding.useFolder("/media")
        fetch.run()
        adding.cancel()
    assert len({invitation.device_id for invitation in door.invitations}) == 2


def test_a_kind_that_is_none_changes_nothing(adding: AddServer) -> None:
    adding.choose("emby")
    assert at(adding) == ("choose", "")


def test_a_folder_of_a_dialog_becomes_a_path(adding: AddServer) -> None:
    assert adding.localPath(QUrl("file:///media/My%20films")) == "/media/My films"


def test_secrets_are_not_in_what_an_invitation_shows_of_itself() -> None:
    """D70: a traceback or a log line that prints one tells nothing."""
    assert "hush" not in repr(Invitation("jellyfin", "a", token="hush", password="hush"))
    assert "hush" not in repr(Joined(1, "n", "d", "hush"))
