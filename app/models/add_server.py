"""Adding a server step by step: which kind, how to get in, which libraries. The state of Welcome and of the sheet in Settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QDir, QObject, QUrl, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.problems import Problem, UnknownCertificate
from app.library.connecting import Invitation, Joined
from app.models.fetch import Fetch
from app.models.joining import Joining, Landed, LibraryChoice, Offer, OfferChoice, Pin
from app.models.short_list import ShortList
from app.models.wording import shown, tr
from app.sources.source import SourceKind

KINDS: tuple[SourceKind, ...] = ("plex", "jellyfin", "folders")
FIRST_METHOD = {"plex": "account", "jellyfin": "quick", "folders": "folder"}


class AddServer(QObject):
    """The `AddServer` singleton of QML. `step` is `choose`, `details`, `waiting` (for the browser or a code) or `libraries`."""

    changed = Signal()
    certificateChanged = Signal()
    browserWanted = Signal(str)
    """An address to open in the browser."""
    finished = Signal(int, str)
    """A server is added and its libraries are chosen; its id, and `movie` or `show` for the page to go to."""

    def __init__(self, fetch: Fetch, joining: Joining, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._joining = joining
        self._offer_list = ShortList(OfferChoice, self)
        self._library_list = ShortList(LibraryChoice, self)
        self._job: Cancel | None = None
        self._certificate: UnknownCertificate | None = None
        self._reset("", "choose")

    def _reset(self, kind: str, step: str) -> None:
        self._kind, self._step = kind, step
        self._method = FIRST_METHOD.get(kind, "")
        self._trouble = self._code = self._link = self._picked = ""
        self._invitation = Invitation(next((one for one in KINDS if one == kind), "plex"), "")
        self._offers: dict[str, Offer] = {}
        self._offer_list.replace([])
        self._joined: Joined | None = None
        self._library_list.replace([])
        self._again: Callable[[], None] | None = None
        self._editing = 0

    # What QML sees

    kind = Property(str, lambda self: self._kind, notify=changed)
    step = Property(str, lambda self: self._step, notify=changed)
    method = Property(str, lambda self: self._method, notify=changed)
    """plex: `account` or `token`; jellyfin: `quick`, `password` or `key`; folders: `folder`."""
    editing = Property(int, lambda self: self._editing, notify=changed)
    """The server whose address or token is being changed, 0 when one is being added."""
    address = Property(str, lambda self: self._invitation.address, notify=changed)
    busy = Property(bool, lambda self: self._job is not None, notify=changed)
    trouble = Property(str, lambda self: self._trouble, notify=changed)
    code = Property(str, lambda self: self._code, notify=changed)
    link = Property(str, lambda self: self._link, notify=changed)
    picked = Property(str, lambda self: self._picked, notify=changed)
    """The key of the offer that is chosen."""
    serverName = Property(str, lambda self: shown(self._joined.name) if self._joined else "", notify=changed)
    known = Property(bool, lambda self: bool(self._joined and self._joined.known), notify=changed)
    """The server was there before; only its address and token are new."""
    offers = Property(ShortList, lambda self: self._offer_list, constant=True)
    libraries = Property(ShortList, lambda self: self._library_list, constant=True)
    chosenCount = Property(int, lambda self: sum(row.chosen for row in self._library_list.rows), notify=changed)
    fingerprint = Property(str, lambda self: self._certificate.fingerprint if self._certificate else "", notify=certificateChanged)
    """Of a certificate that waits for the user's word; empty when none does."""
    certificateSubject = Property(str, lambda self: shown(self._certificate.subject) if self._certificate else "", notify=certificateChanged)

    # Steps

    @Slot(str)
    def choose(self, kind: str) -> None:
        """First step: what kind of server."""
        if kind in KINDS:
            self._stop()
            self._reset(kind, "details")
            self.changed.emit()

    @Slot(int, str, str, str)
    def edit(self, server: int, kind: str, device_id: str, address: str) -> None:
        """A new address or token for a server that is there; `address` is what the fields begin with."""
        if kind in KINDS:
            self._stop()
            self._reset(kind, "details")
            self._editing = server
            self._method = {"plex": "token", "jellyfin": "password"}.get(kind, "folder")
            self._invitation = replace(self._invitation, address=address, device_id=device_id)
            self.changed.emit()

    @Slot(str)
    def useMethod(self, method: str) -> None:
        """Another way in."""
        self._stop()
        self._method, self._trouble, self._step = method, "", "details"
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        """One step back; a server that was added only now goes again."""
        self._stop()
        if self._step == "libraries":
            self._leave()
        step = "details" if self._step in {"waiting", "libraries"} else "choose"
        method = self._method
        self._reset(self._kind if step == "details" else "", step)
        self._method = method if step == "details" else ""
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Give up; nothing is left behind."""
        self._stop()
        if self._step == "libraries":
            self._leave()
        self._reset("", "choose")
        self.changed.emit()

    @Slot()
    def again(self) -> None:
        """Try again what failed."""
        if self._again is not None:
            self._again()

    @Slot()
    def signIn(self) -> None:
        """Plex: get a PIN, open the browser, and wait for the person to sign in there."""
        device = self._invitation.device_id
        self._run(lambda cancel: self._joining.plex_pin(device, cancel), self._on_pin)

    @Slot(str, str)
    def useToken(self, address: str, token: str) -> None:
        """Plex with a token, Jellyfin with an API key."""
        self._join(replace(self._invitation, address=address.strip(), token=token.strip(), user=None))

    @Slot(str, str, str)
    def usePassword(self, address: str, user: str, password: str) -> None:
        """Jellyfin with user name and password; the password is not kept, the token that it gives is."""
        self._join(replace(self._invitation, address=address.strip(), user=user.strip(), password=password, token=None))

    @Slot(str)
    def quickConnect(self, address: str) -> None:
        """Jellyfin: get a code, show it, and wait until it was typed in."""
        invitation = replace(self._invitation, address=address.strip(), token=None, user=None)
        self._invitation = invitation
        self._run(lambda cancel: self._joining.quick_connect(invitation, cancel), self._on_quick_code, again=lambda: self.quickConnect(address))

    @Slot(str)
    def useFolder(self, path: str) -> None:
        """Folders: a folder of this computer or a share that is mounted."""
        self._join(replace(self._invitation, address=path.strip()))

    @Slot(QUrl, result=str)
    def localPath(self, folder: QUrl) -> str:
        """The path of a folder that a dialog names as an address."""
        return QDir.toNativeSeparators(folder.toLocalFile())

    @Slot(str)
    def pick(self, key: str) -> None:
        """Plex: another server of the account."""
        if key in self._offers and (key != self._picked or self._joined is None):
            self._leave()
            self._picked = key
            offer = self._offers[key]
            self._run(lambda cancel: self._landed(self._joining.join_offer(offer, self._invitation, cancel)), self._on_joined)

    @Slot(int, bool)
    def include(self, number: int, chosen: bool) -> None:
        """Take a library in, or leave it out."""
        self._library_list.replace([row._replace(chosen=chosen) if row.number == number else row for row in self._library_list.rows])
        self.changed.emit()

    @Slot()
    def start(self) -> None:
        """Last step: keep the choice and begin to scan."""
        joined = self._joined
        if joined is None:
            return
        rows: Sequence[LibraryChoice] = self._library_list.rows
        chosen = {row.number: row.chosen for row in rows}
        page = "movie" if any(row.chosen and row.kind == "movie" for row in rows) or not rows else "show"
        self._run(lambda _cancel: self._joining.include(chosen), lambda _none: self._on_started(joined.server_id, page))

    @Slot()
    def acceptCertificate(self) -> None:
        """Trust the certificate that was shown, for this server only, and go on."""
        if self._certificate is not None:
            self._invitation = replace(self._invitation, fingerprint=self._certificate.fingerprint)
            self._forget_certificate()
            self.again()

    @Slot()
    def refuseCertificate(self) -> None:
        """Do not trust it; nothing was sent."""
        self._trouble = tr("The certificate was not accepted, so nothing was sent to this server.")
        self._forget_certificate()
        self.changed.emit()

    # Answers

    def _on_pin(self, pin: Pin) -> None:
        device = self._invitation.device_id
        self._step, self._code, self._link = "waiting", pin.code, pin.browser_address
        self.browserWanted.emit(pin.browser_address)
        self._run(lambda cancel: self._joining.plex_offers(device, pin, cancel), self._on_offers, again=self.signIn)

    def _on_offers(self, offers: Sequence[Offer]) -> None:
        self._offers = {offer.machine_id: offer for offer in offers}
        self._offer_list.replace([OfferChoice(offer.machine_id, shown(offer.name)) for offer in offers])
        if not offers:
            self._fail(tr("This account has no Plex server. Is the server signed in and switched on?"), self.signIn)
            return
        self._step = "libraries"
        self.pick(offers[0].machine_id)

    def _on_quick_code(self, answer: tuple[Invitation, Any]) -> None:
        invitation, request = answer
        self._step, self._code, self._link = "waiting", request.code, ""
        address = self._invitation.address
        self._run(lambda cancel: self._landed(self._joining.join_quick(invitation, request, cancel)), self._on_joined, again=lambda: self.quickConnect(address))

    def _join(self, invitation: Invitation) -> None:
        self._invitation = invitation
        self._run(lambda cancel: self._landed(self._joining.join(self._invitation, cancel)), self._on_joined)

    def _landed(self, joined: Joined) -> Landed:
        return Landed(joined, self._joining.libraries(joined.server_id))

    def _on_joined(self, landed: Landed) -> None:
        if self._editing and landed.joined.server_id != self._editing:
            self._joined = landed.joined
            self._leave()
            self._fail(tr("That is another server, %1. Add it as a new one instead.").replace("%1", shown(landed.joined.name)), None)
            return
        if self._editing:
            self._on_started(self._editing, "")
            return
        self._joined, self._step = landed.joined, "libraries"
        self._library_list.replace([LibraryChoice(one.id, shown(one.name), one.kind, one.included) for one in landed.libraries])
        self.changed.emit()

    def _on_started(self, server: int, page: str) -> None:
        self._reset("", "choose")
        self.changed.emit()
        self.finished.emit(server, page)

    # Work

    def _run(self, work: Callable[[Cancel], Any], done: Callable[[Any], None], again: Callable[[], None] | None = None) -> None:
        self._stop()
        self._trouble = ""
        self._again = again or (lambda: self._run(work, done))

        def answered(result: Any) -> None:
            self._job = None
            done(result)
            self.changed.emit()

        self._job = self._fetch(work, answered, self._on_failed)
        self.changed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._job = None
        if isinstance(problem, UnknownCertificate):
            self._certificate = problem
            self.certificateChanged.emit()
            self.changed.emit()
            return
        self._fail(str(problem), self._again)

    def _fail(self, sentence: str, again: Callable[[], None] | None) -> None:
        self._trouble, self._again = sentence, again
        if self._step == "waiting":
            self._step = "details"
        self.changed.emit()

    def _forget_certificate(self) -> None:
        self._certificate = None
        self.certificateChanged.emit()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.request()
            self._job = None

    def _leave(self) -> None:
        """Take a server out again that was added only to look at its libraries."""
        if self._joined is not None and not self._joined.known:
            server = self._joined.server_id
            self._fetch(lambda _cancel: self._joining.leave(server), lambda _none: None)
        self._joined = None
        self._library_list.replace([])
