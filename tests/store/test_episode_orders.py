"""Another order of a show's episodes: what it changes, that it stays through scans and lists, and that it is taken back whole (D3, D14, D23, D61, D62)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.domain.changes import Changes, Subject
from app.domain.episode_orders import OrderCounts
from app.domain.items import ExternalIds, Kind
from app.domain.problems import Problem
from app.domain.provided import EpisodeList, ListedEpisode, OrderedEpisode, Provider
from app.library.ordering import tried
from app.store.episode_lists import store_lists
from app.store.forgetting import forget
from app.store.invariants import broken
from app.store.merging import merge_titles
from app.store.order_choice import choose_order
from app.store.retiring import retire_copies
from app.store.splitting import undo
from tests.shelf import Shelf

TMDB, TVDB, TVMAZE = Provider.TMDB, Provider.TVDB, Provider.TVMAZE
TITLES = ("The Clock", "The Wall", "The Lake", "The Bell", "The Road")
DISCS = [OrderedEpisode("903", 1, 1), OrderedEpisode("901", 1, 2), OrderedEpisode("902", 1, 3), OrderedEpisode("904", 2, 1)]
"""Its fifth episode never came on a disc."""


def told(provider: Provider) -> EpisodeList:
    """As they aired: three in the first season, two in the second; each provider numbers its ids in its own way."""
    ids = {TMDB: ("tmdb", 700), TVDB: ("tvdb", 900), TVMAZE: ("imdb", 500)}
    name, first = ids[provider]
    places = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
    return EpisodeList(
        (),
        tuple(
            ListedEpisode(*place, title, air_date=f"1960-01-0{at}", ids=ExternalIds(**{name: str(first + at)}))
            for at, (place, title) in enumerate(zip(places, TITLES, strict=True), 1)
        ),
    )


def list_it(shelf: Shelf, *providers: Provider, show: int = 1) -> None:
    with shelf.database.write() as tx:
        for provider in providers:
            tx.execute(
                "INSERT OR IGNORE INTO enrichments (show_id, provider, facet, state, provider_id) VALUES (?, ?, 'match', 'matched', '77')",
                (show, provider.value),
            )
        store_lists(tx, {(show, provider): told(provider) for provider in providers})


def anthology(shelf: Shelf, *owned: tuple[int, int], providers: tuple[Provider, ...] = (TMDB, TVDB)) -> str:
    """A show that TMDB and TVDB list, of which a server has these, by its own numbers."""
    show = shelf.show("The Hour")
    list_it(shelf, *providers)
    for season, number in owned:
        shelf.episode(show, season, number, title=f"File {season}x{number}", key=f"f{season}x{number}")
    return show


def choose(shelf: Shelf, *, aired: bool = False, show: int = 1) -> int:
    with shelf.database.write() as tx:
        return choose_order(tx, show, None if aired else "dvd", () if aired else DISCS)


def orders(shelf: Shelf) -> list[tuple[int, str | None, int]]:
    """Each show with its order and how many episodes stand in that."""
    return shelf.sql("SELECT id, episode_order, (SELECT count(*) FROM ordered_episodes o WHERE o.show_id = s.id) FROM shows s ORDER BY id")


def held(shelf: Shelf, file: str) -> tuple[int, int, int, str | None]:
    """The show, place and TVDB's number of the episode that a file holds."""
    rows: list[tuple[int, int, int, str | None]] = shelf.sql(
        """SELECT e.show_id, e.season, e.number, (SELECT json_extract(CAST(l.said AS TEXT), '$.ids.tvdb') FROM listed_episodes l
            WHERE l.episode_id = e.id AND l.provider = 'tvdb')
        FROM copies c JOIN copy_episodes t ON t.copy_id = c.id JOIN episodes e ON e.id = t.episode_id WHERE c.remote_key = ?""",
        file,
    )
    return rows[0]


