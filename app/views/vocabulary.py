"""The Python objects that QML knows by name: one list for whoever registers them and for the description that qmllint reads."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.models.about import About
from app.models.add_server import AddServer
from app.models.art_chooser import ArtChooser
from app.models.credits import Credits
from app.models.discover import Discover
from app.models.discover_titles import DiscoverTitles
from app.models.episode_order import EpisodeOrder
from app.models.field_locks import FieldLocks
from app.models.filters import Filters
from app.models.find_match import FindMatch
from app.models.library import Library
from app.models.metadata_words import MetadataWords
from app.models.navigation import Navigation
from app.models.open_episode import OpenEpisode
from app.models.orbs import Orbs
from app.models.person import Person
from app.models.place import Place
from app.models.provider_keys import ProviderKeys
from app.models.saved_filters import SavedFilters
from app.models.scan_progress import ScanProgress
from app.models.scan_reports import ScanReports
from app.models.search_page import SearchResults
from app.models.search_palette import SearchPalette
from app.models.secrets_state import SecretsState
from app.models.server_cards import ServerCards
from app.models.short_list import ShortList
from app.models.show_episodes import ShowEpisodes
from app.models.theme_source import ThemeSource
from app.models.title_more import TitleMore
from app.models.title_page import TitlePage
from app.models.title_refresh import TitleRefresh
from app.models.toasts import Toasts
from app.models.trouble import Trouble
from app.models.wall import Wall
from app.models.ways import Ways
from app.models.workers_page import Workers
from app.views.actions import Actions

SINGLETONS: dict[str, type[QObject]] = {
    "About": About,
    "Actions": Actions,
    "AddServer": AddServer,
    "ArtChooser": ArtChooser,
    "FieldLocks": FieldLocks,
    "Discover": Discover,
    "EpisodeOrder": EpisodeOrder,
    "FindMatch": FindMatch,
    "MetadataWords": MetadataWords,
    "Movies": Library,
    "MovieTitle": TitlePage,
    "Navigation": Navigation,
    "OpenEpisode": OpenEpisode,
    "Orbs": Orbs,
    "Person": Person,
    "Place": Place,
    "ProviderKeys": ProviderKeys,
    "SavedFilters": SavedFilters,
    "ScanProgress": ScanProgress,
    "ScanReports": ScanReports,
    "SearchPalette": SearchPalette,
    "SearchResults": SearchResults,
    "SecretsState": SecretsState,
    "ServerCards": ServerCards,
    "ShowEpisodes": ShowEpisodes,
    "ShowTitle": TitlePage,
    "Shows": Library,
    "ThemeSource": ThemeSource,
    "TitleRefresh": TitleRefresh,
    "Toasts": Toasts,
    "Trouble": Trouble,
    "Ways": Ways,
    "Workers": Workers,
}

TYPES: dict[str, type[QObject]] = {
    "Credits": Credits,
    "DiscoverTitles": DiscoverTitles,
    "Filters": Filters,
    "Library": Library,
    "ShortList": ShortList,
    "TitleMore": TitleMore,
    "TitlePage": TitlePage,
    "Wall": Wall,
}
"""Types that objects above hand out; QML makes none of them."""
