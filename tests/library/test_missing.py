"""Why an episode is missing: the chain of what providers, servers and the user said (D14, D23, D40), and its heart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.items import ExternalIds, Kind
from app.domain.missing import Asked, Holding, Place, WhyMissing
from app.domain.scanning import Named
from app.domain.wanting import Pointed, Wish
from app.library import following, missing, wishing
from app.models.why_missing import MissingTitle, reasons
from app.store.happenings import Where, note_many
from app.store.retiring import retire_copies
from tests.shelf import NOW, Shelf

FARGO = Pointed("show", 1)
THEN = datetime.fromtimestamp(NOW, UTC)
DAY = 86_400


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Attic has Fargo with one of five episodes; Cellar has it not. The third is to come, the fourth is a special, the fifth has no number."""
    made = Shelf(tmp_path)
    key = made.show("Fargo", tmdb="60622", status="Ended")
    made.episode(key, 1, 1, aired="2025-01-01")
    made.sql("UPDATE servers SET scanned_at = 1")
    made.sql("INSERT INTO seasons (show_id, number, listed_by) VALUES (1, 0, 'tmdb')")
    for season, number, at, on, how in (
        (1, 2, NOW - 20 * DAY, None, "exact"),
        (1, 3, None, "2025-12-24", "date"),
        (0, 1, None, "2025-02-01", "date"),
        (1, None, None, None, None),
    ):
        made.sql(
            """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_date, air_precision, listed_by, created_at)
            SELECT 1, id, number, ?, 'An episode', ?, ?, ?, 'tmdb', 1 FROM seasons WHERE show_id = 1 AND number = ?""",
            number, at, on, how, season,
        )  # fmt: skip
    yield made
    made.database.close()


def why(shelf: Shelf, episode: int) -> WhyMissing:
    found = missing.why(shelf.database, Asked("episode", episode), count_specials=False)
    assert found is not None
    return found


def chain(shelf: Shelf, episode: int) -> list[str]:
    return [one.text for one in reasons(why(shelf, episode), THEN)]


def test_what_aired_and_no_server_has_is_told_in_a_chain(shelf: Shelf, qapp: object) -> None:
    said = chain(shelf, 2)
    assert said[0].endswith(", by TVmaze.")
    assert said[0].startswith("It aired on ")
    assert said[1:] == ["Attic has the show, but not this episode.", "Cellar does not have the show.", "Nobody wishes for it."]


def test_what_is_to_come_a_special_and_what_nobody_dates_say_so(shelf: Shelf, qapp: object) -> None:
    assert chain(shelf, 3)[0].startswith("It has not aired yet: it airs on ")
    assert chain(shelf, 3)[0].endswith("by TMDB.")
    assert "It is a special, and specials are not counted as missing." in chain(shelf, 4)
    assert chain(shelf, 5)[0] == "Nobody says when it airs."


def test_d14_what_a_server_had_says_until_when(shelf: Shelf, qapp: object) -> None:
    key = "show-1"
    shelf.episode(key, 1, 2)
    shelf.sql("UPDATE episodes SET listed_by = 'tmdb'")
    copies = [row[0] for row in shelf.sql("SELECT copy_id FROM copy_episodes WHERE episode_id = 2")]
    assert why(shelf, 2).owned_by == ("Attic",)
    with shelf.database.write() as tx:
        gone = retire_copies(tx, copies)
        note_many(tx, "retired", gone, len(gone), Where(1, "Attic", None), gone=True)
    assert [named.id for named in gone] == [2]
    assert why(shelf, 2).lacking[0].until == NOW
    assert chain(shelf, 2)[1].startswith("It was on Attic until ")
    assert shelf.sql("SELECT episode_id FROM activity WHERE verb = 'retired'") == [(2,)], "what is missing now is still there"


def test_d14_it_is_found_among_many_that_left(shelf: Shelf) -> None:
    with shelf.database.write() as tx:
        note_many(tx, "retired", [Named(Kind.EPISODE, row, "x") for row in (1, 2, 3, 99)], 4, Where(2, "Cellar", None), gone=True)
    assert [one.until for one in why(shelf, 2).lacking] == [None, NOW]
    assert [one.until for one in why(shelf, 4).lacking] == [None, None]


