"""Pages of films and shows: roll-ups, states, versions, where facts came from (D5, D10, D11, D14, D15, D23, D52)."""

from __future__ import annotations

import msgspec

from app.domain.items import Credit, Kind, MediaFile, Watched
from app.domain.pages import EpisodeRow, MoviePage, ShowPage
from app.domain.provided import Provider
from app.domain.scanning import Named
from app.store.happenings import Where, note_many
from app.store.match_activity import note_matched
from app.store.season_rows import episodes_of
from app.store.title_page import movie_page, show_page
from app.store.title_parts import copies_of_episode
from tests.shelf import HD, NOW, SD, SEEN, THEN, TODAY, UHD, Shelf, actor, audience


def film(shelf: Shelf, row_id: int = 1) -> MoviePage:
    with shelf.database.read() as reader:
        page = movie_page(reader, row_id)
    assert page is not None
    return page


def show(shelf: Shelf, row_id: int = 1) -> ShowPage:
    with shelf.database.read() as reader:
        page = show_page(reader, row_id, THEN)
    assert page is not None
    return page


def episodes(shelf: Shelf, season: int = 1, row_id: int = 1) -> list[EpisodeRow]:
    with shelf.database.read() as reader:
        return episodes_of(reader, row_id, season, THEN)


def test_a_films_page_holds_all_that_the_server_said(shelf: Shelf) -> None:
    shelf.film(
        "Metropolis", year=1927, original_title="Metropolis (1927)", overview="A city.", tagline="Above and below.", runtime_minutes=153.0, content_rating="NR",
        studio="UFA", released="1927-01-10", genres=("Drama", "Science Fiction"), ratings=audience(8.3), imdb="tt0017136", tmdb="19",
        credits=(
            actor("Brigitte Helm", "Maria"), actor("Alfred Abel", "Joh", 1), Credit("Fritz Lang", "Directing", "Director"),
            Credit("Fritz Lang", "Writing", "Writer"),
        ),
        watched=Watched(1, 918_000, NOW - 5),
    )  # fmt: skip
    page = film(shelf)
    assert (page.title, page.year, page.original_title, page.overview, page.tagline) == ("Metropolis", 1927, "Metropolis (1927)", "A city.", "Above and below.")
    assert (page.runtime_minutes, page.content_rating, page.studio, page.released) == (153.0, "NR", "UFA", "1927-01-10")
    assert page.genres == (("drama", "Drama"), ("science fiction", "Science Fiction"))
    assert (page.ratings, page.rating, page.ids.imdb, page.ids.tmdb, page.unmatched) == (audience(8.3), 8.3, "tt0017136", "19", False)
    assert [(person.name, person.character) for person in page.cast] == [("Brigitte Helm", "Maria"), ("Alfred Abel", "Joh")]
    assert [(person.name, person.job, person.departments) for person in page.crew] == [("Fritz Lang", "Director / Writer", ("Directing", "Writing"))]
    assert (page.owned, page.watched, round(page.progress, 3), page.quality, page.not_seen_since) == (True, True, 0.1, "1080p", None)


def test_d11_a_page_says_where_each_field_came_from(shelf: Shelf) -> None:
    shelf.film("Metropolis", imdb="tt0017136", genres=("Drama",))
    shelf.film("Metropolis (fr)", server=2, imdb="tt0017136", tagline="Second.", genres=("Classique",), tmdb="19")
    shelf.sql("INSERT INTO locks (movie_id, field, value, locked_at) VALUES (1, 'studio', ?, 0)", msgspec.json.encode("Mine").decode())
    page = film(shelf)
    origins: dict[str, list[tuple[str, str]]] = {}
    for one in page.sources:
        origins.setdefault(one.field, []).append((one.source, one.name))
    assert origins["title"] == [("plex:1", "Attic")]
    assert origins["tagline"] == origins["tmdb"] == [("jellyfin:2", "Cellar")]
    assert origins["genres"] == [("plex:1", "Attic"), ("jellyfin:2", "Cellar")]
    assert origins["studio"] == [("you", "you")]
    assert page.locked == ("studio",)
    assert "overview" not in origins


def test_d11_a_page_says_when_each_fact_was_last_read(shelf: Shelf) -> None:
    """By the last scan of its server that went through its library, whichever has read it; in a scan that failed, or of single titles, it was not read."""
    shelf.film("Metropolis", imdb="tt0017136")
    shelf.film("Metropolis (fr)", server=2, imdb="tt0017136", tagline="Second.")
    scans = ((1, "full", "done", 500), (1, "quick", "partial", 700), (1, "deep", "failed", 800), (1, "items", "done", 900))
    for server, mode, state, ended in scans:
        shelf.sql("INSERT INTO scans (server_id, server_name, mode, state, started_at, ended_at) VALUES (?, '', ?, ?, 0, ?)", server, mode, state, ended)
    shelf.sql("INSERT INTO locks (movie_id, field, value, locked_at) VALUES (1, 'studio', '\"Mine\"', 300)")
    times = {one.field: one.at for one in film(shelf).sources}
    assert (times["title"], times["tagline"], times["studio"]) == (700, None, 300)


