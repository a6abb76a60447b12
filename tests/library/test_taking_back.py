"""What the user does about matches, and merges that follow from ids learnt, taken back: everything is as it was, and nobody is asked again (D10, D21, D62)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.domain.enrichment import Outcome, TitleKind
from app.domain.items import Art, Credit, ExternalIds, Facts, Kind
from app.domain.provided import AirTime, EpisodeList, Facet, ListedEpisode, ListedSeason, Provided, Provider
from app.library import airing_sheet
from app.library.export import export
from app.store.due import due
from app.store.effective import remerge
from app.store.enrichment import store_outcomes
from app.store.invariants import broken
from app.store.rematching import choose_match
from app.store.retiring import retire_copies
from app.store.splitting import undo
from tests.shelf import NOW, Shelf
from tests.store.test_enrichment import matched, provided, rated

TMDB, TVDB, TVMAZE, OMDB = Provider


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.database.close()


class Desk:
    """A library under one's hands, and all that it says."""

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self.shelf = shelf
        self._file = folder / "export.json"

    def store(self, *outcomes: Outcome) -> None:
        with self.shelf.database.write() as tx:
            store_outcomes(tx, outcomes)
        self.sound()

    def choose(self, kind: TitleKind, title: int, candidate: str | None, provider: Provider = TMDB) -> int:
        with self.shelf.database.write() as tx:
            line = choose_match(tx, kind, title, provider, candidate)
        self.sound()
        return line

    def undo(self, line: int) -> int:
        with self.shelf.database.write() as tx:
            done = undo(tx, line)
        self.sound()
        return done.line

    def merge_line(self) -> int:
        (line,) = [row[0] for row in self.shelf.sql("SELECT id FROM activity WHERE verb = 'merged' AND undo IS NOT NULL")]
        return int(line)

    def sound(self) -> None:
        with self.shelf.database.read() as reader:
            assert broken(reader) == []

    def asked(self) -> list[tuple[Provider, str, int]]:
        """What would be asked for now."""
        with self.shelf.database.read() as reader:
            return [(one.provider, one.kind, one.id) for provider in Provider for one in due(reader, provider, ("movie", "show"), 99, NOW)]

    def told(self) -> dict[str, Any]:
        """The export, how far each provider is, and what search finds; not what happened."""
        export(self.shelf.database, self._file)
        said: dict[str, Any] = msgspec.json.decode(self._file.read_bytes())
        columns = "movie_id, show_id, provider, facet, version, state, reason, evidence, pinned, tries, tried_at, next_at, provider_id, facts, more, digest"
        kept = "SELECT title, original_title FROM {} ORDER BY id"
        return {
            "movies": said["movies"],
            "shows": said["shows"],
            "rows": self.shelf.sql(f"SELECT {columns} FROM enrichments ORDER BY movie_id, show_id, provider, facet"),
            "lists": [self.shelf.sql(f"SELECT {kind}_id, provider, said FROM listed_{kind}s ORDER BY 1, 2") for kind in ("episode", "season")],
            "airs": self.shelf.sql("SELECT id, air_time, air_zone, air_days FROM shows ORDER BY id"),
            "found": self.shelf.sql("SELECT rowid FROM episode_search WHERE titles MATCH '\"third\"' ORDER BY 1"),
            "names": [self.shelf.sql(kept.format(table)) for table in ("movies", "shows", "episodes")],
            "people": self.shelf.sql("SELECT name, tmdb, portrait FROM people ORDER BY name"),
        }


@pytest.fixture
def desk(shelf: Shelf, tmp_path: Path) -> Desk:
    return Desk(shelf, tmp_path)


def details(name: str, **more: Any) -> Facts:
    return Facts(title=name, tagline=f"{name}.", genres=("Drama", name), **more)


def of_tmdb(name: str, ids: ExternalIds, *episodes: ListedEpisode, person: str = "9") -> Provided:
    seasons = tuple(ListedSeason(number, f"{name} {number}") for number in sorted({one.season for one in episodes}))
    return provided(
        ids, "show", details=details(name), art=Facts(art=Art(poster=f"/{name}.jpg")),
        credits=Facts(credits=(Credit(f"Person of {name}", "Acting", tmdb=person, portrait="/p.jpg"), Credit("Known by name", "Acting"))),
        listing=EpisodeList(seasons, episodes),
    )  # fmt: skip