def places(shelf: Shelf) -> list[str]:
    """Each row with its place, TVDB's number of it, and the files that it holds."""
    rows = shelf.sql(
        """SELECT e.id, e.season, e.number, (SELECT json_extract(CAST(l.said AS TEXT), '$.ids.tvdb') FROM listed_episodes l
            WHERE l.episode_id = e.id AND l.provider = 'tvdb'),
            (SELECT group_concat(c.remote_key) FROM copy_episodes t JOIN copies c ON c.id = t.copy_id WHERE t.episode_id = e.id)
        FROM episodes e ORDER BY e.season = 0, e.season, e.number, e.id"""
    )
    return [f"#{row} {season}x{number or '-'} {tvdb or ''} {files or ''}".strip() for row, season, number, tvdb, files in rows]


def sound(shelf: Shelf) -> None:
    with shelf.database.read() as reader:
        assert broken(reader) == []


def test_d23_files_are_laid_over_the_chosen_order_and_rows_stay_what_they_are(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (1, 3))
    assert places(shelf) == ["#1 1x1 901 f1x1", "#2 1x2 902", "#3 1x3 903 f1x3", "#4 2x1 904", "#5 2x2 905"]
    choose(shelf)
    assert places(shelf) == ["#3 1x1 903 f1x1", "#1 1x2 901", "#2 1x3 902 f1x3", "#4 2x1 904", "#5 2x2 905"]
    sound(shelf)


def test_d62_taking_it_back_puts_each_row_and_file_where_it_was_and_that_too_can_be_taken_back(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (1, 3), (2, 2), (3, 1))
    before = places(shelf)
    line = choose(shelf)
    after = places(shelf)
    for want in (before, after, before):
        with shelf.database.write() as tx:
            done = undo(tx, line)
        assert (places(shelf), done.order) == (want, True)
        sound(shelf)
        line = done.line
    with shelf.database.write() as tx, pytest.raises(Problem):
        undo(tx, 1)


def test_d62_a_file_that_the_server_numbers_otherwise_than_the_list_is_back_where_it_was(shelf: Shelf) -> None:
    show = shelf.show("The Hour")
    shelf.episode(show, 1, 1, title="The Lake", tvdb="903", key="lake")
    list_it(shelf, TVDB)
    before = places(shelf)
    assert before[0] == "#1 1x1 903 lake", "known by its id, it stands where its server says"
    line = choose(shelf)
    assert places(shelf)[0] == "#1 1x1 903 lake", "and here the server's number is the order's"
    with shelf.database.write() as tx:
        undo(tx, line)
    assert places(shelf) == before


def test_aired_again_by_choice_is_as_the_lists_have_it(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (1, 3))
    before = places(shelf)
    choose(shelf)
    choose(shelf, aired=True)
    assert places(shelf) == before
    assert shelf.sql("SELECT episode_order, (SELECT count(*) FROM ordered_episodes) FROM shows") == [(None, 0)]


@pytest.mark.parametrize("provider", [TMDB, TVDB])
def test_d23_a_list_that_is_read_again_moves_nothing_out_of_the_order(shelf: Shelf, provider: Provider) -> None:
    anthology(shelf, (1, 1), (1, 3))
    choose(shelf)
    before = places(shelf)
    list_it(shelf, provider)
    assert places(shelf) == before
    sound(shelf)


def test_a_provider_that_comes_later_finds_each_episode_by_where_it_aired(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (1, 3))
    choose(shelf)
    before = places(shelf)
    list_it(shelf, TVMAZE)
    assert places(shelf) == before
    ids = "SELECT e.id, json_extract(CAST(l.said AS TEXT), '$.ids.imdb') FROM episodes e JOIN listed_episodes l ON l.episode_id = e.id"
    assert sorted(shelf.sql(f"{ids} AND l.provider = 'tvmaze'")) == [(row, str(500 + row)) for row in range(1, 6)], "not by the numbers of the discs"


