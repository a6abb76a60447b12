"""What followed people do: the first reading is silent, later ones tell what is new and what got its date, in the roles that count."""

from __future__ import annotations

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.persons import Person, Work
from app.domain.problems import Missing
from app.domain.wanting import Pointed
from app.library import followed_works, following, keeping
from tests.shelf import Shelf

SIGOURNEY = Pointed("person", ids=ExternalIds(tmdb="10205"), title="Sigourney Weaver", poster="tmdb /sw.jpg")
ALIEN = Work("movie", "348", "Alien", "Acting", character="Ripley", released="1979-05-25", poster="/alien.jpg")
AVATAR = Work("movie", "83533", "Avatar: Fire and Ash", "Acting", character="Kiri", released="2099-12-19")
UNDATED = Work("movie", "216527", "Avatar 4", "Acting", character="Kiri")
DAY = 24 * 3600


class Tells:
    """TMDB as it tells of one person."""

    def __init__(self, *works: Work) -> None:
        self.works = works
        self.asked = 0

    def person(self, its_id: str, _cancel: Cancel, /) -> Person:
        self.asked += 1
        if its_id != "10205":
            raise Missing("gone")
        return Person("10205", "Sigourney Weaver", works=tuple(self.works))


def read(shelf: Shelf, tmdb: Tells) -> int:
    return followed_works.read_due(shelf.database, tmdb, Cancel())


def tomorrow(shelf: Shelf) -> None:
    before = shelf.database.now()
    shelf.database.now = lambda: before + DAY


def told(shelf: Shelf) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in shelf.sql("SELECT verb, title, detail FROM activity WHERE verb = 'announced' ORDER BY id")]


def test_the_first_reading_is_silent_and_the_next_one_tells_what_is_new(shelf: Shelf) -> None:
    following.follow(shelf.database, SIGOURNEY)
    tmdb = Tells(ALIEN)
    assert read(shelf, tmdb) == 0
    assert (told(shelf), followed_works.news(shelf.database, 9)) == ([], [])
    tomorrow(shelf)
    tmdb.works = (ALIEN, AVATAR)
    assert read(shelf, tmdb) == 1
    assert told(shelf) == [("announced", "Sigourney Weaver", "Avatar: Fire and Ash")]
    (news,) = followed_works.news(shelf.database, 9)
    assert (news.person, news.kind, news.tmdb, news.title, news.released, news.part, news.portrait) == (
        "Sigourney Weaver", "movie", "83533", "Avatar: Fire and Ash", "2099-12-19", "Kiri", "tmdb /sw.jpg",
    )  # fmt: skip
    assert shelf.sql("SELECT person_id FROM activity WHERE verb = 'announced'") == [(news.person_id,)]
    tomorrow(shelf)
    assert read(shelf, tmdb) == 0, "told once"


def test_a_work_that_gets_its_date_is_news_and_one_whose_date_moves_is_not(shelf: Shelf) -> None:
    following.follow(shelf.database, SIGOURNEY)
    tmdb = Tells(UNDATED, AVATAR)
    read(shelf, tmdb)
    tomorrow(shelf)
    moved = Work("movie", "83533", "Avatar: Fire and Ash", "Acting", released="2100-01-01")
    tmdb.works = (Work("movie", "216527", "Avatar 4", "Acting", released="2101-12-21"), moved)
    assert read(shelf, tmdb) == 1
    assert [(one.title, one.released) for one in followed_works.news(shelf.database, 9)] == [("Avatar 4", "2101-12-21")]
    assert shelf.sql("SELECT released FROM works ORDER BY tmdb DESC") == [("2100-01-01",), ("2101-12-21",)]


def test_an_old_credit_that_is_entered_late_is_no_news(shelf: Shelf) -> None:
    following.follow(shelf.database, SIGOURNEY)
    tmdb = Tells(AVATAR)
    read(shelf, tmdb)
    tomorrow(shelf)
    tmdb.works = (AVATAR, ALIEN)
    assert (read(shelf, tmdb), told(shelf)) == (0, [])
    assert shelf.sql("SELECT count(*) FROM works") == [(2,)]


def test_only_the_roles_that_count_are_news(shelf: Shelf) -> None:
    following.follow(shelf.database, SIGOURNEY)
    tmdb = Tells(ALIEN)
    read(shelf, tmdb)
    tomorrow(shelf)
    tmdb.works = (ALIEN, AVATAR, Work("show", "9", "A series", "Production", job="Producer"), Work("show", "9", "A series", "Directing", job="Director"))
    assert read(shelf, tmdb) == 2
    person = followed_works.news(shelf.database, 9)[0].person_id
    following.set_roles(shelf.database, person, ["Directing"])
    assert [(one.title, one.part, one.departments) for one in followed_works.news(shelf.database, 9)] == [
        ("A series", "Producer / Director", ("Production", "Directing"))
    ]
    following.set_roles(shelf.database, person, [])
    assert len(followed_works.news(shelf.database, 9)) == 2


