"""A matched show's whole episode list: missing and upcoming ones, several providers, renumbering, what leaves, air times (D12, D14, D23, D50)."""

from __future__ import annotations

from app.domain.changes import Changes, Subject
from app.domain.items import ExternalIds, Rating
from app.domain.provided import EpisodeList, ListedEpisode, ListedSeason, Provider
from app.store.episode_lists import store_lists
from app.store.retiring import retire_copies
from tests.shelf import THEN, Shelf

TMDB, TVDB, TVMAZE = Provider.TMDB, Provider.TVDB, Provider.TVMAZE


def listed(season: int, number: int, title: str | None = None, aired: str | None = None, **more: object) -> ListedEpisode:
    return ListedEpisode(season, number, title or f"The {season}x{number}", air_date=aired, **more)  # type: ignore[arg-type]


def store(shelf: Shelf, provider: Provider, *episodes: ListedEpisode, whole: bool = True, seasons: tuple[ListedSeason, ...] = ()) -> None:
    with shelf.database.write() as tx:
        store_lists(tx, {(1, provider): EpisodeList(seasons, tuple(episodes), whole)})


def slots(shelf: Shelf) -> list[str]:
    found = "SELECT season || 'x' || coalesce(number, '-') || ' ' || title || ' ' || coalesce(listed_by, '') FROM episodes ORDER BY season, number, id"
    return [row[0].strip() for row in shelf.sql(found)]


def missing(shelf: Shelf) -> int:
    from app.store.roll_ups import missing_by_show

    with shelf.database.read() as reader:
        return missing_by_show(reader, THEN).get(1, 0)


def test_a_list_brings_missing_and_upcoming_episodes_and_specials(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, title="Owned", aired="2020-01-01")
    store(
        shelf,
        TMDB,
        listed(1, 1, "One", "2020-01-01"),
        listed(1, 2, "Two", "2020-01-08"),
        listed(1, 3, "Three", "2030-01-01"),
        listed(0, 1, "Bloopers", "2020-02-01"),
    )
    assert slots(shelf) == ["0x1 Bloopers tmdb", "1x1 Owned tmdb", "1x2 Two tmdb", "1x3 Three tmdb"], "the server's title stays (D11)"
    assert missing(shelf) == 1, "aired and not owned, specials apart (D23)"


def test_the_same_rows_after_the_same_list(shelf: Shelf) -> None:
    shelf.show("Fargo")
    some = [listed(1, at, aired="2020-01-01") for at in range(1, 4)]
    store(shelf, TMDB, *some)
    before = shelf.sql("SELECT id, season, number FROM episodes")
    heard: list[Changes] = []
    shelf.database.listen(heard.append)
    store(shelf, TMDB, *some)
    assert shelf.sql("SELECT id, season, number FROM episodes") == before
    assert not heard[0].touched(Subject.EPISODE)


def test_a_renumbered_episode_keeps_its_row(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, TMDB, listed(1, 1, "A", ids=ExternalIds(tmdb="11")), listed(1, 2, "B", ids=ExternalIds(tmdb="12")))
    store(shelf, TMDB, listed(1, 2, "A", ids=ExternalIds(tmdb="11")), listed(1, 1, "B", ids=ExternalIds(tmdb="12")))
    assert shelf.sql("SELECT id, season, number, title FROM episodes ORDER BY id") == [(1, 1, 2, "A"), (2, 1, 1, "B")]
    store(shelf, TMDB, listed(1, 1, "B", ids=ExternalIds(tmdb="12")), listed(2, 1, "A", ids=ExternalIds(tmdb="11")))
    assert shelf.sql("SELECT e.id, e.season, s.number FROM episodes e JOIN seasons s ON s.id = e.season_id ORDER BY e.id") == [(1, 2, 2), (2, 1, 1)]


def test_an_owned_episode_stands_where_its_server_says(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, tmdb="11")
    store(shelf, TMDB, listed(2, 1, "A", ids=ExternalIds(tmdb="11")))
    assert shelf.sql("SELECT season, number, listed_by FROM episodes") == [(1, 1, "tmdb")]


def test_what_left_the_list_goes_unless_it_is_owned(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1)
    store(shelf, TMDB, listed(1, 1), listed(1, 2), listed(2, 1))
    store(shelf, TMDB)
    assert shelf.sql("SELECT season, number, listed_by FROM episodes") == [(1, 1, None)]
    assert shelf.sql("SELECT number FROM seasons") == [(1,)]


def test_a_list_that_is_not_whole_takes_nothing(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, TMDB, listed(1, 1), listed(2, 1))
    store(shelf, TMDB, listed(1, 1), whole=False)
    assert len(slots(shelf)) == 2