def test_a_new_episode_stands_where_it_airs_until_the_order_has_it(shelf: Shelf) -> None:
    anthology(shelf, (1, 1))
    choose(shelf)
    some = told(TVDB).episodes
    new = ListedEpisode(2, 3, "The Tower", air_date="1960-01-06", ids=ExternalIds(tvdb="906"))
    with shelf.database.write() as tx:
        store_lists(tx, {(1, TVDB): EpisodeList((), (*some, new)), (1, TMDB): EpisodeList((), (*told(TMDB).episodes, ListedEpisode(2, 3, "The Tower")))})
    assert [one for one in places(shelf) if "906" in one] == ["#6 2x3 906"]
    sound(shelf)


def test_d14_a_file_that_goes_leaves_its_episode_where_the_order_has_it(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (1, 3))
    choose(shelf)
    with shelf.database.write() as tx:
        retire_copies(tx, [row[0] for row in tx.rows("SELECT id FROM copies WHERE remote_key = 'f1x1'")])
    assert places(shelf)[0] == "#3 1x1 903"


def test_a_file_that_comes_later_is_the_episode_of_its_number_in_the_order(shelf: Shelf) -> None:
    show = anthology(shelf, (1, 1))
    choose(shelf)
    shelf.episode(show, 1, 2, key="new")
    assert places(shelf)[:2] == ["#3 1x1 903 f1x1", "#1 1x2 901 new"]


def test_what_only_the_server_had_gives_way_where_the_order_has_an_episode_and_links_lead_on(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (3, 1))
    gone = shelf.sql("SELECT id FROM episodes WHERE season = 3")[0][0]
    with shelf.database.write() as tx:
        choose_order(tx, 1, "dvd", [OrderedEpisode("901", 3, 1), OrderedEpisode("902", 1, 1)])
    assert {"#2 1x1 902 f1x1", "#1 3x1 901 f3x1"} <= {*places(shelf)}
    assert shelf.sql("SELECT episode_id FROM redirects WHERE old_id = ?", gone) == [(1,)]
    sound(shelf)


def test_a_file_of_two_episodes_holds_the_two_that_the_order_has_there(shelf: Shelf) -> None:
    show = anthology(shelf)
    shelf.episode(show, 1, 1, number_last=2, key="two")
    choose(shelf)
    assert places(shelf)[:3] == ["#3 1x1 903 two", "#1 1x2 901 two", "#2 1x3 902"]


def test_both_servers_files_follow(shelf: Shelf) -> None:
    anthology(shelf, (1, 1))
    other = shelf.show("The Hour", server=2, key="other")
    shelf.sql("UPDATE copies SET show_id = 1 WHERE remote_key = 'other'")
    shelf.episode(other, 1, 2, server=2, key="theirs")
    choose(shelf)
    assert places(shelf)[:2] == ["#3 1x1 903 f1x1", "#1 1x2 901 theirs"]


def test_a_special_without_a_number_stays_its_servers(shelf: Shelf) -> None:
    show = anthology(shelf, (1, 1))
    shelf.episode(show, 0, None, title="A chat", key="chat")
    choose(shelf)
    assert [one for one in places(shelf) if "chat" in one] == ["#6 0x-  chat"]


def test_d21_another_match_at_tvdb_ends_the_order(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (1, 3))
    choose(shelf)
    with shelf.database.write() as tx:
        forget(tx, Kind.SHOW, 1, [TVDB])
    assert [one.split()[1] for one in places(shelf)] == ["1x1", "1x2", "1x3", "2x1", "2x2"], "its episodes are not those that the order speaks of"
    sound(shelf)


