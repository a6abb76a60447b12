"""Looking into the library: what the pages ask. Each verb reads one snapshot, off the GUI thread, and raises StoreProblem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.domain.cards import Card, Counts, Facets, OwnedTitle, TitleKind, TitleList
from app.domain.items import Kind
from app.domain.pages import ActivityRow, CopyRow, EpisodeRow, MoviePage, ShowPage, Version
from app.domain.query import LibraryQuery
from app.domain.scanning import ScanReport
from app.domain.servers import LibraryRow, ScanRow, ServerRow
from app.domain.title_files import TitleFile
from app.domain.users_zone import USERS_ZONE
from app.store import activity as store_activity
from app.store import library_cards, library_page, scans, season_rows, settings_values, title_files, title_page, title_parts
from app.store import owned as store_owned
from app.store import servers as store_servers
from app.store.database import Database


def present(database: Database) -> datetime:
    """Now, by the library's clock, in the user's zone (D50, D51)."""
    return datetime.fromtimestamp(database.now(), USERS_ZONE)


def titles(database: Database, query: LibraryQuery) -> TitleList:
    """The ids of a library page in their order; 20 to 60 ms at 100,000 titles."""
    with database.read() as reader:
        return library_page.title_list(reader, query, present(database))


def from_prefix(database: Database, kind: TitleKind, text: str) -> list[int]:
    """Ids in title order from the first whose sort key is not before `text`: where type-to-jump goes."""
    with database.read() as reader:
        return library_page.from_prefix(reader, kind, text)


def cards(database: Database, kind: TitleKind, ids: Sequence[int]) -> list[Card]:
    """Cards for a window of ids, in that order; ids that are gone are left out."""
    with database.read() as reader:
        return library_cards.cards(reader, kind, ids, present(database))


def facets(database: Database, kind: TitleKind) -> Facets:
    """What the titles of a kind can be narrowed by, with counts."""
    with database.read() as reader:
        return library_cards.facets(reader, kind)


def counts(database: Database) -> Counts:
    """Owned films, shows and episodes."""
    with database.read() as reader:
        return library_cards.counts(reader)


def owned_titles(database: Database, kind: TitleKind, tmdb_ids: Iterable[str]) -> dict[str, OwnedTitle]:
    """What the library owns of the titles with these numbers of TMDB; what it does not own is left out."""
    with database.read() as reader:
        return store_owned.owned_titles(reader, kind, tmdb_ids)


def files(database: Database, kind: TitleKind, row: int) -> list[TitleFile]:
    """A film's files and a show's folders, as its servers tell it."""
    with database.read() as reader:
        return title_files.title_files(reader, kind, row)


def movie_page(database: Database, movie: int) -> MoviePage | None:
    """A film's page; None when the film is gone. A merged film's id gives the surviving one (D10)."""
    with database.read() as reader:
        return title_page.movie_page(reader, movie)


def show_page(database: Database, show: int) -> ShowPage | None:
    """A show's page with its seasons; None as in movie_page."""
    with database.read() as reader:
        return title_page.show_page(reader, show, present(database))


def season_episodes(database: Database, show: int, season: int) -> list[EpisodeRow]:
    """The episodes of one season (0: specials) with their state."""
    with database.read() as reader:
        found = title_parts.surviving_id(reader, Kind.SHOW, show)
        return season_rows.episodes_of(reader, found, season, present(database)) if found is not None else []


def season_of(database: Database, episode: int) -> tuple[int, int] | None:
    """An episode's row, which is another one after a merge, and its season's number; None when it is gone."""
    with database.read() as reader:
        found = title_parts.surviving_id(reader, Kind.EPISODE, episode)
        season = None if found is None else season_rows.season_of(reader, found)
        return None if found is None or season is None else (found, season)


def episode_files(database: Database, episode: int) -> tuple[Version, ...]:
    """An episode's versions with their files, in the user's order of servers."""
    with database.read() as reader:
        return title_parts.versions_of(reader, title_parts.copies_of_episode(reader, episode))


def copies(database: Database, kind: Kind, row_id: int) -> tuple[CopyRow, ...]:
    """Where a film, show or episode lives, in the user's order of servers."""
    with database.read() as reader:
        found = title_parts.surviving_id(reader, kind, row_id)
        if found is None:
            return ()
        return title_parts.copies_of_episode(reader, found) if kind is Kind.EPISODE else title_parts.copies_of(reader, kind, found)


def servers(database: Database) -> list[ServerRow]:
    """Every server with its libraries, in the user's order."""
    with database.read() as reader:
        return store_servers.servers(reader)


def server(database: Database, server_id: int) -> ServerRow | None:
    """One server; None when it is gone."""
    with database.read() as reader:
        return store_servers.server(reader, server_id)


def libraries(database: Database, server_id: int) -> list[LibraryRow]:
    """The libraries of one server."""
    with database.read() as reader:
        return store_servers.libraries(reader, server_id)


def scan_reports(database: Database, limit: int = 50, server_id: int | None = None) -> list[ScanRow]:
    """The newest scans."""
    with database.read() as reader:
        return scans.scans(reader, limit, server_id)


def scan_report(database: Database, scan_id: int) -> ScanReport | None:
    """What one scan did, with its lists."""
    with database.read() as reader:
        return scans.scan_report(reader, scan_id)


def activity(database: Database, limit: int = 100, before: int | None = None) -> list[ActivityRow]:
    """What happened, newest first (D60); `before` is the id of the last entry shown."""
    with database.read() as reader:
        return store_activity.activity(reader, limit, before)


def setting(database: Database, key: str) -> str | None:
    """The JSON text of a setting; None when it was never changed."""
    with database.read() as reader:
        return settings_values.setting(reader, key)


def put_setting(database: Database, key: str, text: str | None) -> None:
    """Keep a setting's JSON text; None goes back to its default."""
    with database.write() as tx:
        settings_values.put_setting(tx, key, text)