def test_versions_of_two_servers_and_which_is_best(shelf: Shelf) -> None:
    parts = (
        MediaFile(version=1, part=0, width=720, size_bytes=10, duration_ms=1_000),
        MediaFile(version=1, part=1, width=720, size_bytes=20, duration_ms=2_000),
    )
    shelf.film("Long", imdb="tt0000001", files=(HD, *parts))
    shelf.film("Long", server=2, imdb="tt0000001", files=(UHD,))
    versions = film(shelf).versions
    assert [(one.copy.server, one.quality, len(one.files), one.size_bytes, one.duration_ms, one.best) for one in versions] == [
        ("Attic", "1080p", 1, 9_000, 6_000_000, False),
        ("Attic", "SD", 2, 30, 3_000, False),
        ("Cellar", "4K", 1, 45_000, None, True),
    ]
    assert (versions[2].hdr, versions[2].video_codec, versions[2].channels) == ("HDR10", "hevc", 8)


def test_credits_of_two_servers_name_everyone_once(shelf: Shelf) -> None:
    shelf.film("Pair", imdb="tt0000001", credits=(actor("Ann", "A"), actor("Ann", "B", 1), actor("Bob", "C", 2)))
    shelf.film("Pair", server=2, imdb="tt0000001", credits=(actor("Bob", "Other"), actor("Cyd", "D", 1)))
    assert [(person.name, person.character) for person in film(shelf).cast] == [("Ann", "A / B"), ("Bob", "C"), ("Cyd", "D")]


def test_a_part_that_the_first_server_leaves_open_is_filled_by_the_next(shelf: Shelf) -> None:
    """D11: Plex's listings name the cast without their parts, Jellyfin's with them."""
    shelf.film("Metropolis", imdb="tt0017136", credits=(actor("Brigitte Helm", None),))
    shelf.film("Metropolis", server=2, imdb="tt0017136", credits=(actor("Brigitte Helm", "Maria"),))
    assert [(person.name, person.character) for person in film(shelf).cast] == [("Brigitte Helm", "Maria")]


def test_d10_the_id_of_a_merged_film_leads_to_the_one_that_stayed(shelf: Shelf) -> None:
    shelf.film("Here", imdb="tt0000001", key="a")
    shelf.film("There", server=2, tmdb="7", key="b")
    assert film(shelf, 2).title == "There"
    shelf.film("There", server=2, tmdb="7", imdb="tt0000001", key="b")
    page = film(shelf, 2)
    assert (page.id, page.title, len(page.copies)) == (1, "Here", 2)
    with shelf.database.read() as reader:
        assert movie_page(reader, 3) is None
        assert show_page(reader, 2, THEN) is None


def test_d10_a_redirect_of_a_redirect_arrives_and_a_ring_ends(shelf: Shelf) -> None:
    shelf.film("Here")
    shelf.sql("INSERT INTO redirects (old_id, movie_id) VALUES (8, 1)")
    assert film(shelf, 8).id == 1


def _season(shelf: Shelf) -> None:
    """Owned, owned without a date, missing, today, in eight days, unknown, a virtual one that aired (D15); a special that is missing."""
    series = shelf.show("Series", status="continuing")
    shelf.season(series, 1, title="The First")
    shelf.episode(series, 1, 1, aired="2001-01-01", watched=SEEN, files=(HD, MediaFile(version=1, width=3840, size_bytes=1, hdr="HLG")))
    shelf.episode(series, 1, 2, aired=None)
    for number, aired in ((3, "2001-01-15"), (4, TODAY), (5, "2025-10-17"), (6, None)):
        shelf.episode(series, 1, number, aired=aired, owned=False, files=())
    shelf.episode(series, 2, 1, aired="2001-02-01", owned=False, files=())
    shelf.episode(series, 0, 1, aired="2001-03-01", owned=False, files=())


def test_episodes_have_one_state_each(shelf: Shelf) -> None:
    _season(shelf)
    rows = episodes(shelf)
    assert [(row.number, row.state, row.airs_in_days) for row in rows] == [
        (1, "owned", None),
        (2, "owned", None),
        (3, "missing", None),
        (4, "upcoming", 0),
        (5, "upcoming", 8),
        (6, "unknown", None),
    ]
    assert (rows[0].quality, rows[0].hdr, rows[0].versions, rows[0].watched, rows[0].servers) == ("4K", "HLG", 2, True, (1,))
    assert (rows[2].quality, rows[2].servers, rows[2].watched) == (None, (), False)