def test_everybody_is_read_once_a_day_and_at_once_after_a_follow(shelf: Shelf) -> None:
    tmdb = Tells(ALIEN)
    assert not followed_works.due(shelf.database)
    following.follow(shelf.database, SIGOURNEY)
    assert followed_works.due(shelf.database)
    read(shelf, tmdb)
    read(shelf, tmdb)
    assert (tmdb.asked, followed_works.due(shelf.database)) == (1, False)
    before = shelf.database.now()
    shelf.database.now = lambda: before + DAY - 1
    read(shelf, tmdb)
    assert tmdb.asked == 1
    shelf.database.now = lambda: before + DAY
    read(shelf, tmdb)
    assert tmdb.asked == 2


def test_a_person_that_tmdb_dropped_keeps_what_it_said(shelf: Shelf) -> None:
    following.follow(shelf.database, SIGOURNEY)
    read(shelf, Tells(ALIEN))
    shelf.sql("UPDATE people SET tmdb = '1'")
    tomorrow(shelf)
    assert read(shelf, Tells()) == 0
    assert shelf.sql("SELECT title FROM works") == [("Alien",)]
    assert not followed_works.due(shelf.database), "asked again tomorrow"


def test_d62_a_follow_that_comes_back_has_its_works_again_without_asking_or_telling(shelf: Shelf) -> None:
    following.follow(shelf.database, SIGOURNEY)
    tmdb = Tells(ALIEN)
    read(shelf, tmdb)
    tomorrow(shelf)
    tmdb.works = (ALIEN, AVATAR)
    read(shelf, tmdb)
    before, news = shelf.sql("SELECT * FROM works ORDER BY id"), told(shelf)
    line = following.unfollow(shelf.database, SIGOURNEY)
    assert shelf.sql("SELECT count(*) FROM works") == [(0,)]
    back = keeping.undo(shelf.database, line).line
    assert shelf.sql("SELECT * FROM works ORDER BY id") == before
    assert not followed_works.due(shelf.database), "nobody is asked again"
    assert told(shelf) == news, "and nothing is told twice"
    again = keeping.undo(shelf.database, back).line
    assert shelf.sql("SELECT count(*) FROM works") == [(0,)]
    keeping.undo(shelf.database, again)
    assert shelf.sql("SELECT * FROM works ORDER BY id") == before, "also once more"


def test_d62_several_people_leave_and_come_back_together_with_their_works(shelf: Shelf) -> None:
    following.follow(shelf.database, SIGOURNEY)
    following.follow(shelf.database, Pointed("person", ids=ExternalIds(tmdb="2"), title="Zoe"))
    read(shelf, Tells(ALIEN))
    before = shelf.sql("SELECT watchlist_id, tmdb FROM works ORDER BY 1, 2")
    people = [one.person_id for one in following.followed_people(shelf.database)]
    line, many = following.unfollow_people(shelf.database, people)
    assert (many, following.followed_people(shelf.database), shelf.sql("SELECT count(*) FROM works")) == (2, [], [(0,)])
    assert following.unfollow_people(shelf.database, people) == (0, 0)
    keeping.undo(shelf.database, line)
    assert {one.name for one in following.followed_people(shelf.database)} == {"Sigourney Weaver", "Zoe"}
    assert shelf.sql("SELECT watchlist_id, tmdb FROM works ORDER BY 1, 2") == before


def test_d62_other_roles_are_taken_back_and_the_works_stay(shelf: Shelf) -> None:
    following.follow(shelf.database, SIGOURNEY)
    read(shelf, Tells(ALIEN))
    before = shelf.sql("SELECT * FROM works")
    person = following.followed_people(shelf.database)[0].person_id
    line = following.set_roles(shelf.database, person, ["Directing"])
    undone = keeping.undo(shelf.database, line)
    assert (undone.want, following.followed_people(shelf.database)[0].roles) == ("roles", ())
    assert (shelf.sql("SELECT * FROM works"), followed_works.due(shelf.database)) == (before, False)
    keeping.undo(shelf.database, undone.line)
    assert following.followed_people(shelf.database)[0].roles == ("Directing",)
    assert shelf.sql("SELECT * FROM works") == before