def test_another_providers_list_keeps_what_it_has(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, TMDB, listed(1, 1), listed(1, 2))
    store(shelf, TVMAZE, listed(1, 1), listed(1, 2))
    store(shelf, TMDB, listed(1, 1))
    assert slots(shelf) == ["1x1 The 1x1 tmdb", "1x2 The 1x2 tvmaze"]
    store(shelf, TVMAZE, listed(1, 1))
    assert slots(shelf) == ["1x1 The 1x1 tmdb"]


def test_precedence_is_per_field_and_nobody_empties_anothers(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, TVDB, ListedEpisode(1, 1, "From TVDB", "Of TVDB.", "2020-01-01", runtime_minutes=40.0, ids=ExternalIds(tvdb="9")))
    store(shelf, TMDB, ListedEpisode(1, 1, "From TMDB", None, "2020-01-01", still="/s.jpg", rating=Rating("tmdb", "audience", 8.0), ids=ExternalIds(tmdb="8")))
    assert shelf.sql("SELECT title, overview, runtime_minutes, still, rating, tmdb, tvdb FROM episodes") == [
        ("From TMDB", "Of TVDB.", 40.0, "tmdb /s.jpg", 8.0, "8", "9")
    ]


def test_the_leading_list_numbers_and_the_others_add_only_news(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(
        shelf,
        TVDB,
        listed(1, 1, "Pilot", "2020-01-01"),
        listed(1, 2, "Pilot 2", "2020-01-01"),
        listed(1, 3, "Last", "2020-01-08"),
        listed(2, 1, "New", "2021-01-01"),
    )
    store(shelf, TMDB, listed(1, 1, "Pilot", "2020-01-01"), listed(1, 2, "Last", "2020-01-08"))
    assert slots(shelf) == ["1x1 Pilot tmdb", "1x2 Last tmdb", "2x1 New tvdb"], "the way TVDB counts the pilot leaves no missing episode"


def test_specials_meet_by_title_and_date_not_by_number(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, TMDB, listed(0, 1, "Bloopers", "2020-02-01"), listed(0, 2, "Making of", "2020-03-01"))
    store(shelf, TVDB, listed(0, 7, "Making of", "2020-03-01", overview="How."), listed(0, 1, "Interview", "2020-09-01"))
    assert shelf.sql("SELECT season, number, title, overview FROM episodes ORDER BY number") == [(0, 1, "Bloopers", None), (0, 2, "Making of", "How.")]


def test_an_unnumbered_special_has_no_number(shelf: Shelf) -> None:
    shelf.show("Fargo")
    for _ in range(2):
        store(shelf, TVMAZE, listed(0, 1, "Christmas", "2020-12-24", numbered=False))
    assert shelf.sql("SELECT season, number, title FROM episodes") == [(0, None, "Christmas")]


def test_instants_are_tvmazes_then_tvdbs_and_a_date_is_no_instant(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, TMDB, listed(1, 1, aired="2020-01-01"))
    assert shelf.sql("SELECT air_at, air_precision FROM episodes") == [(None, "date")]
    store(shelf, TVDB, listed(1, 1, aired="2020-01-01", air_at=1_577_923_200, precision="local"))
    assert shelf.sql("SELECT air_at, air_precision FROM episodes") == [(1_577_923_200, "local")]
    store(shelf, TVMAZE, listed(1, 1, aired="2020-01-01", air_at=1_577_930_400, precision="exact"))
    assert shelf.sql("SELECT air_at, air_precision FROM episodes") == [(1_577_930_400, "exact")]
    store(shelf, TVMAZE)
    assert shelf.sql("SELECT air_at, air_precision FROM episodes") == [(1_577_923_200, "local")]


def test_an_owned_episode_that_leaves_the_server_is_missing_with_the_providers_word(shelf: Shelf) -> None:
    """D14."""
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, title="Server's", aired="2020-01-01")
    store(shelf, TMDB, listed(1, 1, "TMDB's", "2020-01-01", still="/s.jpg"))
    with shelf.database.write() as tx:
        retire_copies(tx, [row[0] for row in tx.rows("SELECT id FROM copies WHERE kind = 'episode'")])
    assert shelf.sql("SELECT id, title, still, listed_by FROM episodes") == [(1, "TMDB's", "tmdb /s.jpg", "tmdb")]
    assert missing(shelf) == 1


def retire(shelf: Shelf, key: str) -> None:
    with shelf.database.write() as tx:
        retire_copies(tx, [row[0] for row in tx.rows("SELECT id FROM copies WHERE remote_key = ?", (key,))])


