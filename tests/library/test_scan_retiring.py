"""What leaves the library, and what waits for the user's word (D12, D14)."""

from __future__ import annotations

import msgspec
import pytest

from app.domain.items import Facts, Kind
from app.domain.problems import Busy
from app.library.keeping import confirm_retire, include_library, remove_server, reorder_servers
from app.store.database import Database
from app.store.safety import check_file
from app.store.scan_lock import ScanLock
from tests.library.pretend_source import PretendSource, changed, episode, film, season, show
from tests.library.scanning import NOW, counted, films, run, value

_WAITING = "movies WHERE id IN (SELECT movie_id FROM copies WHERE not_seen_since IS NOT NULL)"


def keep(source: PretendSource, count: int) -> PretendSource:
    """The server has only the first `count` films of its library left."""
    del source.items_there["1", Kind.MOVIE][count:]
    return source


@pytest.mark.parametrize(
    ("before", "after", "asks"), [(100, 90, False), (100, 89, True), (20, 17, False), (20, 16, True), (4, 1, False), (3, 0, True), (1, 0, True)]
)
def test_a_library_that_shrinks_by_more_than_a_tenth_or_to_nothing_waits_for_the_user(database: Database, before: int, after: int, asks: bool) -> None:
    """D12: beyond three titles; until then its titles stay, marked."""
    source = films(before)
    run(database, source)
    report = run(database, keep(source, after), "deep")
    assert report.retired == (0 if asks else before - after)
    assert counted(database, "movies") == (before if asks else after)
    assert counted(database, _WAITING) == (before - after if asks else 0)
    assert (value(database, "SELECT shrunk_at FROM libraries") == NOW) is asks
    assert report.libraries[0].not_seen == (before - after if asks else 0)


def test_the_users_word_retires_them_and_nothing_else(database: Database) -> None:
    """D12."""
    source = films(40)
    run(database, source)
    run(database, keep(source, 10), "deep")
    assert confirm_retire(database, 1) == 30
    assert (counted(database, "movies"), value(database, "SELECT shrunk_at FROM libraries")) == (10, None)
    assert confirm_retire(database, 1) == 0
    assert value(database, "SELECT count FROM activity WHERE verb = 'retired'") == 30


def test_titles_that_come_back_are_no_longer_waiting(database: Database) -> None:
    """D12."""
    source = films(40)
    run(database, source)
    there = list(source.items_there["1", Kind.MOVIE])
    run(database, keep(source, 10), "deep")
    source.items_there["1", Kind.MOVIE] = there
    run(database, source, "deep")
    assert (counted(database, _WAITING), value(database, "SELECT shrunk_at FROM libraries")) == (0, None)
    assert confirm_retire(database, 1) == 0


def test_a_section_that_was_emptied_retires_nothing(database: Database) -> None:
    source = films(40).library("2", "show", show(1), season(1, 1), episode(1, 1, 1))
    run(database, source)
    for kind in (Kind.SHOW, Kind.SEASON, Kind.EPISODE):
        source.items_there["2", kind] = []
    report = run(database, source, "deep")
    assert (report.retired, counted(database, "episodes"), counted(database, "shows")) == (0, 1, 1)
    assert report.libraries[1].problems == ("1 of 1 titles are no longer listed. They stay until you confirm that they are gone.",)


def test_an_episode_that_a_provider_knows_becomes_missing_another_goes(database: Database) -> None:
    """D14; and an empty season that no provider knows goes (D12)."""
    source = PretendSource().library("1", "show", show(1), season(1, 1), season(1, 2), episode(1, 1, 1), episode(1, 1, 2), episode(1, 1, 3), episode(1, 2, 1))
    run(database, source)
    with database.write() as tx:
        tx.execute("UPDATE episodes SET listed_by = 'tvdb' WHERE season = 1 AND number = 2")
    source.items_there["1", Kind.EPISODE] = [episode(1, 1, 1)]
    source.items_there["1", Kind.SEASON] = [season(1, 1)]
    assert run(database, source, "deep").retired == 3
    with database.read() as reader:
        left = reader.rows("SELECT season, number, EXISTS (SELECT 1 FROM copy_episodes WHERE episode_id = e.id) FROM episodes e ORDER BY season, number")
        assert left == [(1, 1, 1), (1, 2, 0)]
        assert reader.rows("SELECT number FROM seasons") == [(1,)]


