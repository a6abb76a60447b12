"""Plain names are taken at their word: never less than guessit makes of them."""

from __future__ import annotations

import os
import time

import pytest

from app.domain.items import ExternalIds
from app.sources.folders.kinds import is_extra, library_kind, part_of_folder, season_of_folder, season_pack
from app.sources.folders.names import (
    absolute_number,
    group_of,
    marks,
    number_in_season,
    part_in_title,
    part_of,
    plain_episode_title,
    plain_film,
    plain_show,
    show_before,
)
from app.sources.folders.reading import guessed
from app.sources.folders.text import ids_in, legible, printable, without_tags

FILMS = [
    "Metropolis (1927)",
    "Nosferatu (1922) {tmdb-653}",
    "Nosferatu (1922) [imdbid-tt0013442]",
    "Das Cabinet des Dr Caligari (1920) - 1080p",
    "The Kid (1921) [1080p]",
    "Blade Runner 2049 (2017)",
    "1917 (2019)",
    "2001 A Space Odyssey (1968)",
    "Amélie (2001)",
    "Le Voyage dans la Lune (1902) {edition-Restored} {tmdb-775}",
    "Battleship Potemkin (1925) - cd1",
]
EPISODES = [
    "Dragnet/Season 01/Dragnet - S01E02 - The Human Bomb",
    "Dragnet (1951)/Season 01/Dragnet (1951) - S01E02 - The Human Bomb",
    "Dragnet/Season 02/Dragnet - S02E10",
    "Dragnet/Season 02/Dragnet - S02E10-E11 - The Big Two",
    "Dragnet/Season 02/Dragnet S02E03 The Big Lamp",
    "Dragnet/Season 02/Dragnet - 2x05 - The Big Show",
    "Dragnet/Specials/Dragnet - S00E01 - A Special",
]


@pytest.mark.parametrize("stem", FILMS)
def test_a_plain_film_is_what_guessit_says(stem: str) -> None:
    plain, guess = plain_film(stem), guessed(f"{stem}.mkv", "movie")
    assert plain is not None
    assert (plain.title, plain.year) == (guess.title, guess.year)


@pytest.mark.parametrize("path", EPISODES)
def test_a_plain_episode_is_what_guessit_says(path: str) -> None:
    stem = path.rpartition("/")[2]
    found, guess = marks(stem), guessed(f"{path}.mkv", "episode")
    assert found is not None
    plain = plain_episode_title(stem, found)
    assert plain is not None
    assert (found.season, found.first, found.last, plain.title) == (guess.season, guess.first, guess.last, guess.episode_title)
    assert show_before(stem, found) == guess.title


@pytest.mark.parametrize(
    "stem", ["The.Glass.Web.1953.1080p", "The.Glass.Web.(1953)", "the_glass_web_(1953)", "Metropolis", "Metropolis 1927", "(1927)", "Film (12345)"]
)
def test_what_is_not_plain_is_left_to_guessit(stem: str) -> None:
    assert plain_film(stem) is None


@pytest.mark.parametrize(
    ("stem", "season", "first", "last"),
    [
        ("Show - S01E02 - Title", 1, 2, 2),
        ("show.s01e02.720p.web", 1, 2, 2),
        ("Show S1 E2", 1, 2, 2),
        ("Show - S01E01-E03", 1, 1, 3),
        ("Show.S01E01E02", 1, 1, 2),
        ("Lost.s01e01-03", 1, 1, 3),
        ("Show S01E01 - E02", 1, 1, 2),
        ("Show.S01E05-720p", 1, 5, 5),
        ("Show.S01E05-1080p", 1, 5, 5),
        ("Show 1x05", 1, 5, 5),
        ("Show 1x05-06", 1, 5, 6),
        ("Show - S2019E101", 2019, 101, 101),
        ("Show.S01E100", 1, 100, 100),
        ("Show S00E01", 0, 1, 1),
        ("Show S01Ep03", 1, 3, 3),
    ],
)
def test_episode_marks(stem: str, season: int, first: int, last: int) -> None:
    found = marks(stem)
    assert found is not None
    assert (found.season, found.first, found.last) == (season, first, last)


@pytest.mark.parametrize("stem", ["Film 1920x1080", "Metropolis (1927)", "Apollo 13", "Miss S01", "2x4", "bus e12", "Film.1999.2160p.x265", "Ocean's 11"])
def test_what_is_no_episode_mark(stem: str) -> None:
    assert marks(stem) is None


def test_days() -> None:
    found = marks("The Daily Show - 2013-05-01 - Guest")
    assert found is not None
    assert found.date == "2013-05-01"
    assert marks("Film 2013-13-41") is None


@pytest.mark.parametrize(
    ("stem", "first"), [("01 - Pilot", 1), ("Episode 5", 5), ("E07", 7), ("12", 12), ("003.Title", 3), ("1080p", None), ("Pilot", None), ("2001", None)]
)
def test_numbers_in_a_seasons_folder(stem: str, first: int | None) -> None:
    found = number_in_season(stem)
    assert (found.first if found else None) == first


@pytest.mark.parametrize(
    ("stem", "first"),
    [
        ("One Piece - 105 - Title", 105),
        ("[Group] Naruto - 012 [720p]", 12),
        ("[Group] Naruto - 12v2 (1080p)", 12),
        ("Naruto - 12-13", 12),
        ("Film - 1999", None),
        ("Apollo 13", None),
    ],
)
def test_numbers_through_all_seasons(stem: str, first: int | None) -> None:
    found = absolute_number(stem)
    assert (found.first if found else None) == first