def test_d40_wishes_and_follows_are_told_and_the_heart_knows_them(shelf: Shelf, qapp: object) -> None:
    wishing.wish(shelf.database, [Wish(FARGO, 1, 2)])
    wishing.wish(shelf.database, [Wish(FARGO, 1, 3)], when_aired=True)
    assert chain(shelf, 2)[-1].startswith("You wish for it since ")
    assert chain(shelf, 3)[-1] == "It will be wished when it has aired."
    assert missing.wishes(shelf.database, 1) == {2: "wanted", 3: "when_aired"}
    missing.unwish(shelf.database, why(shelf, 2))
    assert missing.wishes(shelf.database, 1) == {3: "when_aired"}
    wishing.unwant(shelf.database, [Wish(FARGO, 1, 3)])
    assert "do not want it" in chain(shelf, 3)[-1]
    following.follow(shelf.database, FARGO)
    assert chain(shelf, 2)[-1] == "It aired before you followed the show, so it is not wished by itself."


def test_an_answer_that_comes_late_is_not_told_of_another(shelf: Shelf, qapp: object) -> None:
    model = MissingTitle()
    late = why(shelf, 2)
    model.ask(3)
    model.tell(Asked("episode", 2), late, THEN)
    assert (model.property("number"), model.property("heading"), model.property("waiting")) == (0, "", True)
    model.tell(Asked("episode", 3), why(shelf, 3), THEN)
    assert (model.property("heading"), model.property("title")) == ("Fargo · S1 E3 · An episode", "Why is this not here yet?")
    assert not model.property("aired")
    model.ask(99)
    model.tell(Asked("episode", 99), None, THEN)
    assert (model.property("reasons").rows[0].text, model.property("waiting")) == ("This has left the library.", False)


def test_d12_a_server_that_does_not_show_it_any_more_says_since_when(shelf: Shelf, qapp: object) -> None:
    shelf.episode("show-1", 1, 2, server=1)
    shelf.sql("UPDATE copies SET owned = 0, not_seen_since = ? WHERE id IN (SELECT copy_id FROM copy_episodes WHERE episode_id = 2)", NOW - 3 * DAY)
    told = why(shelf, 2)
    assert (told.owned_by, told.lacking[0].until, told.lacking[0].away) == ((), NOW - 3 * DAY, True)
    assert any(one.startswith("Attic has not shown it since ") for one in chain(shelf, 2))


def test_d23_the_lists_that_name_it_and_the_shows_order_are_told(shelf: Shelf, qapp: object) -> None:
    lists(shelf, tvmaze=(1, 2), tmdb=(1, 2))
    assert [one.provider for one in why(shelf, 2).listed] == ["tmdb", "tvmaze"]
    assert chain(shelf, 2)[1] == "It is listed by TMDB, TVmaze."
    assert why(shelf, 3).listed == ()
    shelf.sql("UPDATE shows SET episode_order = 'dvd'")
    assert "The show is in the order of its discs: as it aired, this may be another number." in chain(shelf, 2)


def test_d30_a_muted_show_says_that_nothing_of_it_is_wished_by_itself(shelf: Shelf, qapp: object) -> None:
    shelf.sql("UPDATE shows SET status = 'continuing'")
    assert chain(shelf, 3)[-1] == "You follow the show: it will be wished when it has aired."
    following.unfollow(shelf.database, FARGO)
    assert why(shelf, 3).muted
    assert chain(shelf, 3)[-1] == "You muted the show, so nothing of it is wished by itself."


def test_of_a_show_that_nobody_has_the_servers_are_named_in_one_line(shelf: Shelf, qapp: object) -> None:
    """ADR 0006: it is followed, and has a row."""
    shelf.sql("DELETE FROM copies")
    assert not why(shelf, 2).kept
    assert [one for one in chain(shelf, 2) if "server" in one] == ["The show is on none of your servers (Attic, Cellar)."]


def lists(shelf: Shelf, **places: tuple[int, int]) -> None:
    """Where providers list the second episode."""
    for provider, (season, number) in places.items():
        said = f'{{"season":{season},"number":{number}}}'
        shelf.sql("INSERT INTO listed_episodes (episode_id, provider, said) VALUES (2, ?, CAST(? AS BLOB))", provider, said)


def test_d23_lists_that_number_it_otherwise_are_counted_and_named(shelf: Shelf, qapp: object) -> None:
    lists(shelf, tvmaze=(1, 3), tmdb=(1, 2), tvdb=(2, 1))
    assert "2 lists number it otherwise (TVDB: S2 E1, TVmaze: S1 E3): your file may have that number." in chain(shelf, 2)


