"""What the model of a page knows of the screen: whether its page is on it, and how far down an entry of the way back stood."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from app.models.place import Place


class ShownPage(QObject):
    """The model of the page of one name in addresses. It reads in `_on_come` what the current entry shows, and in `_on_left` stops what nobody sees."""

    def __init__(self, name: str, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name, self._place = name, place
        self._shown = False
        place.moved.connect(self._on_moved)

    @Slot()
    def enter(self) -> None:
        """The page is on the screen."""
        self._shown = True
        self._on_moved()

    @Slot()
    def leave(self) -> None:
        """The page is not on the screen any more."""
        self._shown = False
        self._on_left()

    def _in_sight(self) -> bool:
        """True while the page is on the screen and the current entry is one of its own."""
        return self._shown and self._place.property("page") == self._name

    def _on_come(self) -> None:
        """The page came to the screen, or another entry of its own is current."""

    def _on_left(self) -> None:
        """The page left the screen."""

    @Slot()
    def _on_moved(self) -> None:
        if self._in_sight():
            self._on_come()


class ScrolledPage(ShownPage):
    """One that shows a single thing, named by what follows the page in the address (`_section`), and stands where its entry was left."""

    positioned = Signal(float)
    """Stand so many pixels down the page."""

    def __init__(self, name: str, place: Place, parent: QObject | None = None) -> None:
        super().__init__(name, place, parent)
        self._section = ""

    @Slot(float)
    def remember(self, scroll: float) -> None:
        """The page stands so far down."""
        if self._shows_entry():
            self._place.remember("scroll", round(scroll))

    def _shows_entry(self) -> bool:
        """True while the current entry is what the page shows."""
        return self._in_sight() and self._place.property("section") == self._section

    def _position(self) -> None:
        kept = self._place.remembered("scroll", 0)
        self.positioned.emit(float(kept) if isinstance(kept, int | float) else 0.0)
