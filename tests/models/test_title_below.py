"""What stands under a title's billboard, as rows: who made it, what is like it, clips, keywords, release dates, files."""

from __future__ import annotations

import pytest

from app.domain.cards import OwnedTitle
from app.domain.pages import MoviePage, PersonCredit, ShowPage
from app.domain.provided import Extras, Release, Similar, Video
from app.domain.title_files import TitleFile
from app.models.people_lines import crew_line, departments, everybody, person_address
from app.models.title_below import below, file_lines, restamped
from app.models.wording import long_date

LANG = PersonCredit(3, "Fritz Lang", "Directing", job="Director / Writer", departments=("Directing", "Writing"))
HARBOU = PersonCredit(4, "Thea von Harbou", "Writing", job="Screenplay", departments=("Writing",))
HUPPERTZ = PersonCredit(0, "Gottfried Huppertz", "Sound", job="Original Music Composer", tmdb="77", departments=("Sound",))
HELM = PersonCredit(1, "Brigitte Helm", "Acting", character="Maria / The Machine-Man", departments=("Acting",))


NOTHING = Extras()


def film(extras: Extras = NOTHING, crew: tuple[PersonCredit, ...] = ()) -> MoviePage:
    return MoviePage(12, "Metropolis", cast=(HELM,), crew=crew, extras=extras)


def test_the_crews_line_is_read_name_by_name_and_each_leads_to_a_person() -> None:
    line = crew_line((LANG, HARBOU, HUPPERTZ))
    assert " ".join(" ".join(filter(None, (one.before, one.name + one.after))) for one in line) == (
        "Directed by Fritz Lang · Written by Fritz Lang, Thea von Harbou · Music by Gottfried Huppertz"
    )
    assert [one.address for one in line] == ["bijou://person/3", "bijou://person/3", "bijou://person/4", "bijou://person/tmdb-77"]
    assert [one.spoken for one in line][1:3] == ["Written by Fritz Lang", "Written by Thea von Harbou"]
    assert len({one.key for one in line}) == 4
    assert crew_line(()) == []


@pytest.mark.parametrize("number", [None, "", "12/../9", "x", "٣"])
def test_a_person_without_row_and_number_leads_nowhere(number: str | None) -> None:
    assert person_address(PersonCredit(0, "Nobody", "Acting", tmdb=number)) == ""


def test_everybody_is_listed_cast_first_and_by_department() -> None:
    lines = everybody((HELM,), (HUPPERTZ, HARBOU, LANG))
    assert [line.spoken for line in lines] == [
        "Brigitte Helm, Maria, The Machine-Man", "Fritz Lang, Director, Writer", "Thea von Harbou, Screenplay", "Gottfried Huppertz, Original Music Composer",
    ]  # fmt: skip
    assert [line.initials for line in lines] == ["BH", "FL", "TH", "GH"]
    assert [one.text for one in departments(lines, lines)] == ["Everybody · 4", "Cast · 1", "Directing · 1", "Writing · 2", "Music and sound · 1"]
    assert [one.text for one in departments(lines, lines[1:2])] == ["Everybody · 1", "Cast · 0", "Directing · 1", "Writing · 1", "Music and sound · 0"]
    assert len({line.key for line in lines}) == 4


def test_d5_what_is_like_it_is_stamped() -> None:
    similar = (Similar("653", "Nosferatu", 1922, "/n.jpg"), Similar("832", "M"), Similar("653", "Nosferatu again"))
    cards = below(film(Extras(similar=similar)), "US", {"653": OwnedTitle(7, "1080p", ("Attic",))}).similar
    assert [(one.address, one.poster, one.stamp, one.owned, one.year) for one in cards] == [
        ("bijou://movie/7", "tmdb /n.jpg", "Owned · 1080p", True, "1922"), ("bijou://movie/tmdb-832", "", "Not owned", False, ""),
    ]  # fmt: skip
    (show,) = below(ShowPage(3, "Judex", extras=Extras(similar=(Similar("7", "Fantômas", 1913, "/f.jpg"),))), "US", {}).similar
    assert (show.address, show.poster, show.year) == ("bijou://show/tmdb-7", "tmdb /f.jpg", "1913")
    (now,) = restamped([show], {"7": OwnedTitle(9)})
    assert (now.address, now.poster, now.year, now.owned) == ("bijou://show/9", "tmdb /f.jpg", "1913", True)
    assert restamped([now], {}) == [show]


