"""What can be done with titles: copy their names, open them where they live, follow a link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.application.household import Household
from app.application.sources import Sources
from app.domain.cards import TitleKind
from app.domain.items import Kind
from app.domain.problems import Missing, Problem
from app.library import browse
from app.models.toasts import Toasts
from app.models.wording import tr
from app.workers.jobs import Jobs

WEB = ("http", "https")
MOST_OPENED = 10
"""Pages that one wish opens in the browser; more would be a mistake."""


class TitleActions(QObject):
    """Connected to `Actions` by the window."""

    def __init__(self, household: Household, sources: Sources, reads: Jobs, work: Jobs, toasts: Toasts) -> None:
        super().__init__()
        self._household, self._sources = household, sources
        self._reads, self._work, self._toasts = reads, work, toasts

    @Slot(str, list)
    def copy_titles(self, kind: TitleKind, ids: Sequence[int]) -> None:
        """Put the titles on the clipboard, `Title (Year)` a line."""
        self._reads(lambda _cancel: self._lines(kind, ids), self._on_lines, self._on_failed)

    @Slot(str)
    def copy_text(self, text: str) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self._toasts.show(tr("Copied"), "good")

    @Slot(str, int, int)
    def open_on_server(self, kind: str, number: int, server: int) -> None:
        """Open a title in its server's web app; 0 takes the first server that has it."""
        self._work(lambda _cancel: self._web_address(Kind(kind), number, server), self.open_link, self._on_failed)

    @Slot(str, list)
    def open_all_on_server(self, kind: str, ids: Sequence[int]) -> None:
        """Open several titles, as many as makes sense."""
        for number in ids[:MOST_OPENED]:
            self.open_on_server(kind, number, 0)

    @Slot(str)
    def open_link(self, address: str) -> None:
        """Open a web address in the browser; anything else is refused."""
        url = QUrl(address)
        if url.scheme() not in WEB or not QDesktopServices.openUrl(url):
            self._toasts.show(tr("The browser could not be opened."), "bad", detail=address)

    @Slot(str)
    def open_folder(self, path: str) -> None:
        """Show a folder in the file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._toasts.show(tr("The folder could not be opened."), "bad", detail=path)

    def _lines(self, kind: TitleKind, ids: Sequence[int]) -> list[str]:
        cards = browse.cards(self._household.database, kind, ids)
        return [f"{card.title} ({card.year})" if card.year else card.title for card in cards]

    def _on_lines(self, lines: Sequence[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._toasts.show(tr("%Ln title(s) copied", len(lines)), "good")

    def _web_address(self, kind: Kind, number: int, server: int) -> str:
        copies = [copy for copy in browse.copies(self._household.database, kind, number) if server in (0, copy.server_id)]
        for copy in copies:
            address = self._sources.of(copy.server_id).web_address(kind, copy.remote_key)
            if address:
                return address
        raise Missing(tr("No server with a web app has this title."))

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")