RIGHT = (
    ListedEpisode(1, 1, "First", air_date="2020-01-01", ids=ExternalIds(tmdb="101")),
    ListedEpisode(1, 2, "Second", air_date="2020-01-08", still="/2.jpg"),
    ListedEpisode(1, 3, "Third", "Words.", "2020-01-15", ids=ExternalIds(tmdb="103"), finale="season"),
    ListedEpisode(0, 1, "Third special", air_date="2020-02-01", numbered=False),
)
WRONG = (ListedEpisode(1, 2, "Other", air_date="1990-01-01"), ListedEpisode(1, 3, "Other third", air_date="1990-01-08"), ListedEpisode(4, 1, "Far"))
IDS = ExternalIds(tmdb="60622", imdb="tt2802850", tvdb="269613")


def fargo(desk: Desk) -> str:
    """A show with two of its episodes, as four providers know it: TMDB by search, TVDB and OMDb by ids that TMDB gave, TVmaze by search. Its key."""
    show = desk.shelf.show("Fargo", genres=("Crime",), credits=(Credit("Bill Murray", "Acting"),))
    for number in (1, 2):
        desk.shelf.episode(show, 1, number, title=f"Server's {number}", aired=f"2020-01-{number * 7 - 6:02}")
    maze = tuple(ListedEpisode(1, at, f"Maze {at}", air_date=f"2020-01-{at * 7 - 6:02}", air_at=1_577_900_000 + at, precision="exact") for at in (1, 2, 3, 4))
    of_tvdb = Provided(IDS, {Facet.DETAILS: Facts(studio="FX")}, EpisodeList((), RIGHT[:3]), AirTime("22:00", "America/New_York", (2,)))
    desk.store(matched(1, "60622", "show", told=of_tmdb("Right", IDS, *RIGHT), evidence="search 0.97"))
    desk.store(
        matched(1, "269613", "show", TVDB, of_tvdb, evidence="id tvdb 269613"),
        matched(1, "tt2802850", "show", OMDB, rated(8.9), evidence="id imdb tt2802850"),
        matched(1, "32", "show", TVMAZE, Provided(ExternalIds(), {}, EpisodeList((), maze)), evidence="search 0.91"),
    )
    desk.store(matched(1, "60622", "show", told=of_tmdb("Right", IDS, *RIGHT), evidence="search 0.97"))
    return show


def wrong(desk: Desk) -> None:
    """The choice is enriched, and what rests on its ids."""
    ids = ExternalIds(tmdb="666", imdb="tt666")
    desk.store(matched(1, "666", "show", told=of_tmdb("Wrong", ids, *WRONG, person="66")))
    desk.store(matched(1, "tt666", "show", OMDB, rated(1.1), evidence="id imdb tt666"))


@pytest.mark.parametrize("enriched", [False, True], ids=["at once", "after it was enriched"])
@pytest.mark.parametrize("candidate", ["666", None], ids=["another", "none of these"])
def test_d62_a_choice_taken_back_leaves_everything_as_it_was(desk: Desk, candidate: str | None, enriched: bool) -> None:
    fargo(desk)
    before, asked = desk.told(), desk.asked()
    line = desk.choose("show", 1, candidate)
    if enriched and candidate:
        wrong(desk)
    chosen = desk.told()
    assert chosen["shows"] != before["shows"]
    back = desk.undo(line)
    assert desk.told() == before
    assert desk.asked() == asked, "nobody is asked again"
    again = desk.undo(back)
    assert desk.told() == chosen, "what was taken back is done again as it was"
    desk.undo(again)
    assert desk.told() == before
    assert desk.shelf.sql("SELECT count(*) FROM set_aside") == [(1,)], "what was used is not kept"


def test_d62_the_matches_of_a_film_are_back_as_they_were(desk: Desk) -> None:
    desk.shelf.film("Alien", year=1979)
    told = provided(
        ExternalIds(imdb="tt78748"), details=details("Alien"), credits=Facts(credits=(Credit("Ridley Scott", "Directing", "Director", tmdb="578"),))
    )
    desk.store(matched(1, "348", told=told, evidence="search 0.99"), matched(1, "tt78748", provider=OMDB, told=rated(8.5), evidence="id imdb tt78748"))
    desk.store(Outcome("movie", 1, TMDB, "error", reason="Late.", asked=frozenset({Facet.ART}), tried_at=NOW))
    before = desk.told()
    line = desk.choose("movie", 1, "1")
    assert desk.shelf.sql("SELECT count(*) FROM people") == [(0,)]
    desk.undo(line)
    assert desk.told() == before
    assert desk.asked() == []


