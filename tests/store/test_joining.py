"""One title on several servers is one row with several copies, by shared ids and never by name; merged and split when ids change (D3, D10, D62)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from app.domain.changes import Changes, Subject
from app.domain.items import Kind
from app.domain.problems import Problem
from app.store.retiring import retire_copies
from app.store.safety import check_file
from app.store.splitting import Undone, undo
from tests.shelf import NOW, Shelf


def movies(shelf: Shelf) -> list[Any]:
    """(title id, remote keys of its copies) of every film."""
    return shelf.sql("SELECT m.id, (SELECT group_concat(remote_key, ' ') FROM copies c WHERE c.movie_id = m.id) FROM movies m ORDER BY m.id")


def test_a_shared_id_makes_two_copies_of_one_title(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", imdb="tt0078748", key="a")
    shelf.film("Alien - Le 8ème passager", 2, tmdb="348", key="b")
    assert movies(shelf) == [(1, "a b")]


@pytest.mark.parametrize("ids", [{"imdb": "tt1"}, {"tvdb": "1"}, {"plex": "plex://movie/1"}])
def test_any_of_the_ids_joins(shelf: Shelf, ids: dict[str, Any]) -> None:
    shelf.film("One", key="a", **ids)
    shelf.film("Other", 2, key="b", **ids)
    assert movies(shelf) == [(1, "a b")]


def test_a_name_joins_nothing(shelf: Shelf) -> None:
    shelf.film("Alien", year=1979, key="a")
    shelf.film("Alien", 2, year=1979, key="b")
    assert movies(shelf) == [(1, "a"), (2, "b")]


def test_a_contradicting_id_keeps_apart(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", imdb="tt0078748", key="a")
    shelf.film("Alien", 2, tmdb="348", imdb="tt9999999", key="b")
    assert movies(shelf) == [(1, "a"), (2, "b")]


def test_two_guids_of_plex_do_not_contradict(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", plex="plex://movie/1", key="a")
    shelf.film("Alien", 2, tmdb="348", plex="plex://movie/2", key="b")
    assert movies(shelf) == [(1, "a b")]


def test_a_film_and_a_show_may_share_a_number(shelf: Shelf) -> None:
    shelf.film("Fargo", tmdb="275", key="a")
    shelf.show("Fargo", tmdb="275", key="b")
    assert shelf.sql("SELECT (SELECT count(*) FROM movies), (SELECT count(*) FROM shows)") == [(1, 1)]


def test_two_items_of_one_server_with_the_same_ids_are_two_copies(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", tmdb="348", key="b")
    assert movies(shelf) == [(1, "a b")]


def test_with_two_possible_partners_it_stays_apart(shelf: Shelf) -> None:
    """Two titles share its id and contradict one another: nobody can tell which it is."""
    shelf.film("One", tmdb="5", imdb="tt1", key="a")
    shelf.film("Other", tmdb="5", imdb="tt2", key="b")
    shelf.film("Which", 2, tmdb="5", key="c")
    assert movies(shelf) == [(1, "a"), (2, "b"), (3, "c")]


def test_an_item_that_bridges_two_titles_shows_that_they_are_one(shelf: Shelf) -> None:
    shelf.film("One", tmdb="5", key="a")
    shelf.film("One", imdb="tt1", key="b")
    shelf.film("One", 2, tmdb="5", imdb="tt1", key="c")
    assert movies(shelf) == [(1, "a b c")]


def test_titles_that_come_to_share_an_id_merge_and_everything_moves(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, imdb="tt0078748", key="b", genres=("Horror",))
    shelf.sql("INSERT INTO wishlist (kind, title, movie_id, added_at) VALUES ('movie', 'Alien', 2, 1)")
    shelf.sql("INSERT INTO locks (movie_id, field, value, locked_at) VALUES (2, 'tagline', '\"In space\"', 1)")
    shelf.sql("INSERT INTO enrichments (movie_id, provider, facet, state) VALUES (2, 'tmdb', 'details', 'matched')")
    shelf.sql("INSERT INTO activity (at, verb, title, movie_id) VALUES (1, 'wished', 'Alien', 2)")
    heard: list[Changes] = []
    shelf.database.listen(heard.append)
    shelf.film("Alien", 2, imdb="tt0078748", tmdb="348", key="b", genres=("Horror",))
    assert movies(shelf) == [(1, "a b")]
    assert shelf.sql("SELECT tmdb, imdb, tagline FROM movies") == [("348", "tt0078748", "In space")]
    for table in ("wishlist", "locks", "enrichments", "movie_genres"):
        assert shelf.sql(f"SELECT movie_id FROM {table}") == [(1,)], table
    assert shelf.sql("SELECT movie_id FROM activity WHERE verb = 'wished'") == [(1,)]
    assert shelf.sql("SELECT old_id, movie_id FROM redirects") == [(2, 1)]
    assert heard[0].removed[Subject.MOVIE] == {2}
    assert 1 in heard[0].updated[Subject.MOVIE]


def test_ids_are_never_used_again(shelf: Shelf) -> None:
    """D3: not even when the newest row of all was merged away."""
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, imdb="tt1", key="b")
    shelf.film("Alien", 2, imdb="tt1", tmdb="348", key="b")
    shelf.film("Brazil", tmdb="68", key="c")
    assert movies(shelf) == [(1, "a b"), (3, "c")]


def test_titles_with_conflicting_ids_never_merge(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", tvdb="1", key="a")
    shelf.film("Aliens", 2, imdb="tt2", tvdb="2", key="b")
    shelf.film("Aliens", 2, imdb="tt2", tvdb="2", tmdb="348", key="b")
    assert movies(shelf) == [(1, "a"), (2, "b")]


def test_a_corrected_match_splits_a_title(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, tmdb="348", tagline="Wrong.", genres=("Drama",), key="b")
    shelf.film("Solaris", 2, tmdb="593", key="b")
    assert movies(shelf) == [(1, "a"), (2, "b")]
    assert shelf.sql("SELECT title, tagline FROM movies ORDER BY id") == [("Alien", None), ("Solaris", None)]
    told = shelf.sql("SELECT verb, movie_id, title, detail FROM activity ORDER BY movie_id")
    assert told == [("split", 1, "Alien", "Solaris"), ("split", 2, "Solaris", "Alien")], "a line on each page, with the other's name (D60)"


def test_a_corrected_match_joins_the_title_that_it_is(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, tmdb="348", key="b")
    shelf.film("Solaris", tmdb="593", key="c")
    shelf.film("Solaris", 2, tmdb="593", key="b")
    assert movies(shelf) == [(1, "a"), (2, "c b")]


def test_a_lone_copy_keeps_its_row_when_its_match_is_corrected(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", tagline="Wrong.", key="a")
    shelf.film("Solaris", tmdb="593", key="a")
    assert movies(shelf) == [(1, "a")]
    assert shelf.sql("SELECT title, tmdb, tagline FROM movies") == [("Solaris", "593", None)]


def test_a_server_that_stops_sending_ids_keeps_its_title(shelf: Shelf) -> None:
    """D11."""
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, tmdb="348", key="b")
    shelf.film("Alien", 2, key="b")
    assert movies(shelf) == [(1, "a b")]


def test_a_merge_can_be_undone_and_stays_undone(shelf: Shelf) -> None:
    """D62: the row that went is back under its own id."""
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, imdb="tt0078748", key="b")
    shelf.sql("INSERT INTO wishlist (kind, title, movie_id, added_at) VALUES ('movie', 'Alien', 2, 1)")
    shelf.film("Alien", 2, imdb="tt0078748", tmdb="348", key="b")
    take_back(shelf)
    assert movies(shelf) == [(1, "a"), (2, "b")]
    assert shelf.sql("SELECT movie_id FROM wishlist") == [(2,)]
    assert shelf.sql("SELECT count(*) FROM redirects") == [(0,)]
    shelf.film("Alien", 2, imdb="tt0078748", tmdb="348", tvdb="9", key="b")
    assert movies(shelf) == [(1, "a"), (2, "b")]
    shelf.film("Alien", tmdb="348", imdb="tt0078748", key="a")
    assert movies(shelf) == [(1, "a"), (2, "b")]
    assert shelf.sql("SELECT count(*) FROM activity WHERE verb = 'merged' AND undo IS NOT NULL") == [(0,)]


def test_d10_d62_a_merge_that_is_undone_leaves_each_title_its_own_locks(shelf: Shelf) -> None:
    """Also the one that gave way to the other's, and not the one that the user changed on the title that they had become."""
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, imdb="tt0078748", key="b")
    for number, field, value in ((1, "studio", "Mine"), (2, "studio", "Yours"), (2, "tagline", "In space"), (2, "title", "ALIEN"), (1, "overview", "A ship.")):
        shelf.sql("INSERT INTO locks (movie_id, field, value, locked_at) VALUES (?, ?, json_quote(?), 1)", number, field, value)
    locks = "SELECT movie_id, field, value, locked_at FROM locks ORDER BY movie_id, field"
    before = shelf.sql(locks)
    shelf.film("Alien", 2, imdb="tt0078748", tmdb="348", key="b")
    assert len(shelf.sql(locks)) == 4
    take_back(shelf)
    assert shelf.sql(locks) == before
    assert shelf.sql("SELECT studio, tagline, title FROM movies ORDER BY id") == [("Mine", None, "Alien"), ("Yours", "In space", "ALIEN")]
    take_back(shelf)
    shelf.sql("UPDATE locks SET value = '\"No one hears\"', locked_at = 2 WHERE field = 'tagline'")
    take_back(shelf)
    assert shelf.sql("SELECT movie_id, value FROM locks WHERE field = 'tagline' ORDER BY movie_id") == [(1, '"No one hears"'), (2, '"In space"')]


