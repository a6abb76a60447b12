"""In which language and for which country the providers are asked: Settings → Metadata."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot

from app.models.short_list import ShortList
from app.models.wording import tr
from app.settings.settings import Settings

LANGUAGES = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "es-MX", "et", "eu", "fa", "fi", "fr", "fr-CA", "gl", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ka", "ko", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "th", "tr", "uk", "vi", "zh", "zh-TW",
)  # fmt: skip
"""Those in which the providers have much to tell."""
_OWN_NAMES = {
    "en": "English", "es": "Español", "es-MX": "Español (México)", "fr-CA": "Français (Canada)", "id": "Bahasa Indonesia", "ka": "ქართული",
    "ms": "Bahasa Melayu", "nb": "Norsk", "pt-BR": "Português (Brasil)", "zh": "简体中文", "zh-TW": "繁體中文",
}  # fmt: skip
"""Where Qt's own word names a country too, or begins with a letter that has no large form."""
REGIONS = (
    "AE", "AR", "AT", "AU", "BE", "BG", "BR", "CA", "CH", "CL", "CN", "CO", "CZ", "DE", "DK", "EE", "EG", "ES", "FI", "FR", "GB", "GR", "HK", "HR", "HU",
    "ID", "IE", "IL", "IN", "IS", "IT", "JP", "KR", "LT", "LU", "LV", "MX", "MY", "NG", "NL", "NO", "NZ", "PE", "PH", "PK", "PL", "PT", "RO", "RS", "RU",
    "SA", "SE", "SG", "SI", "SK", "TH", "TR", "TW", "UA", "US", "VN", "ZA",
)  # fmt: skip
"""Those for which the providers have release dates and certificates."""


class Choice(NamedTuple):
    """A language or country: its code (empty: as the system has it) and its name."""

    key: str
    text: str


class MetadataWords(QObject):
    """The `MetadataWords` singleton of QML."""

    changed = Signal()

    def __init__(self, settings: Settings, system: tuple[str, str], parent: QObject | None = None) -> None:
        """`system`: the system's language and country."""
        super().__init__(parent)
        self._settings = settings
        self._languages, self._regions = ShortList(Choice, self), ShortList(Choice, self)
        language, region = system
        own = [Choice("", tr("As the system: %1").replace("%1", language_name(language)))]
        self._languages.replace(own + sorted((Choice(code, language_name(code)) for code in LANGUAGES), key=_by_name))
        own = [Choice("", tr("As the system: %1").replace("%1", region_name(region)))]
        self._regions.replace(own + sorted((Choice(code, region_name(code)) for code in REGIONS), key=_by_name))

    languages = Property(ShortList, lambda self: self._languages, constant=True)
    regions = Property(ShortList, lambda self: self._regions, constant=True)
    language = Property(int, lambda self: _row(self._languages, self._settings.metadata_language), notify=changed)
    """The row of `languages` that holds."""
    region = Property(int, lambda self: _row(self._regions, self._settings.metadata_region), notify=changed)
    """The row of `regions` that holds."""

    @Slot(int)
    def chooseLanguage(self, row: int) -> None:
        """Ask in this language from now on."""
        self._settings.metadata_language = self._languages.rows[row].key
        self.changed.emit()

    @Slot(int)
    def chooseRegion(self, row: int) -> None:
        """Ask for this country's dates and certificates from now on."""
        self._settings.metadata_region = self._regions.rows[row].key
        self.changed.emit()


def language_name(code: str) -> str:
    """What those who speak it call it: Deutsch, Čeština."""
    name = _OWN_NAMES.get(code) or QLocale(code).nativeLanguageName() or code
    return name[:1].upper() + name[1:] if code not in _OWN_NAMES else name


def region_name(code: str) -> str:
    """Its name in the user's language where Qt knows it, else in its own."""
    return QLocale.territoryToString(QLocale.codeToTerritory(code)) or code


def _by_name(choice: Choice) -> str:
    return choice.text.casefold()


def _row(choices: ShortList, key: str) -> int:
    return next((at for at, choice in enumerate(choices.rows) if choice.key == key), 0)