def test_d62_an_episode_that_arrived_meanwhile_is_the_one_that_was_missing(desk: Desk) -> None:
    show = fargo(desk)
    line = desk.choose("show", 1, None)
    desk.shelf.episode(show, 1, 3, title="It came", aired="2020-01-15")
    desk.undo(line)
    rows = desk.shelf.sql("SELECT season, number, title, overview, tmdb, listed_by FROM episodes WHERE number = 3")
    assert rows == [(1, 3, "It came", "Words.", "103", "tmdb")]
    assert desk.shelf.sql("SELECT count(*) FROM episodes") == [(5,)]


def test_d62_an_episode_that_left_meanwhile_is_missing(desk: Desk) -> None:
    fargo(desk)
    line = desk.choose("show", 1, None)
    (copy,) = desk.shelf.sql("SELECT c.id FROM copies c JOIN copy_episodes l ON l.copy_id = c.id JOIN episodes e ON e.id = l.episode_id WHERE e.number = 2")[0]
    with desk.shelf.database.write() as tx:
        retire_copies(tx, [copy])
    desk.undo(line)
    assert desk.shelf.sql("SELECT title, still, listed_by FROM episodes WHERE season = 1 AND number = 2") == [("Second", "tmdb /2.jpg", "tmdb")]
    assert desk.asked() == []


def test_d62_another_choice_since_stays(desk: Desk) -> None:
    """What the user said of TVmaze and TVDB afterwards is not taken back with what they said of TMDB, though TVDB's old match went with that."""
    fargo(desk)
    line = desk.choose("show", 1, "666")
    desk.choose("show", 1, "33", TVMAZE)
    desk.choose("show", 1, "1", TVDB)
    desk.undo(line)
    assert desk.shelf.sql("SELECT provider, provider_id, pinned FROM enrichments WHERE facet = 'match' ORDER BY 1") == [
        ("omdb", "tt2802850", 0), ("tmdb", "60622", 0), ("tvdb", "1", 1), ("tvmaze", "33", 1),
    ]  # fmt: skip


def test_d62_two_choices_alike_are_taken_back_one_by_one(desk: Desk) -> None:
    fargo(desk)
    before = desk.told()
    first = desk.choose("show", 1, "666")
    between = desk.told()
    second = desk.choose("show", 1, "666")
    desk.undo(second)
    assert desk.told() == between
    desk.undo(first)
    assert desk.told() == before


def test_d62_an_answer_about_a_choice_that_was_taken_back_comes_too_late(desk: Desk) -> None:
    """It was on its way when the choice was taken back."""
    fargo(desk)
    before = desk.told()
    desk.undo(desk.choose("show", 1, "666"))
    desk.store(matched(1, "666", "show", told=of_tmdb("Wrong", ExternalIds(tmdb="666"), *WRONG), chosen=True))
    desk.store(Outcome("show", 1, TMDB, "error", reason="Late.", tried_at=NOW, chosen=True))
    assert desk.told() == before


def test_d50_the_hour_goes_with_the_match_that_told_it(desk: Desk) -> None:
    fargo(desk)
    desk.choose("show", 1, None, TVDB)
    assert desk.shelf.sql("SELECT air_time, air_zone FROM shows") == [(None, None)]