def test_d52_percent_owned_counts_aired_regular_episodes(shelf: Shelf) -> None:
    _season(shelf)
    page = show(shelf)
    assert (page.owned_count, page.aired, page.missing, page.percent, page.upcoming) == (2, 4, 2, 50, 2)
    assert [(season.number, season.title, season.owned, season.aired, season.missing, season.upcoming, season.episodes) for season in page.seasons] == [
        (1, "The First", 2, 3, 1, 2, 6),
        (2, None, 0, 1, 1, 0, 1),
        (0, None, 0, 1, 1, 0, 1),
    ]
    assert (page.airing, page.next_air_date, page.owned, page.watched) == (True, TODAY, True, False)


def test_d52_percent_is_none_before_anything_aired_and_never_rounds_up_to_all(shelf: Shelf) -> None:
    shelf.show("Soon")
    assert show(shelf).percent is None
    nearly = shelf.show("Nearly")
    for number in range(1, 201):
        shelf.episode(nearly, 1, number, aired="2001-01-01", owned=number > 1, files=())
    assert show(shelf, 2).percent == 99


def test_d14_an_episode_whose_copy_left_is_missing_and_its_owned_count_falls(shelf: Shelf) -> None:
    series = shelf.show("Series")
    key = shelf.episode(series, 1, 1, aired="2001-01-01")
    assert episodes(shelf)[0].state == "owned"
    shelf.sql("DELETE FROM copies WHERE remote_key = ?", key)
    assert episodes(shelf)[0].state == "missing"
    assert show(shelf).percent == 0


def test_d15_one_virtual_and_one_real_copy_is_owned(shelf: Shelf) -> None:
    here, there = shelf.show("Series", tvdb="5"), shelf.show("Series", server=2, tvdb="5")
    shelf.episode(here, 1, 1, aired="2001-01-01", tvdb="51", owned=False, files=())
    assert episodes(shelf)[0].state == "missing"
    shelf.episode(there, 1, 1, server=2, aired="2001-01-01", tvdb="51", files=(SD,))
    rows = episodes(shelf)
    assert [(row.state, row.servers, row.quality) for row in rows] == [("owned", (2,), "SD")]


def test_a_file_of_two_episodes_owns_both_and_each_says_so(shelf: Shelf) -> None:
    series = shelf.show("Series")
    shelf.episode(series, 1, 1, number_last=2, aired="2001-01-01")
    rows = episodes(shelf)
    assert [(row.number, row.state, row.beside) for row in rows] == [(1, "owned", ((1, 2),)), (2, "owned", ((1, 1),))]
    assert show(shelf).owned_count == 2
    with shelf.database.read() as reader:
        assert copies_of_episode(reader, rows[0].id) == copies_of_episode(reader, rows[1].id)


def test_an_episode_without_a_number_comes_last(shelf: Shelf) -> None:
    series = shelf.show("Series")
    shelf.episode(series, 1, None, title="Extra")
    shelf.episode(series, 1, 2)
    assert [row.number for row in episodes(shelf)] == [2, None]


def test_recent_activity_of_a_title(shelf: Shelf) -> None:
    shelf.film("Told")
    for at in range(30):
        shelf.sql("INSERT INTO activity (at, verb, title, movie_id) VALUES (?, 'matched', 'Told', 1)", at)
    found = film(shelf).activity
    assert [row.at for row in found] == list(range(29, 9, -1))


def test_d60_what_happened_to_many_at_once_is_told_on_the_page_of_each(shelf: Shelf) -> None:
    """A first scan is one line for all; a title that only speaks of another is not among them. What left and is wished has its page still."""
    shelf.film("Told")
    shelf.film('Other ["movie",1,"Told"]')
    many = [Named(Kind.MOVIE, 1, "Told"), Named(Kind.MOVIE, 12, "More"), Named(Kind.SHOW, 2, "Series"), Named(Kind.MOVIE, 3, 'Other ["movie",2,"Told"]')]
    with shelf.database.write() as tx:
        note_many(tx, "added", many, len(many), Where(1, "Attic", None))
        note_matched(tx, Provider.TMDB, many)
        note_many(tx, "retired", many, len(many), Where(1, "Attic", None), gone=True)
    assert [(row.verb, row.detail, row.count, row.listed) for row in film(shelf).activity] == [
        ("retired", "Attic", 4, ()),
        ("matched", "tmdb", 4, ()),
        ("added", "Attic", 4, ()),
    ]
    with shelf.database.read() as reader:
        other = movie_page(reader, 2)
    assert other is not None
    assert other.activity == ()
