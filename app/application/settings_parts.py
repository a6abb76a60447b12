"""The models of Welcome and Settings: adding servers, their cards, the keyring, reports of scans, About."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app import __version__
from app.application.asked_words import system_words
from app.application.household import Household
from app.application.joining import ServerJoining
from app.application.part import Part
from app.application.provider_keys import KeysOfProviders
from app.application.providers import Providers
from app.application.qt import RESOURCES
from app.application.sources import Sources
from app.artwork.provider_pictures import TMDB_PICTURES
from app.domain.changes import Changes
from app.domain.provided import Provider
from app.domain.scanning import ScanReport
from app.domain.servers import ScanRow, ServerRow
from app.metadata.asking import NAMES
from app.metadata.registry import TERMS
from app.models.about import About
from app.models.add_server import AddServer
from app.models.metadata_words import MetadataWords
from app.models.provider_keys import ProviderKeys
from app.models.scan_reports import ScanReports
from app.models.secrets_state import SecretsState
from app.models.server_cards import ServerCards
from app.models.ways import Ways
from app.models.wording import tr
from app.settings.keys import Keeping, KeysState
from app.store import scans, servers
from app.workers.jobs import Jobs


class SettingsParts(Part):
    """Built once for the window. `singletons` are what QML knows them by; `apply` hears every commit."""

    def __init__(self, household: Household, sources: Sources, providers: Providers, reads: Jobs, work: Jobs) -> None:
        self._household = household
        self.cards = ServerCards(reads, self._servers, household.clock)
        self.joining = ServerJoining(household, sources)
        self.adding = AddServer(work, self.joining)
        self.secrets = SecretsState(work, LateKeys(household))
        household.keys_changed.append(self.secrets.stir)
        self.provider_keys = ProviderKeys(work, KeysOfProviders(household, providers), pretend=household.demo)
        self.words = MetadataWords(household.settings, system_words(household.environ))
        self.ways = Ways(household.settings, usual_addresses(), lambda place: household.outside(f"BIJOU_{place.upper()}_URL"), demo=household.demo)
        self.reports = ScanReports(reads, self._scans, self._report, household.clock)
        places = household.places
        self.about = About(__version__, {"data": places.data_dir, "cache": places.cache_dir, "log": places.log_dir}, RESOURCES.parent / "LICENSE")

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {
            "About": self.about,
            "AddServer": self.adding,
            "MetadataWords": self.words,
            "ProviderKeys": self.provider_keys,
            "ScanReports": self.reports,
            "SecretsState": self.secrets,
            "ServerCards": self.cards,
            "Ways": self.ways,
        }

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.cards.apply(changes)
        self.reports.apply(changes)

    def _servers(self) -> Sequence[ServerRow]:
        with self._household.database.read() as reader:
            return servers.servers(reader)

    def _scans(self, limit: int) -> Sequence[ScanRow]:
        with self._household.database.read() as reader:
            return scans.scans(reader, limit)

    def _report(self, scan: int) -> ScanReport | None:
        with self._household.database.read() as reader:
            return scans.scan_report(reader, scan)


def usual_addresses() -> dict[str, tuple[str, str]]:
    """What each provider is called and where it is, by what its setting is called."""
    places = {provider.value: (NAMES[provider], TERMS[provider].address) for provider in Provider}
    return {**places, "tmdb_image": (f"{NAMES[Provider.TMDB]}, {tr('pictures')}", TMDB_PICTURES)}


class LateKeys:
    """The keys, seen from the views: how it stands is known at once, and making them waits for the first real question."""

    def __init__(self, household: Household) -> None:
        self._household = household

    @property
    def state(self) -> KeysState:
        """How it stands; unknown while nothing was asked."""
        keys = self._household.made_keys
        return KeysState(Keeping.UNKNOWN) if keys is None else keys.state

    def try_again(self) -> KeysState:
        """Ask the keyring anew."""
        return self._household.keys.try_again()

    def stay_in_session(self) -> KeysState:
        """Keep secrets for this session."""
        return self._household.keys.stay_in_session()

    def use_passphrase(self, passphrase: str) -> KeysState:
        """Unlock or create the encrypted file."""
        return self._household.keys.use_passphrase(passphrase)