def two_shows(desk: Desk) -> None:
    """Attic's Fargo (1), of which no id is known, and Cellar's (2), which TMDB knows: followed, wished, locked, and with a past."""
    shelf = desk.shelf
    attic, cellar = shelf.show("Fargo"), shelf.show("Fargo US", 2, tmdb="60622", overview="Cellar's.")
    for number in (1, 2):
        shelf.episode(attic, 1, number, title=f"Attic's {number}", aired=f"2020-01-{number * 7 - 6:02}")
    for number in (2, 3):
        shelf.episode(cellar, 1, number, 2, title=f"Cellar's {number}", aired=f"2020-01-{number * 7 - 6:02}")
    desk.store(matched(2, "60622", "show", told=of_tmdb("Right", IDS, *RIGHT), evidence="id tmdb 60622"))
    desk.store(matched(2, "tt2802850", "show", OMDB, rated(8.9), evidence="id imdb tt2802850"))
    shelf.sql("INSERT INTO watchlist (kind, state, title, tmdb, show_id, added_at) VALUES ('show', 'follow', 'Fargo', '60622', 2, 5)")
    shelf.sql("INSERT INTO wishlist (kind, title, tmdb, show_id, season, number, added_at) VALUES ('episode', 'Fargo', '60622', 2, 1, 4, 5)")
    shelf.sql("INSERT INTO locks (show_id, field, value, locked_at) VALUES (2, 'tagline', '\"Mine.\"', 5)")
    shelf.sql("INSERT INTO activity (at, verb, title, show_id) VALUES (5, 'wished', 'Fargo', 2)")
    with shelf.database.write() as tx:
        remerge(tx, Kind.SHOW, [2])


def episodes_of(desk: Desk, show: int) -> list[Any]:
    """(season, number, title, servers that own it, who lists it)."""
    return desk.shelf.sql(
        """SELECT e.season, e.number, e.title, (SELECT group_concat(c.server_id, ' ' ORDER BY c.server_id) FROM copy_episodes l
            JOIN copies c ON c.id = l.copy_id WHERE l.episode_id = e.id), e.listed_by FROM episodes e WHERE e.show_id = ? ORDER BY 1, 2""",
        show,
    )


def links(desk: Desk) -> dict[str, Any]:
    """To which show everything leads that the user or time has tied to one."""
    found = {table: desk.shelf.sql(f"SELECT show_id FROM {table} WHERE show_id IS NOT NULL ORDER BY id") for table in ("watchlist", "wishlist", "locks")}
    return {name: [row[0] for row in rows] for name, rows in found.items()}


JOINED = [(0, None, "Third special", None, "tmdb"), (1, 1, "Attic's 1", "1", "tmdb"), (1, 2, "Attic's 2", "1 2", "tmdb"), (1, 3, "Cellar's 3", "2", "tmdb")]
ATTICS = [(1, 1, "Attic's 1", "1", None), (1, 2, "Attic's 2", "1", None)]
CELLARS = [(0, None, "Third special", None, "tmdb"), (1, 1, "First", None, "tmdb"), (1, 2, "Cellar's 2", "2", "tmdb"), (1, 3, "Cellar's 3", "2", "tmdb")]


def join(desk: Desk) -> None:
    """TMDB's search takes Attic's for the one that Cellar's is."""
    desk.store(matched(1, "60622", "show", told=of_tmdb("Right", IDS, *RIGHT), evidence="search 0.90"))


def test_d10_a_match_makes_two_shows_one_with_all_that_belongs_to_them(desk: Desk) -> None:
    two_shows(desk)
    join(desk)
    assert desk.shelf.sql("SELECT id, title, overview, tagline FROM shows") == [(1, "Fargo", "Cellar's.", "Mine.")]
    assert episodes_of(desk, 1) == JOINED
    assert links(desk) == {"watchlist": [1], "wishlist": [1], "locks": [1]}
    assert desk.shelf.sql("SELECT DISTINCT show_id FROM activity WHERE show_id IS NOT NULL") == [(1,)]
    assert desk.shelf.sql("SELECT old_id, show_id FROM redirects WHERE show_id IS NOT NULL") == [(2, 1)]
    assert desk.shelf.sql("SELECT provider, state FROM enrichments WHERE facet = 'match' AND show_id = 1 ORDER BY 1") == [
        ("omdb", "matched"),
        ("tmdb", "matched"),
    ]


def test_d10_d62_the_merge_taken_back_gives_each_its_own_again_and_asks_nobody(desk: Desk) -> None:
    two_shows(desk)
    cellars = plain(desk.told()["shows"][1])
    was = desk.shelf.sql("SELECT id FROM episodes WHERE show_id = 2 AND number = 2")
    join(desk)
    desk.undo(desk.merge_line())
    assert [row[1:] for row in desk.shelf.sql("SELECT id, title, overview, tagline FROM shows")] == [
        ("Fargo", None, "Right."),
        ("Fargo US", "Cellar's.", "Mine."),
    ]
    assert plain(desk.told()["shows"][1]) == cellars
    assert episodes_of(desk, 2) == CELLARS
    assert links(desk) == {"watchlist": [2], "wishlist": [2], "locks": [2]}
    assert desk.asked() == [(TVDB, "show", 2), (TVDB, "show", 1), (TVMAZE, "show", 2), (TVMAZE, "show", 1), (OMDB, "show", 1)], "who was never asked"
    leads = "SELECT e.show_id, e.number FROM redirects r JOIN episodes e ON e.id = r.episode_id WHERE r.old_id = ?"
    assert desk.shelf.sql(leads, was[0][0]) == [(2, 2)], "a link does not lead to another show (D3)"