def test_d23_in_another_order_it_is_said_where_it_aired(shelf: Shelf, qapp: object) -> None:
    lists(shelf, tmdb=(1, 4), tvdb=(1, 5))
    shelf.sql("UPDATE shows SET episode_order = 'dvd'")
    assert "The show is in the order of its discs: as it aired, this is S1 E5." in chain(shelf, 2)
    assert not any("otherwise" in one for one in chain(shelf, 2))
    shelf.sql("UPDATE shows SET episode_order = 'absolute'")
    assert "The show is numbered through: as it aired, this is S1 E5." in chain(shelf, 2)


def holds(shelf: Shelf, **file: object) -> list[Holding]:
    """The first episode's file is told otherwise."""
    for column, value in file.items():
        shelf.sql(f"UPDATE files SET {column} = ?", value)
    return list(why(shelf, 2).holding)


def test_the_file_of_another_that_is_named_for_it_too_may_hold_it(shelf: Shelf, qapp: object) -> None:
    assert holds(shelf, path="/tv/Fargo/Fargo - S01E01 - Pilot.mkv") == []
    assert holds(shelf, path="/tv/Fargo/Fargo - S02E01-E02.mkv") == [], "of another season"
    assert holds(shelf, path="D:\\TV\\Fargo\\Fargo.S01E01E02.720p.mkv") == [Holding(Place(1, 1), "Attic", "named")]
    assert "The file of S1 E1 on Attic is named for this one too: it may hold both." in chain(shelf, 2)


def test_the_file_before_it_that_runs_for_two_may_hold_it(shelf: Shelf, qapp: object) -> None:
    shelf.sql("UPDATE episodes SET runtime_minutes = 48 WHERE number = 1")
    assert holds(shelf, duration_ms=60 * 60_000) == []
    assert holds(shelf, duration_ms=96 * 60_000) == [Holding(Place(1, 1), "Attic", "long")]
    assert any("long enough for two episodes" in one for one in chain(shelf, 2))


def test_an_episode_that_is_there_says_with_which_other_in_one_file(shelf: Shelf, qapp: object) -> None:
    shelf.sql("INSERT INTO copy_episodes (episode_id, copy_id) SELECT 2, copy_id FROM copy_episodes WHERE episode_id = 1")
    assert chain(shelf, 2)[1:3] == ["It is on Attic.", "Attic holds it in the same file as S1 E1."]


def test_d40_a_wish_for_an_episode_that_no_list_names_says_so(shelf: Shelf, qapp: object) -> None:
    wishing.wish(shelf.database, [Wish(FARGO, 7, 1)])
    asked = Asked("place", 1, 7, 1)
    found = missing.why(shelf.database, asked, count_specials=False)
    assert found is not None
    said = [one.text for one in reasons(found, THEN)]
    assert said[1] == "Nobody lists an episode of this number."
    assert said[-1].startswith("You wish for it since ")
    assert missing.why(shelf.database, Asked("place", 1, 1, 2), count_specials=False) == why(shelf, 2)
    missing.unwish(shelf.database, found)
    assert shelf.sql("SELECT count(*) FROM wishlist") == [(0,)]


def test_d40_d14_a_wished_film_is_told_of_like_an_episode(shelf: Shelf, qapp: object) -> None:
    film = Pointed("movie", ids=ExternalIds(tmdb="19"), title="Metropolis", year=1927)
    wishing.wish(shelf.database, [Wish(film)])
    asked = Asked("wish", shelf.sql("SELECT id FROM wishlist")[0][0])

    def said() -> list[str]:
        found = missing.why(shelf.database, asked, count_specials=False)
        assert found is not None
        assert missing.why(shelf.database, Asked("movie", found.title_id), count_specials=False) == found
        return [one.text for one in reasons(found, THEN)]

    assert said()[:2] == ["Nobody says when it came out.", "It is on none of your servers (Attic, Cellar)."]
    assert said()[2].startswith("You wish for it since ")
    shelf.sql("UPDATE movies SET released = '2025-12-24'")
    assert said()[0].startswith("It is not out yet: it comes out on ")
    shelf.film("Metropolis", tmdb="19")
    assert "It is on Attic." in said()
    with shelf.database.write() as tx:
        gone = retire_copies(tx, [row[0] for row in tx.rows("SELECT id FROM copies WHERE movie_id = 1")])
        note_many(tx, "retired", gone, len(gone), Where(1, "Attic", None), gone=True)
    assert said()[1].startswith("It was on Attic until ")


def test_of_a_wish_that_is_gone_nothing_is_known(shelf: Shelf) -> None:
    assert missing.why(shelf.database, Asked("wish", 99), count_specials=False) is None
    assert missing.why(shelf.database, Asked("place", 99, 1, 1), count_specials=False) is None
