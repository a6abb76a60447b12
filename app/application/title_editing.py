"""The sheets in which a title's pictures are chosen and its fields locked, over this house's library and providers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.application.providers import Providers
from app.application.undoing import Undoing
from app.domain.art_choices import ArtChoices
from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.library import art_choices, keeping, locking
from app.models.art_chooser import ArtChooser, ArtVerbs
from app.models.fetch import Fetch
from app.models.field_locks import FieldLocks, FieldVerbs
from app.models.pictures import Pictures


class TitleEditing(QObject, Part):
    """Built once for the window. `singletons` are what QML knows them by; `undoing` hears what can be taken back."""

    def __init__(self, household: Household, providers: Providers, reads: Fetch, work: Fetch, pictures: Pictures, undoing: Undoing) -> None:
        super().__init__()
        self._household, self._providers = household, providers
        database = household.database
        self.art = ArtChooser(ArtVerbs(self._choices, partial(locking.choose_picture, database), self._unlock), work, pictures, self)
        fields = FieldVerbs(partial(locking.fields, database), partial(locking.lock, database), partial(locking.write, database), self._unlock, self._undo)
        self.locks = FieldLocks(fields, reads, self)
        self.art.decided.connect(undoing.done)
        self.locks.decided.connect(undoing.told)
        self.locks.takenBack.connect(undoing.was_undone)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"ArtChooser": self.art, "FieldLocks": self.locks}

    def close(self) -> None:
        """Ask for nothing more."""
        self.art.close()
        self.locks.close()

    def _choices(self, kind: TitleKind, number: int, cancel: Cancel) -> ArtChoices:
        """On a pool thread: opening a provider may ask the keyring."""
        language, _, _ = self._providers.language().partition("-")
        return art_choices.choices(self._household.database, self._providers.client, kind, number, language, cancel)

    def _unlock(self, kind: TitleKind, number: int, field: str) -> int:
        return locking.unlock(self._household.database, kind, number, [field])

    def _undo(self, line: int) -> int:
        return keeping.undo(self._household.database, line).line
