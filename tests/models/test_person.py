"""A person's page: what it says, how it fills in place, what it lists and remembers, and what it says while TMDB is away."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from PySide6.QtTest import QSignalSpy

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle
from app.domain.changes import Changes, Subject
from app.domain.filmography import Part, PersonPage
from app.domain.problems import Missing, Problem, Refused, StoreProblem, Unreachable
from app.models.person import Person
from app.models.person_face import person_face
from app.models.person_reading import PersonReads
from app.models.place import Place
from app.models.wording import long_date
from tests.models.holding import HeldFetch, HeldPictures, rows_of

NOW = datetime(2026, 7, 28, 12, tzinfo=UTC)
ATTIC = OwnedTitle(12, "1080p", ("Attic",))
BOX = Part("movie", "905", 12, "Pandora's Box", "Acting", "Lulu", "1929-01-30", 1929, "tmdb /box.jpg", 7.8, 900, ATTIC)
GIRL = Part("movie", "906", 0, "Diary of a Lost Girl", "Acting", "Thymian", "1929-09-27", 1929, "tmdb /girl.jpg", 7.6, 400)
RILEY = Part("movie", "907", 0, "Windy Riley Goes Hollywood", "Acting", "Betty Grey", None, None, None, None, 3)
TALK = Part("show", "905", 0, "An Evening with Lulu", "Acting", "Self - Guest", "1976-05-01", 1976, None, 9.9, 9_000)
BOX_WRITTEN = msgspec.structs.replace(BOX, department="Writing", role="Story")
BOOK = Part("movie", "908", 0, "Lulu in Hollywood", "Writing", "Writer", "1982-01-01", 1982, None, 6.0, 5)
LOUISE = PersonPage(5, "287", "Louise Brooks", "tmdb /lb.jpg", "A dancer.", "1906-11-14", "1985-08-08", "Cherryvale, Kansas", "Acting",
                    (BOX, GIRL, RILEY, TALK, BOOK), NOW.timestamp() - 9 * 86_400, whole=True)  # fmt: skip
KEPT = PersonPage(5, "287", "Louise Brooks", parts=(BOX,))


class Screen:
    """A page over a library and a TMDB that say what a test wants."""

    def __init__(self, address: str = "bijou://person/5", kept: PersonPage | None = KEPT, told: PersonPage | Problem | None = LOUISE) -> None:
        self.kept, self.told = kept, told
        self.asked: list[tuple[int, str]] = []
        self.trouble: Problem | None = None
        self.fetch, self.ask, self.pictures = HeldFetch(), HeldFetch(), HeldPictures()
        self.place = Place(dict, lambda _history: None)
        self.place.forget(address)
        self.page = Person(PersonReads(self._kept, self._told, lambda: NOW), self.fetch, self.ask, self.pictures, self.place)
        self.stood = QSignalSpy(self.page.positioned)
        self.page.enter()
        self.fetch.run()

    def _kept(self, row: int, tmdb: str, _cancel: Cancel) -> PersonPage | None:
        self.asked.append((row, tmdb))
        if self.trouble is not None:
            raise self.trouble
        return self.kept

    def _told(self, _row: int, _tmdb: str, _cancel: Cancel) -> PersonPage | None:
        if isinstance(self.told, Problem):
            raise self.told
        return self.told

    def get(self, name: str) -> Any:
        return self.page.property(name)

    def titles(self) -> list[str]:
        return [row.title for row in rows_of(self.page, "parts")]


def test_the_face_says_who_they_are_and_counts_what_is_in_the_library() -> None:
    face = person_face(LOUISE)
    assert face.head.roles == "Actor · Writer"
    assert face.head.life == "1906 – 1985  ·  Cherryvale, Kansas  ·  5 credits · 1 in your library"
    assert face.head.initials == "LB"
    assert [chip.text for chip in face.chips] == ["All · 5", "Cast · 4", "Writing · 1"]
    assert [card.title for card in face.known] == [
        "Pandora's Box",
        "Diary of a Lost Girl",
        "Windy Riley Goes Hollywood",
        "An Evening with Lulu",
        "Lulu in Hollywood",
    ]
    assert [card.owned for card in face.known] == [True, False, False, False, False], "what they play comes before where they are themselves"


def test_all_of_it_names_a_title_once_with_everything_that_was_done_for_it() -> None:
    screen = Screen(kept=msgspec.structs.replace(LOUISE, parts=(BOX, BOX_WRITTEN, msgspec.structs.replace(BOOK, role=None))))
    assert [(row.title, row.role) for row in rows_of(screen.page, "parts")] == [("Lulu in Hollywood", "Writing"), ("Pandora's Box", "Lulu, Story")]
    assert [chip.text for chip in rows_of(screen.page, "chips")] == ["All · 2", "Cast · 1", "Writing · 2"]
    assert str(screen.get("life")).endswith("2 credits · 1 in your library")
    screen.page.chooseRole("Writing")
    assert [(row.title, row.role) for row in rows_of(screen.page, "parts")] == [("Lulu in Hollywood", "Writing"), ("Pandora's Box", "Story")]
    assert len(rows_of(screen.page, "known")) == 2


def test_a_living_person_was_born_and_one_known_by_name_alone_has_no_life() -> None:
    living = msgspec.structs.replace(LOUISE, died=None, parts=())
    assert person_face(living).head.life == f"Born {long_date('1906-11-14')}  ·  Cherryvale, Kansas"
    assert person_face(msgspec.structs.replace(living, born=None, died="1985-08-08")).head.life == f"Died {long_date('1985-08-08')}  ·  Cherryvale, Kansas"
    assert person_face(PersonPage(5, "", "Prince", parts=(BOX,))).head.life == "1 credit · 1 in your library"
    assert person_face(PersonPage(5, "", "Prince")).head.initials == "P"


def test_each_line_says_its_role_and_what_is_owned() -> None:
    first = {one.line.title: one.line for one in person_face(LOUISE).listed if one.department}
    box, talk = first["Pandora's Box"], first["An Evening with Lulu"]
    assert (box.year, box.role, box.stamp, box.address) == ("1929", "Lulu", "Owned · 1080p · Attic", "bijou://movie/12")
    assert box.spoken == "Pandora's Box, 1929, as Lulu, owned in 1080p"
    assert (talk.stamp, talk.address) == ("", "bijou://show/tmdb-905")
    assert first["Lulu in Hollywood"].spoken == "Lulu in Hollywood, 1982, Writer, not owned"


def test_hostile_words_are_plain_lines() -> None:
    page = msgspec.structs.replace(LOUISE, name="<b>Lou</b>\n\u202e" + "x" * 9_999, birthplace="y" * 9_999, biography="<img src=x>\n\x07" + "z" * 99_999)
    head = person_face(page).head
    assert head.name.startswith("<b>Lou</b>")
    assert len(head.name) < 300
    assert len(head.life) < 300
    assert len(head.biography) < 30_000
    assert not {"\u202e", "\x07"} & set(head.name + head.biography)


def test_d22_a_page_opens_from_the_store_and_is_filled_in_place() -> None:
    screen = Screen()
    assert (screen.get("state"), screen.get("waiting"), screen.titles()) == ("ready", True, ["Pandora's Box"])
    removed = QSignalSpy(screen.page.property("parts").rowsRemoved)
    screen.ask.run()
    assert (screen.get("state"), screen.get("waiting"), screen.get("biography"), screen.get("notice")) == ("ready", False, "A dancer.", "")
    assert screen.titles() == ["Lulu in Hollywood", "An Evening with Lulu", "Diary of a Lost Girl", "Pandora's Box", "Windy Riley Goes Hollywood"]
    assert removed.count() == 0, "what stood there stays"
    assert screen.stood.count() == 1, "and the page does not move"


def test_a_person_whom_only_tmdb_knows_opens_when_it_has_told() -> None:
    screen = Screen("bijou://person/tmdb-287", kept=None, told=msgspec.structs.replace(LOUISE, id=0))
    assert (screen.asked, screen.get("state")) == ([(0, "287")], "loading")
    screen.ask.run()
    assert (screen.get("state"), screen.get("name")) == ("ready", "Louise Brooks")


def test_the_filmography_is_filtered_and_sorted_and_its_entry_remembers_how() -> None:
    screen = Screen()
    screen.ask.run()
    screen.page.chooseRole("Acting")
    screen.page.showAbsent(True)
    assert screen.titles() == ["An Evening with Lulu", "Diary of a Lost Girl", "Windy Riley Goes Hollywood"]
    screen.page.orderBy("rating")
    assert screen.titles() == ["An Evening with Lulu", "Diary of a Lost Girl", "Windy Riley Goes Hollywood"]
    screen.page.orderBy("title")
    assert screen.titles() == ["Diary of a Lost Girl", "An Evening with Lulu", "Windy Riley Goes Hollywood"], "without the article"
    screen.page.remember(640.4)
    screen.place.open("bijou://movie/tmdb-906")
    screen.place.open("bijou://person/tmdb-9")
    screen.fetch.run()
    assert (screen.get("role"), screen.get("absent"), screen.get("sort")) == ("", False, "newest")
    screen.place.back()
    screen.place.back()
    screen.fetch.run()
    assert (screen.get("role"), screen.get("absent"), screen.get("sort"), screen.get("sortText")) == ("Acting", True, "title", "Title")
    assert screen.stood.at(screen.stood.count() - 1)[0] == 640
    screen.page.orderBy("oldest")
    screen.page.showAbsent(False)
    screen.page.chooseRole("")
    screen.ask.run()
    assert screen.titles()[-1] == "Windy Riley Goes Hollywood", "what has no date is last"
    assert screen.titles()[0] == "Pandora's Box"


def test_d22_while_tmdb_is_away_the_page_stays_and_says_since_when() -> None:
    screen = Screen(kept=LOUISE, told=Unreachable("TMDB: no answer."))
    screen.ask.run()
    assert (screen.get("state"), screen.get("remedy")) == ("ready", "retry")
    assert screen.get("notice") == "TMDB cannot be reached; as of Jul 19."
    screen.told = LOUISE
    screen.page.retry()
    screen.fetch.run()
    screen.ask.run()
    assert screen.get("notice") == ""


def test_without_a_key_the_page_is_the_librarys_and_says_gently_what_a_key_brings() -> None:
    screen = Screen(told=Refused("TMDB needs a key."))
    screen.ask.run()
    assert (screen.get("state"), screen.get("remedy"), screen.get("waiting")) == ("ready", "key", False)
    screen = Screen("bijou://person/tmdb-287", kept=None, told=Refused("TMDB needs a key."))
    screen.ask.run()
    assert screen.get("state") == "keyless"


def test_what_is_not_there_has_a_state_of_its_own() -> None:
    assert Screen(kept=None).get("state") == "gone"
    for told, state in ((Missing("Gone."), "gone"), (Unreachable("Away."), "away")):
        screen = Screen("bijou://person/tmdb-287", kept=None, told=told)
        screen.ask.run()
        assert screen.get("state") == state
    screen = Screen(told=Missing("Gone."))
    screen.ask.run()
    assert (screen.get("state"), screen.get("notice")) == ("ready", ""), "whom TMDB took out is the library's all the same"
    screen = Screen()
    screen.trouble = StoreProblem("The disk is full.")
    screen.place.open("bijou://person/6")
    screen.fetch.run()
    assert (screen.get("state"), screen.get("problem")) == ("error", "The disk is full.")


def test_d4_of_somebody_known_by_name_alone_tmdb_is_not_asked() -> None:
    screen = Screen(kept=PersonPage(5, "", "Louise Brooks", parts=(BOX,)))
    assert not screen.ask.waiting
    assert (screen.get("state"), screen.get("waiting")) == ("ready", False)


def test_d4_whose_row_went_has_the_address_of_whom_they_turned_out_to_be() -> None:
    screen = Screen()
    screen.ask.run()
    screen.page.remember(300)
    screen.kept = msgspec.structs.replace(LOUISE, id=77)
    screen.page.retry()
    screen.fetch.run()
    assert (screen.get("state"), screen.place.where()) == ("ready", "bijou://person/77")
    assert screen.place.remembered("scroll", 0) == 300
    screen.page.retry()
    screen.fetch.run()
    assert screen.asked[-1] == (77, "")
    screen = Screen("bijou://person/tmdb-287", kept=LOUISE)
    assert screen.place.where() == "bijou://person/tmdb-287", "what was asked for by its number stays so"
    screen = Screen(kept=None)
    assert (screen.get("state"), screen.place.where()) == ("gone", "bijou://person/5")


def test_d61_a_title_that_came_into_the_library_is_stamped_while_the_page_is_open(qtbot: Any) -> None:
    screen = Screen(kept=LOUISE)
    screen.ask.run()
    screen.kept = msgspec.structs.replace(LOUISE, parts=(BOX, msgspec.structs.replace(GIRL, row=13, owned=OwnedTitle(13, "720p", ("Cellar",)))))
    screen.page.hear(Changes(added={Subject.MOVIE: frozenset({13})}))
    qtbot.waitUntil(lambda: bool(screen.fetch.waiting))
    screen.fetch.run()
    assert {row.title: row.stamp for row in rows_of(screen.page, "parts")}["Diary of a Lost Girl"] == "Owned · 720p · Cellar"
    assert not screen.ask.waiting, "TMDB is not asked for that"
    screen.page.leave()
    screen.page.hear(Changes(added={Subject.MOVIE: frozenset({14})}))
    assert not screen.fetch.waiting


def test_nobody_is_asked_about_while_no_page_is_shown() -> None:
    screen = Screen()
    screen.ask.run()
    screen.page.leave()
    screen.page.retry()
    assert not screen.fetch.waiting
    fresh = Person(PersonReads(screen._kept, screen._told, lambda: NOW), screen.fetch, screen.ask, screen.pictures, screen.place)
    fresh.retry()
    assert not screen.fetch.waiting


def test_only_the_pictures_in_sight_are_asked_for() -> None:
    screen = Screen(kept=LOUISE, told=LOUISE)
    assert set(screen.pictures.asked()) == {"tmdb /lb.jpg", "tmdb /box.jpg", "tmdb /girl.jpg"}, "portrait and cards"
    screen.pictures.arrive()
    assert str(screen.get("portrait")).startswith("file:///cache/tmdb-/lb.jpg")
    screen.page.look(2, 3)
    assert screen.pictures.asked() == ["tmdb /girl.jpg"]
    screen.page.unreadable(str(screen.get("portrait")))
    assert screen.get("portrait") == ""
    assert "tmdb /lb.jpg" in screen.pictures.asked()
    screen.page.close()
    assert screen.pictures.asked() == []