def test_a_merge_that_was_undone_can_be_made_again_and_undone_again(shelf: Shelf) -> None:
    """D62: a press on the wrong button costs nothing; the address of the row that goes leads on each time."""
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, imdb="tt0078748", key="b")
    shelf.film("Alien", 2, imdb="tt0078748", tmdb="348", key="b")
    for _ in range(2):
        assert take_back(shelf) == Undone(Kind.MOVIE, 1, 2, "Alien", joined=False, line=newest(shelf))
        assert movies(shelf) == [(1, "a"), (2, "b")]
        assert take_back(shelf) == Undone(Kind.MOVIE, 1, 2, "Alien", joined=True, line=newest(shelf))
        assert movies(shelf) == [(1, "a b")]
        assert shelf.sql("SELECT old_id, movie_id FROM redirects") == [(2, 1)]
    assert shelf.sql("SELECT count(*) FROM activity WHERE undo IS NOT NULL") == [(1,)], "each line can be taken back once"
    assert shelf.sql("SELECT count(*) FROM kept_apart") == [(0,)]


def test_a_merge_is_undone_from_the_row_that_is_left_after_a_second_one(shelf: Shelf) -> None:
    shelf.film("Alien", tvdb="7", key="a")
    shelf.film("Alien", tmdb="348", key="b")
    shelf.film("Alien", 2, imdb="tt0078748", key="c")
    shelf.film("Alien", 2, imdb="tt0078748", tmdb="348", key="c")  # 3 goes into 2
    shelf.film("Alien", tmdb="348", tvdb="7", key="b")  # and 2 into 1
    assert movies(shelf) == [(1, "a b c")]
    with shelf.database.write() as tx:
        undo(tx, tx.value("SELECT min(id) FROM activity"))
    assert movies(shelf) == [(1, "a b"), (3, "c")]
    shelf.film("Alien", 2, imdb="tt0078748", tmdb="348", year=1979, key="c")
    assert movies(shelf) == [(1, "a b"), (3, "c")]