def test_the_preview_is_what_happens_and_leaves_no_trace(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (2, 2))
    before = places(shelf)
    heard: list[Changes] = []
    stop = shelf.database.listen(heard.append)
    seen = tried(shelf.database, 1, "dvd", tuple(DISCS))
    stop()
    assert (seen.before, seen.after) == (OrderCounts(owned=2, missing=3, seasons=2), OrderCounts(owned=2, missing=3, seasons=2))
    told_so = {one.episode: (one.before and one.before.state, one.after and one.after.state) for one in seen.changes if one.in_state}
    assert told_so == {1: ("owned", "missing"), 3: ("missing", "owned")}
    assert all(earlier.in_state >= later.in_state for earlier, later in pairwise(seen.changes)), "what is owned or missing otherwise comes first"
    assert (places(shelf), heard) == (before, []), "D61: what is rolled back is not told"
    assert shelf.sql("SELECT count(*) FROM activity WHERE verb = 'ordered'") == [(0,)]


def test_d61_the_commit_tells_of_the_rows_that_stand_or_hold_otherwise(shelf: Shelf) -> None:
    anthology(shelf, (1, 1), (2, 1))
    heard: list[Changes] = []
    stop = shelf.database.listen(heard.append)
    choose(shelf)
    stop()
    assert heard[0].touched(Subject.EPISODE) == {1, 2, 3, 5}, "the fourth stands where it stood"
    assert 1 in heard[0].touched(Subject.SHOW)


def test_what_the_order_does_not_have_gives_up_its_place_to_what_it_has(shelf: Shelf) -> None:
    anthology(shelf, (2, 2))
    with shelf.database.write() as tx:
        choose_order(tx, 1, "dvd", [*DISCS, OrderedEpisode("999", 2, 2)])
    assert [one for one in places(shelf) if "905" in one] == ["#5 0x- 905"], "among the specials, where it is not missing"
    sound(shelf)


@pytest.mark.parametrize(("ordered", "listed"), [((1,), (1, 2)), ((2,), (1, 2)), ((1, 2), (1, 2)), ((2,), (2,))], ids=["older", "newer", "both", "alone"])
def test_d62_two_shows_that_become_one_keep_the_order_and_each_has_its_own_again(shelf: Shelf, ordered: tuple[int, ...], listed: tuple[int, ...]) -> None:
    """D10: by number the episodes are the same only while both stand as they aired."""
    for number in (1, 2):
        show = shelf.show(f"The Hour {number}", server=number)
        if number in listed:
            list_it(shelf, TMDB, TVDB, show=number)
        for place in ((1, 1), (1, 3)):
            shelf.episode(show, *place, server=number, key=f"{number}-f{place[0]}x{place[1]}")
    for number in ordered:
        choose(shelf, show=number)
    files = [f"{number}-f1x{at}" for number in (1, 2) for at in (1, 3)]
    before, standing = orders(shelf), [held(shelf, file) for file in files]
    for _ in range(2):
        with shelf.database.write() as tx:
            merge_titles(tx, Kind.SHOW, [(1, 2)])
            line = tx.value("SELECT max(id) FROM activity")
        assert orders(shelf) == [(1, "dvd", 4)]
        assert [held(shelf, file) for file in files] == [(1, 1, 1, "903"), (1, 1, 3, "902")] * 2
        sound(shelf)
        with shelf.database.write() as tx:
            undo(tx, line)
        assert (orders(shelf), [held(shelf, file) for file in files]) == (before, standing)
        sound(shelf)


def test_d62_an_order_that_was_chosen_after_two_shows_became_one_stays_the_users(shelf: Shelf) -> None:
    for number in (1, 2):
        shelf.episode(shelf.show(f"The Hour {number}", server=number), 1, 1, server=number, key=f"{number}")
        list_it(shelf, TMDB, TVDB, show=number)
    choose(shelf, show=2)
    with shelf.database.write() as tx:
        merge_titles(tx, Kind.SHOW, [(1, 2)])
        line = tx.value("SELECT max(id) FROM activity")
        choose_order(tx, 1, "absolute", [OrderedEpisode(f"{900 + at}", 1, at) for at in range(1, 6)])
        undo(tx, line)
    assert orders(shelf) == [(1, "absolute", 5), (2, "dvd", 4)]
    sound(shelf)