@pytest.mark.parametrize(
    ("folder", "season"),
    [
        ("Season 01", 1),
        ("season 1", 1),
        ("Season 2 (1999)", 2),
        ("S03", 3),
        ("Staffel 4", 4),
        ("Specials", 0),
        ("Season 0", 0),
        ("2. Staffel", 2),
        ("Dragnet", None),
        ("Seasons", None),
        ("S1m0ne", None),
        ("Season of the Witch", None),
    ],
)
def test_folders_of_seasons(folder: str, season: int | None) -> None:
    assert season_of_folder(folder) == season


def test_folders_of_whole_seasons() -> None:
    assert season_pack("Dragnet.S01.1080p.WEB-GRP") == ("Dragnet", 1)
    assert season_pack("The Office (US) - Season 2") == ("The Office (US)", 2)
    assert season_pack("Dragnet.S01E02.1080p") is None
    assert season_pack("Dragnet") is None


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("Movies", "movie"),
        ("FILMS", "movie"),
        ("4K Movies", "movie"),
        ("Kids Movies", "movie"),
        ("TV Shows", "show"),
        ("tv", "show"),
        ("Anime", "show"),
        ("Scary Movie", None),
        ("Media", None),
        ("The Movies (2004)", None),
    ],
)
def test_folders_of_libraries(folder: str, kind: str | None) -> None:
    assert library_kind(folder) == kind


@pytest.mark.parametrize(
    "stem", ["Film (1999)-trailer", "sample", "Film.1999-sample", "Film (1999)-behindthescenes", "film.sample", "Trailer2", "Film.1999.1080p.trailer"]
)
def test_extras(stem: str) -> None:
    assert is_extra(stem)


@pytest.mark.parametrize("stem", ["The.Big.Short", "The Sample (2012)", "Trailer Park Boys", "Short Cuts (1993)", "Interview", "Film (1999) - Extended"])
def test_what_is_no_extra(stem: str) -> None:
    assert not is_extra(stem)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Metropolis (1927)", "Metropolis (1927) - 4K"),
        ("Se7en.1995.1080p.BluRay", "se7en.1995.2160p"),
        ("Amélie (2001)", "AMELIE (2001) [720p]"),
        ("2001.A.Space.Odyssey.1968.1080p", "2001 A Space Odyssey (1968)"),
        ("Film.720p.x264", "Film.1080p.x265"),
    ],
)
def test_versions_of_a_film_belong_together(one: str, other: str) -> None:
    assert group_of(one) == group_of(other)


@pytest.mark.parametrize(("one", "other"), [("Solaris (1972)", "Solaris (2002)"), ("Alien", "Aliens"), ("Part 1", "Part 2"), ("A (2001)", "B (2001)")])
def test_different_films_stay_apart(one: str, other: str) -> None:
    assert group_of(one) != group_of(other)


def test_parts() -> None:
    assert part_of("Film (1939) - cd2") == ("Film (1939)", 2, True)
    assert part_of("Film.disc1") == ("Film", 1, True)
    assert part_of("Film - part b") == ("Film", 2, False)
    assert part_of("Film") == ("Film", None, False)
    assert part_of_folder("CD 1") == 1
    assert part_of_folder("Disco") is None


def test_ids_in_tags() -> None:
    assert ids_in("Film (1999) {tmdb-653}") == ExternalIds(tmdb="653")
    assert ids_in("Film [tmdbid=653] {imdb-tt0013442}") == ExternalIds(tmdb="653", imdb="tt0013442")
    assert ids_in("Show (2005) [tvdbid-73491]", "episode [tvdb-1]") == ExternalIds(tvdb="73491")
    assert ids_in("Film [tt0013442]") == ExternalIds(imdb="tt0013442")
    assert ids_in("Film {tmdb-tt1}", "Film {imdb-12}", "Film {tmdb-}") == ExternalIds()
    assert without_tags("Film (1999) {tmdb-653} {edition-Final Cut}") == "Film (1999)"


def test_shows_folders() -> None:
    for folder in ("Dragnet", "Dragnet {tvdb-1}", "24", "Mr. Robot", "S.W.A.T", "M*A*S*H"):
        plain = plain_show(folder)
        assert plain is not None
        assert plain.title == without_tags(folder)
    year = plain_show("Dragnet (1951-1959)")
    assert year is not None
    assert (year.title, year.year) == ("Dragnet", 1951)
    assert plain_show("The.Office.US.Complete.1080p") is None


def test_names_that_are_no_unicode_are_kept_and_shown() -> None:
    name = os.fsdecode(b"Am\xe9lie (2001).mkv")
    assert legible(name) == "Amélie (2001).mkv"
    assert printable(name) == "Am\\xe9lie (2001).mkv"
    assert printable("Ame\u0301lie") == "Am\u00e9lie" == legible("Ame\u0301lie")
    printable("\ud800").encode()
    legible("\ud800").encode()


@pytest.mark.parametrize(
    "piece", ["_", ".", " ", "-", "(", "[", "a", "1", "e1", "s1", "-e1", "1x", "x1", "a.", "a_", " - ", "(1999)", "{tmdb-", "part ", "season ", "\u0301"]
)
def test_no_name_takes_long(piece: str) -> None:
    """A name of 255 hostile characters costs a hundredth of guessit's time at most: no pattern runs wild."""
    start = time.process_time()
    for name in (piece * (255 // len(piece)), piece * (254 // len(piece)) + "!", "s01" + piece * (250 // len(piece)), "a" + piece * (250 // len(piece)) + "\0"):
        found = marks(name) or number_in_season(name) or absolute_number(name)
        if found is not None:
            plain_episode_title(name, found)
            show_before(name, found)
        for look in (plain_film, plain_show, group_of, part_of, is_extra, season_pack, season_of_folder, library_kind, ids_in, part_in_title):
            look(name)
    assert time.process_time() - start < 0.5