def test_what_has_left_the_library_since_cannot_be_undone_and_nothing_is_changed(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, imdb="tt0078748", key="b")
    shelf.film("Alien", 2, imdb="tt0078748", tmdb="348", key="b")
    with shelf.database.write() as tx:
        retire_copies(tx, [1])
    with pytest.raises(Problem, match="left the library"):
        take_back(shelf)
    assert movies(shelf) == [(1, "b")]
    with pytest.raises(Problem), shelf.database.write() as tx:
        undo(tx, 4711)


def test_a_split_can_be_undone_and_stays_undone(shelf: Shelf) -> None:
    """D62."""
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, tmdb="348", key="b")
    shelf.film("Solaris", 2, tmdb="593", key="b")
    take_back(shelf)
    assert movies(shelf) == [(1, "a b")]
    shelf.film("Solaris", 2, tmdb="594", key="b")
    assert movies(shelf) == [(1, "a b")]
    assert shelf.sql("SELECT old_id, movie_id FROM redirects") == [(2, 1)], "the page that was open leads on"


def test_a_split_that_was_undone_can_be_made_again(shelf: Shelf) -> None:
    """D62: either of the two pages takes it back."""
    shelf.film("Alien", tmdb="348", key="a")
    shelf.film("Alien", 2, tmdb="348", key="b")
    shelf.film("Solaris", 2, tmdb="593", key="b")
    with shelf.database.write() as tx:
        undo(tx, tx.value("SELECT id FROM activity WHERE movie_id = 1"))
    assert shelf.sql("SELECT count(*) FROM activity WHERE verb = 'split' AND undo IS NOT NULL") == [(0,)]
    assert take_back(shelf) == Undone(Kind.MOVIE, 1, 2, "Solaris", joined=False, line=newest(shelf))
    assert movies(shelf) == [(1, "a"), (2, "b")]
    assert shelf.sql("SELECT pinned FROM copies") == [(0,), (0,)]
    assert shelf.sql("SELECT count(*) FROM redirects") == [(0,)]
    shelf.film("Alien", 2, tmdb="348", key="b")
    assert movies(shelf) == [(1, "a b")], "it is matched by its ids again"