def test_clips_lead_to_their_player_trailers_first_and_nothing_else_does() -> None:
    videos = (
        Video("youtube", "a b&c", "Making of", "Behind the Scenes"), Video("youtube", "t1", "Trailer, cut by a fan", "Trailer"),
        Video("youtube", "t2", "", "Trailer", official=True), Video("vimeo", "99", "Something", "Essay"), Video("elsewhere", "1", "x", "Trailer"),
        Video("youtube", "t1", "The same again", "Clip"), Video("youtube", "", "Nothing", "Clip"),
    )  # fmt: skip
    assert [(one.address, one.name, one.kind) for one in below(film(Extras(videos)), "US", {}).clips] == [
        ("https://www.youtube.com/watch?v=t2", "Trailer", "Trailer"),
        ("https://www.youtube.com/watch?v=t1", "Trailer, cut by a fan", "Trailer"),
        ("https://www.youtube.com/watch?v=a%20b%26c", "Making of", "Behind the scenes"),
        ("https://vimeo.com/99", "Something", "Essay"),
    ]


def test_release_dates_are_the_users_countrys_and_the_others_apart() -> None:
    releases = (
        Release("US", "1927-03-13", "digital"), Release("DE", "1927-01-10", "premiere", "12"), Release("US", "1927-03-06", "theatrical", "PG"),
        Release("AT", "1927-02-11", "odd"), Release("US", "1927-03-06", "theatrical", "PG-13"),
    )  # fmt: skip
    found = below(film(Extras(releases=releases)), "US", {})
    assert [(one.kind, one.day, one.country, one.certificate) for one in found.releases] == [
        ("In cinemas", long_date("1927-03-06"), "", "PG"), ("To stream or buy", long_date("1927-03-13"), "", ""),
    ]  # fmt: skip
    assert [one.spoken for one in found.elsewhere] == [
        f"Austria, odd, {long_date('1927-02-11')}", f"Germany, Premiere, {long_date('1927-01-10')}, 12",
    ]  # fmt: skip
    assert below(film(Extras(releases=releases)), "FR", {}).releases == []


def test_hostile_words_are_one_line_and_cut() -> None:
    long = "A\u202e" + "x" * 100_000 + "\n"
    extras = Extras(
        (Video("youtube", "k", long, long),), (long, "space", "space", "\n"), (Similar("1", long),), (Release("US", long, long, long),), ("8", long)
    )
    found = below(film(extras, (PersonCredit(9, long, long, job=long, departments=(long,)),)), "US", {})
    texts = [one.text for one in found.keywords] + [one.spoken for one in found.clips] + [one.spoken for one in found.releases]
    texts += [one.spoken for one in found.similar] + [one.spoken for one in found.people]
    assert [one for one in texts if "\n" in one or "\u202e" in one or len(one) > 1_000] == []
    assert [one.text for one in found.keywords][1:] == ["space"]
    assert all(len(one.text) < 100 for one in departments(found.people, found.people))


def test_files_say_how_many_and_how_large_they_are() -> None:
    files = (
        TitleFile("Attic", "plex", "/tv/Judex", whole=True, count=12, size_bytes=3_400_000_000, folder="/tv/Judex"),
        TitleFile("Cellar", "jellyfin", "D:\\e1.mkv"),
    )
    assert [(one.server, one.text, one.folder, one.spoken) for one in file_lines(files)] == [
        ("Attic", "12 files · 3.4 GB", "/tv/Judex", "Attic, 12 files · 3.4 GB, /tv/Judex"), ("Cellar", "", "", "Cellar, D:\\e1.mkv"),
    ]  # fmt: skip
