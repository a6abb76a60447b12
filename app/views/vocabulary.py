"""The Python objects that QML knows by name: one list for whoever registers them and for the description that qmllint reads.

Their types are named in words, so that QML can be read before their modules are imported.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject

SINGLETONS = {
    "About": "app.models.about.About",
    "Activity": "app.models.activity.Activity",
    "Actions": "app.views.actions.Actions",
    "AddServer": "app.models.add_server.AddServer",
    "ArtChooser": "app.models.art_chooser.ArtChooser",
    "Calendar": "app.models.calendar.Calendar",
    "Discover": "app.models.discover.Discover",
    "EpisodeOrder": "app.models.episode_order.EpisodeOrder",
    "EpisodeSheet": "app.models.episode_sheet.EpisodeSheet",
    "EpisodeWishes": "app.models.episode_wishes.EpisodeWishes",
    "FieldLocks": "app.models.field_locks.FieldLocks",
    "FindMatch": "app.models.find_match.FindMatch",
    "Home": "app.models.home.Home",
    "MetadataWords": "app.models.metadata_words.MetadataWords",
    "MissingTitle": "app.models.why_missing.MissingTitle",
    "MovieTitle": "app.models.title_page.TitlePage",
    "Movies": "app.models.library.Library",
    "Navigation": "app.models.navigation.Navigation",
    "Notifications": "app.models.notifications.Notifications",
    "OpenEpisode": "app.models.open_episode.OpenEpisode",
    "Orbs": "app.models.orbs.Orbs",
    "Person": "app.models.person.Person",
    "Place": "app.models.place.Place",
    "ProviderKeys": "app.models.provider_keys.ProviderKeys",
    "SavedFilters": "app.models.saved_filters.SavedFilters",
    "ScanProgress": "app.models.scan_progress.ScanProgress",
    "ScanReports": "app.models.scan_reports.ScanReports",
    "SearchPalette": "app.models.search_palette.SearchPalette",
    "SearchResults": "app.models.search_page.SearchResults",
    "SecretsState": "app.models.secrets_state.SecretsState",
    "ServerCards": "app.models.server_cards.ServerCards",
    "ShowEpisodes": "app.models.show_episodes.ShowEpisodes",
    "ShowTitle": "app.models.title_page.TitlePage",
    "Shows": "app.models.library.Library",
    "Subscription": "app.models.subscription.Subscription",
    "ThemeSource": "app.models.theme_source.ThemeSource",
    "TitleRefresh": "app.models.title_refresh.TitleRefresh",
    "Toasts": "app.models.toasts.Toasts",
    "Trouble": "app.models.trouble.Trouble",
    "Wanting": "app.models.wanting.Wanting",
    "Watchlist": "app.models.watchlist.Watchlist",
    "Ways": "app.models.ways.Ways",
    "WishSheet": "app.models.wish_sheet.WishSheet",
    "Wishlist": "app.models.wishlist.Wishlist",
    "Workers": "app.models.workers_page.Workers",
}
"""The type of each, by its name in QML."""

TYPES = {
    "Credits": "app.models.credits.Credits",
    "DiscoverTitles": "app.models.discover_titles.DiscoverTitles",
    "Filters": "app.models.filters.Filters",
    "Library": "app.models.library.Library",
    "ShortList": "app.models.short_list.ShortList",
    "TitleMore": "app.models.title_more.TitleMore",
    "TitlePage": "app.models.title_page.TitlePage",
    "Wall": "app.models.wall.Wall",
    "WatchWall": "app.models.watch_wall.WatchWall",
    "WishRows": "app.models.wish_rows.WishRows",
}
"""Types that objects above hand out; QML makes none of them."""


def type_at(place: str) -> type[QObject]:
    """The type that a list above names. Imports its module; raises what that raises, and AttributeError where it has none of that name."""
    module, _, name = place.rpartition(".")
    found: type[QObject] = getattr(import_module(module), name)
    return found
