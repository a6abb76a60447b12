"""Titles taken apart and compared (D21)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.match_likeness import NEAR, SAME, alike
from app.domain.match_titles import form, without_country, without_year


@given(st.text(), st.text())
def test_likeness_is_the_same_in_both_directions(one: str, other: str) -> None:
    assert alike(form(one), form(other)) == alike(form(other), form(one))


@given(st.text(min_size=1))
def test_a_title_is_like_itself_in_any_case(text: str) -> None:
    mine = form(text)
    assert not mine.key or alike(mine, form(text)) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Thing", "Thing, The"),
        ("L'Avventura", "Avventura, L'"),
        ("Das Boot", "Boot"),
        ("Pride & Prejudice", "Pride and Prejudice"),
        ("Harold und Maude", "Harold and Maude"),
        ("Rocky II", "Rocky 2"),
        ("The Godfather Part II", "The Godfather: Part 2"),
        ("Der Pate – Teil II", "Der Pate 2"),
        ("Kill Bill: Vol. 2", "Kill Bill Volume Two"),
        ("Dune: Part One", "Dune"),
        ("Ocean's Eleven", "Oceans 11"),
        ("The Thirteenth Floor", "The 13th Floor"),
        ("Der müde Tod", "Der muede Tod"),
        ("Smørrebrød", "Smoerrebroed"),
        ("Иди и смотри", "Idi i smotri"),
        ("WALL·E", "Wall-E"),
        ("S.W.A.T.", "SWAT"),
        ("Spider-Man", "Spiderman"),
        ("Hunter × Hunter", "Hunter x Hunter"),
        ("無間道II", "無間道 2"),
        ("シン・ゴジラ", "シンゴジラ"),
        ("Blade Runner (The Final Cut)", "Blade Runner"),
        ("Aliens - Special Edition", "Aliens"),
        ("Donnie Darko: The Director’s Cut", "Donnie Darko"),
        ("The Office (US)", "The Office"),
        ("Battlestar Galactica (2003)", "Battlestar Galactica"),
        ("The.Matrix.1999.1080p.BluRay.x264-GROUP", "The Matrix"),
        ("Inception [imdbid-tt1375666]", "Inception"),
        ("One Hundred and One Dalmatians", "101 Dalmatians"),
        ("The One Hundred", "The 100"),
        ("Five Hundred Days of Summer", "(500) Days of Summer"),
        ("Twenty-One Grams", "21 Grams"),
        ("OnePunch-Man", "One-Punch Man"),
        ("Agents of S H I E L D", "Agents of S.H.I.E.L.D."),
        ("Dr. Who", "Doctor Who"),
        ("Kramer vs Kramer", "Kramer Versus Kramer"),
        ("Sex and the City: The Movie", "Sex and the City"),
        ("Dawn of the Dead (European Version)", "Dawn of the Dead"),
        ("The Return of the King EXTENDED", "The Return of the King"),
    ],
)
def test_written_otherwise_it_is_the_same_title(one: str, other: str) -> None:
    assert alike(form(one), form(other)) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr. Strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb"),
        ("Birdman", "Birdman or (The Unexpected Virtue of Ignorance)"),
        ("Dracula", "Bram Stoker's Dracula"),
        ("The Force Awakens", "Star Wars: The Force Awakens"),
        ("Interstellar", "Intersteller"),
        ("Sin City 2: A Dame to Kill For", "Sin City: A Dame to Kill For"),
        ("Jurassic Park: The Lost World", "The Lost World: Jurassic Park"),
        ("Nine", "9"),
    ],
)
def test_a_part_or_a_typo_is_near(one: str, other: str) -> None:
    assert NEAR <= alike(form(one), form(other)) < SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kill Bill", "Kill Bill: Vol. 2"),
        ("Ocean's Eleven", "Ocean's Twelve"),
        ("Rocky II", "Rocky III"),
        ("It", "Us"),
        ("Alien", "Aliens"),
        ("Two Hundred", "Two Hundred and One"),
        ("Jurassic Park", "The Making of Jurassic Park"),
        ("Doctor Who", "Doctor Who: Confidential"),
        ("Snakes on a Plane", "Snakes on a Train"),
        ("七人の侍", "Seven Samurai"),
        ("IMG_2041", "IMG_2041"),
        ("VID_20170812_143055", "VID_20170812_143055"),
        ("", ""),
    ],
)
def test_another_title_differs(one: str, other: str) -> None:
    assert alike(form(one), form(other)) < NEAR


@pytest.mark.parametrize("text", ["The Final Cut", "2012", "1917", "Us", "South Park: Bigger, Longer & Uncut", "$", "(500) Days of Summer", "300", "M"])
def test_what_looks_like_an_addition_may_be_the_title(text: str) -> None:
    mine = form(text)
    assert (mine.year, mine.country, mine.edition) == (None, None, False)
    assert mine.key


@pytest.mark.parametrize(
    ("text", "year", "country", "edition"),
    [
        ("The Office (US)", None, "US", False),
        ("The Office (UK) (2001)", 2001, "GB", False),
        ("Metropolis (1927) [Restored]", 1927, None, True),
        ("Sin City (Recut & Extended)", None, None, True),
        ("king.kong.1933", 1933, None, False),
        ("Blade.Runner.2049.2017.2160p", 2017, None, False),
    ],
)
def test_what_stands_behind_a_title_is_kept(text: str, year: int | None, country: str | None, edition: bool) -> None:
    mine = form(text)
    assert (mine.year, mine.country, mine.edition) == (year, country, edition)


def test_a_bare_year_or_country_may_be_meant() -> None:
    assert without_year("King Kong 1933") == ("King Kong", 1933)
    assert without_year("1984") is None
    assert without_country("The Office US") == ("The Office", "US")
    assert without_country("the_office_us") == ("the office", "US")
    assert without_country("About us") is None
    assert without_country("Us") is None