def test_d14_what_leaves_the_servers_is_missing_with_all_that_its_lists_know(shelf: Shelf) -> None:
    """Title, words, still, date and instant, each of the first list that has it; nothing of the server's stays. When it comes back, it is the same row."""
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, title="Server's", aired="2021-01-01", overview="Server's.", runtime_minutes=99.0, key="one")
    store(shelf, TMDB, listed(1, 1, "TMDB's", "2020-01-01", still="/s.jpg", ids=ExternalIds(tmdb="11")))
    store(shelf, TVMAZE, listed(1, 1, "Maze's", "2020-01-02", overview="Maze's.", air_at=1_577_930_400, precision="exact"))
    columns = "SELECT id, title, overview, runtime_minutes, air_date, air_at, still, tmdb, listed_by FROM episodes"
    assert shelf.sql(columns) == [(1, "Server's", "Server's.", 99.0, "2021-01-01", 1_577_930_400, "tmdb /s.jpg", "11", "tmdb")]
    retire(shelf, "one")
    assert shelf.sql(columns) == [(1, "TMDB's", "Maze's.", None, "2020-01-01", 1_577_930_400, "tmdb /s.jpg", "11", "tmdb")]
    assert missing(shelf) == 1
    shelf.episode(show, 1, 1, title="Again", aired="2021-01-01", key="two")
    assert shelf.sql("SELECT id, title FROM episodes") == [(1, "Again")]
    assert missing(shelf) == 0


def test_d23_what_its_provider_renumbered_stands_there_when_no_server_has_it_any_more(shelf: Shelf) -> None:
    """While it is owned it stands where its server says, and keeps its row throughout."""
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 3, title="Three", aired="2020-01-15", key="three")
    store(shelf, TMDB, listed(1, 3, "Three", "2020-01-15", ids=ExternalIds(tmdb="13")))
    store(shelf, TMDB, listed(2, 1, "Three", "2020-01-15", ids=ExternalIds(tmdb="13")))
    assert shelf.sql("SELECT id, season, number, listed_by FROM episodes") == [(1, 1, 3, "tmdb")]
    retire(shelf, "three")
    assert shelf.sql("SELECT e.id, e.season, e.number, s.number FROM episodes e JOIN seasons s ON s.id = e.season_id") == [(1, 2, 1, 2)]
    assert shelf.sql("SELECT number FROM seasons") == [(2,)], "an empty season goes (D12)"


def test_d14_what_no_list_knows_goes_with_its_last_copy(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, key="one")
    shelf.episode(show, 1, 2, key="two")
    store(shelf, TMDB, listed(1, 1))
    retire(shelf, "two")
    assert slots(shelf) == ["1x1 Episode 1 tmdb"]
    store(shelf, TMDB)
    assert slots(shelf) == ["1x1 Episode 1"], "a list that drops an owned one leaves it to its server"
    retire(shelf, "one")
    assert slots(shelf) == []


def test_an_episode_that_arrives_takes_the_missing_ones_row(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    store(shelf, TMDB, listed(1, 1, "TMDB's", "2020-01-01"))
    shelf.episode(show, 1, 1, title="Server's", aired="2020-01-01")
    assert shelf.sql("SELECT id, title FROM episodes") == [(1, "Server's")]
    assert missing(shelf) == 0


def test_a_season_that_is_only_listed_has_its_words_and_goes_with_the_list(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, TMDB, seasons=(ListedSeason(4, "Season Four", "Next year.", poster="/p.jpg"),))
    assert shelf.sql("SELECT number, title, poster, listed_by FROM seasons") == [(4, "Season Four", "tmdb /p.jpg", "tmdb")]
    store(shelf, TMDB)
    assert shelf.sql("SELECT number FROM seasons") == []


def test_listed_episodes_are_found_by_search(shelf: Shelf) -> None:
    shelf.show("Fargo")
    store(shelf, TMDB, listed(1, 1, "The Crocodile's Dilemma"))
    assert shelf.sql("SELECT rowid FROM episode_search WHERE titles MATCH '\"crocodile\"'") == [(1,)]


def test_another_way_to_number_lends_no_air_time(shelf: Shelf) -> None:
    """What TVDB calls S01E02 is another episode: its instant is not this one's (D50)."""
    shelf.show("Fargo")
    store(shelf, TMDB, listed(1, 1, "A", "2020-01-01"), listed(1, 2, "B", "2020-01-08"), listed(1, 3, "C", "2020-01-15"))
    store(shelf, TVDB, listed(1, 1, "A", "2020-01-01", air_at=10, precision="local"), listed(1, 2, "C", "2020-01-15", air_at=20, precision="local"))
    assert shelf.sql("SELECT number, title, air_at FROM episodes ORDER BY number") == [(1, "A", 10), (2, "B", None), (3, "C", 20)]
