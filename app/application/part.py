"""What the window builds for a page, or for some that go together, and what each such part is told."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.domain.changes import Changes


class Part:
    """A part answers what concerns it; of the rest nothing follows."""

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """Its models by their names in QML."""
        return {}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""

    def key_changed(self, provider: str) -> None:
        """A provider's key was given, changed or taken away; its client is another from now on."""

    def ask_again(self) -> None:
        """The providers can be asked now: so is what is shown and the library does not have."""

    def reload(self, page: str) -> None:
        """Read again what one of its pages shows, whose name in addresses it is; where the user is on it stays."""

    def close(self) -> None:
        """Ask for nothing more."""