def test_d10_a_corrected_match_parts_them_and_its_undoing_joins_them(desk: Desk) -> None:
    two_shows(desk)
    cellars = plain(desk.told()["shows"][1])
    join(desk)
    line = desk.choose("show", 1, "666")
    assert (episodes_of(desk, 1), episodes_of(desk, 2)) == (ATTICS, CELLARS)
    assert plain(desk.told()["shows"][1]) == cellars
    assert links(desk) == {"watchlist": [2], "wishlist": [2], "locks": [2]}
    back = desk.undo(line)
    assert (episodes_of(desk, 1), links(desk)) == (JOINED, {"watchlist": [1], "wishlist": [1], "locks": [1]})
    assert desk.shelf.sql("SELECT provider, evidence FROM enrichments WHERE facet = 'match' AND show_id = 1 ORDER BY 1")[1] == ("tmdb", "search 0.90")
    desk.undo(back)
    assert (episodes_of(desk, 1), episodes_of(desk, 2)) == (ATTICS, CELLARS)
    assert desk.shelf.sql("SELECT provider_id, pinned FROM enrichments WHERE facet = 'match' AND show_id = 1") == [("666", 1)]


def test_d10_what_both_were_followed_and_wished_for_is_each_ones_again(desk: Desk) -> None:
    two_shows(desk)
    desk.shelf.sql("INSERT INTO watchlist (kind, state, title, show_id, added_at) VALUES ('show', 'mute', 'Fargo', 1, 9)")
    desk.shelf.sql("INSERT INTO wishlist (kind, title, show_id, season, number, added_at) VALUES ('episode', 'Fargo', 1, 1, 4, 9)")
    wanted = [f"SELECT id, {more}, show_id, added_at FROM {table} ORDER BY id" for table, more in (("watchlist", "state"), ("wishlist", "season, number"))]
    wants = [desk.shelf.sql(sql) for sql in wanted]
    join(desk)
    assert desk.shelf.sql("SELECT state, show_id FROM watchlist") == [("mute", 1)], "the later word"
    assert desk.shelf.sql("SELECT count(*) FROM wishlist") == [(1,)]
    desk.undo(desk.merge_line())
    assert [desk.shelf.sql(sql) for sql in wanted] == wants


def test_d10_conflicting_ids_never_merge(desk: Desk) -> None:
    """Both know an id of TVDB, and not the same."""
    desk.shelf.show("Fargo", tvdb="1")
    desk.shelf.show("Fargo", 2, tmdb="60622", tvdb="269613")
    desk.store(matched(1, "60622", "show", told=of_tmdb("Right", ExternalIds(tmdb="60622"), *RIGHT)))
    assert desk.shelf.sql("SELECT id, tmdb, tvdb FROM shows") == [(1, "60622", "1"), (2, "60622", "269613")]


def plain(show: dict[str, Any]) -> dict[str, Any]:
    """A show of the export without the numbers of its rows."""

    def bare(one: Any) -> Any:
        if isinstance(one, dict):
            return {name: bare(value) for name, value in one.items() if name != "id" or isinstance(value, str)}
        return [bare(each) for each in one] if isinstance(one, list) else one

    found: dict[str, Any] = bare(show)
    return found


def test_d10_d50_a_merged_show_keeps_its_correction_and_gives_it_back(desk: Desk) -> None:
    two_shows(desk)
    airing_sheet.correct(desk.shelf.database, 2, 1.5)
    join(desk)
    assert desk.shelf.sql("SELECT id, air_shift_hours FROM shows") == [(1, 1.5)]
    desk.undo(desk.merge_line())
    assert desk.shelf.sql("SELECT id, air_shift_hours FROM shows ORDER BY id") == [(1, 0.0), (2, 1.5)]