def test_a_split_of_shows_can_be_undone_and_made_again(shelf: Shelf) -> None:
    """D62."""
    tell_two_shows(shelf)
    shelf.show("Dark", 2, tmdb="9", tvdb="1", key="t1")
    shelf.show("1899", 2, tmdb="9", tvdb="77", key="t1")
    parted = episodes(shelf)
    take_back(shelf)
    assert episodes(shelf) == [(1, 1, 1, "e1 f1"), (1, 1, 2, "e2 f2"), (1, 1, 3, "e2"), (1, 1, 4, "f4")]
    take_back(shelf)
    assert episodes(shelf) == parted
    shelf.database.close()
    assert check_file(shelf.database.path) == []


def take_back(shelf: Shelf) -> Undone:
    """Undo what happened last."""
    with shelf.database.write() as tx:
        return undo(tx, tx.value("SELECT max(id) FROM activity"))


def newest(shelf: Shelf) -> int:
    """The newest line that can be taken back."""
    return int(shelf.sql("SELECT max(id) FROM activity WHERE undo IS NOT NULL")[0][0])


def tell_two_shows(shelf: Shelf) -> None:
    """The same show on two servers that do not know so yet; the second has one episode more, and both have a file with two episodes."""
    shelf.show("Dark", tvdb="1", key="s1")
    shelf.season("s1", 1, key="s1.1")
    shelf.episode("s1", 1, 1, key="e1")
    shelf.episode("s1", 1, 2, key="e2", number_last=3)
    shelf.show("Dark", 2, tmdb="9", key="t1")
    shelf.season("t1", 1, 2, key="t1.1")
    for number in (1, 2, 4):
        shelf.episode("t1", 1, number, 2, key=f"f{number}")


def episodes(shelf: Shelf) -> Sequence[Any]:
    return shelf.sql("""SELECT e.show_id, e.season, e.number, group_concat(c.remote_key, ' ') FROM episodes e
        LEFT JOIN copy_episodes l ON l.episode_id = e.id LEFT JOIN copies c ON c.id = l.copy_id GROUP BY e.id ORDER BY 1, 2, 3""")


def test_shows_merge_with_their_seasons_and_episodes(shelf: Shelf) -> None:
    tell_two_shows(shelf)
    shelf.sql("INSERT INTO watchlist (kind, state, title, show_id, added_at) VALUES ('show', 'follow', 'Dark', 2, 1)")
    shelf.sql("INSERT INTO wishlist (kind, title, show_id, season, number, added_at) VALUES ('episode', 'Dark', 2, 1, 5, 1)")
    shelf.show("Dark", 2, tmdb="9", tvdb="1", key="t1")
    assert episodes(shelf) == [(1, 1, 1, "e1 f1"), (1, 1, 2, "e2 f2"), (1, 1, 3, "e2"), (1, 1, 4, "f4")]
    assert shelf.sql("SELECT show_id FROM seasons") == [(1,)]
    assert shelf.sql("SELECT DISTINCT season_id FROM copies WHERE kind = 'season'") == [(1,)]
    assert shelf.sql("SELECT show_id FROM watchlist UNION ALL SELECT show_id FROM wishlist") == [(1,), (1,)]
    assert shelf.sql("SELECT count(*) FROM redirects WHERE episode_id IS NOT NULL") == [(2,)]
    shelf.database.close()
    assert check_file(shelf.database.path) == []


def test_a_merge_of_shows_can_be_undone(shelf: Shelf) -> None:
    """D62."""
    tell_two_shows(shelf)
    shelf.show("Dark", 2, tmdb="9", tvdb="1", key="t1")
    take_back(shelf)
    mine = [(1, 1, 1, "e1"), (1, 1, 2, "e2"), (1, 1, 3, "e2")]
    assert episodes(shelf) == [*mine, (2, 1, 1, "f1"), (2, 1, 2, "f2"), (2, 1, 4, "f4")]
    assert shelf.sql("SELECT show_id, number FROM seasons ORDER BY 1") == [(1, 1), (2, 1)]


def test_a_show_that_was_matched_wrongly_leaves_with_its_episodes(shelf: Shelf) -> None:
    shelf.show("Dark", tvdb="1", key="s1")
    shelf.episode("s1", 1, 1, key="e1")
    shelf.show("Dark", 2, tvdb="1", key="t1")
    shelf.episode("t1", 1, 1, 2, key="f1")
    shelf.episode("t1", 1, 2, 2, key="f2")
    kept = shelf.sql("SELECT id FROM episodes WHERE number = 2")
    shelf.show("1899", 2, tvdb="77", key="t1")
    assert episodes(shelf) == [(1, 1, 1, "e1"), (2, 1, 1, "f1"), (2, 1, 2, "f2")]
    assert shelf.sql("SELECT id FROM episodes WHERE number = 2") == kept  # only this server had it: its row went along
    assert shelf.sql("SELECT created_at FROM shows") == [(NOW,), (NOW,)]