def test_a_title_that_lives_elsewhere_takes_the_other_servers_values(database: Database) -> None:
    """D11, D14."""
    mine, theirs = films(0).library("1", "movie", film(1, "Mine"), film(2), film(3)), films(0).library("1", "movie", film(1, "Theirs"))
    run(database, mine)
    run(database, theirs, server=2)
    assert value(database, "SELECT title FROM movies WHERE tmdb = '1'") == "Mine"
    del mine.items_there["1", Kind.MOVIE][0]
    run(database, mine, "deep")
    assert value(database, "SELECT title FROM movies WHERE tmdb = '1'") == "Theirs"


def test_removing_a_server_keeps_what_lives_elsewhere_or_is_followed_or_wished(database: Database) -> None:
    """D14."""
    shows = (show(1), season(1, 1), episode(1, 1, 1), show(2), season(2, 1), episode(2, 1, 1))
    source = PretendSource().library("1", "movie", film(1), film(2), film(3)).library("2", "show", *shows)
    run(database, source)
    run(database, PretendSource().library("1", "movie", film(1)), server=2)
    with database.write() as tx:
        tx.execute("INSERT INTO wishlist (kind, title, movie_id, added_at) SELECT 'movie', title, id, 1 FROM movies WHERE tmdb = '2'")
        tx.execute("INSERT INTO watchlist (kind, state, title, show_id, added_at) SELECT 'show', 'follow', title, id, 1 FROM shows WHERE tvdb = '1'")
        tx.execute("INSERT INTO locks (movie_id, field, value, locked_at) SELECT id, 'title', '\"My name\"', 1 FROM movies WHERE tmdb = '1'")
    remove_server(database, 1)
    with database.read() as reader:
        assert reader.rows("SELECT tmdb, title FROM movies ORDER BY tmdb") == [("1", "My name"), ("2", "Film 0002")]
        assert reader.rows("SELECT tvdb FROM shows") == [("1",)]
        assert reader.rows("SELECT title, movie_id IS NULL FROM wishlist UNION ALL SELECT title, show_id IS NULL FROM watchlist") == [
            ("Film 0002", 0),
            ("Show 0001", 0),
        ]
        assert reader.rows("SELECT name FROM servers") == [("Cellar",)]
        assert reader.value("SELECT count(*) FROM activity WHERE verb = 'removed' AND title = 'Attic'") == 1
        assert reader.value("SELECT server_name FROM scans WHERE server_id IS NULL") == "Attic"
    assert check_file(database.path) == []


def test_deselecting_a_library_drops_its_copies_and_selecting_it_reads_it_anew(database: Database) -> None:
    """D14."""
    source = films(12).library("2", "movie", film(100), film(3, key="another"))
    run(database, source)
    library = value(database, "SELECT id FROM libraries WHERE key = '1'")
    assert isinstance(library, int)
    assert include_library(database, library, included=False) == 12
    assert counted(database, "movies") == 2
    run(database, source, "quick")
    assert counted(database, "movies") == 2
    include_library(database, library, included=True)
    run(database, source, "quick")
    assert counted(database, "movies") == 13


def test_a_server_that_is_being_scanned_is_neither_removed_nor_confirmed(database: Database) -> None:
    """D18."""
    lock = ScanLock(database.path, 1)
    assert lock.take()
    for verb in (remove_server, confirm_retire):
        with pytest.raises(Busy):
            verb(database, 1)
    lock.give_back()


def test_the_users_order_of_servers_decides_whose_value_counts(database: Database) -> None:
    """D11."""
    run(database, PretendSource().library("1", "movie", film(1, "Mine", overview="First.")))
    run(database, PretendSource().library("1", "movie", film(1, "Theirs", tagline="Second.")), server=2)
    assert value(database, "SELECT title || overview || tagline FROM movies") == "MineFirst.Second."
    reorder_servers(database, [2, 1])
    assert value(database, "SELECT title || overview || tagline FROM movies") == "TheirsFirst.Second."


def test_a_rescan_never_undoes_enrichment_and_a_field_that_is_no_longer_sent_stays(database: Database) -> None:
    """D11."""
    source = PretendSource().library("1", "movie", film(1, tagline="In space.", overview="Long."))
    run(database, source)
    with database.write() as tx:
        tx.execute(
            "INSERT INTO enrichments (movie_id, provider, facet, state, facts) VALUES (1, 'tmdb', 'details', 'matched', ?)",
            (msgspec.json.encode(Facts(studio="A24", tagline="In a provider's words.")),),
        )
    source.items_there["1", Kind.MOVIE] = [changed(film(1, overview="Longer."), year=1979)]
    run(database, source)
    assert value(database, "SELECT tagline || overview || studio || year FROM movies") == "In space.Longer.A241979"
