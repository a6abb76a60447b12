"""Texts from strangers on one line, and days that are on no calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale

from app.domain.cards import Card
from app.domain.items import MediaFile
from app.domain.pages import CopyRow, MoviePage, Version
from app.models.airing_words import day_words
from app.models.calendar_rows import span
from app.models.card_face import GENRES_IN_LINE, face
from app.models.title_face import GENRES_SHOWN, movie_face
from app.models.wording import day_and_month, episode_code, episode_place, instant_day, long_date, shown, weekday_and_date

ZALGO = "Z" + "\u0301\u0302\u0303\u0304\u0305" * 50 + "oo"


@pytest.mark.parametrize(
    ("hostile", "line"),
    [
        ("A\x00\x1b[2J\x07B\r\n\x85C\u2028D", "A[2JB C D"),
        ("\u202egnp.exe\u2066!", "gnp.exe!"),
        ("\ud800half", "half"),
        ("x" * 100_000, "x" * 300 + "…"),
        ("<b>&amp;</b><img src='http://there'>", "<b>&amp;</b><img src='http://there'>"),
        ("\u200b\u2060\u200d", ""),
        (ZALGO, "Z\u0301\u0302\u0303\u0304oo"),
        ("Việt Nam", "Việt Nam"),
        ("👩\u200d👩\u200d👧 می\u200cخواهم", "👩\u200d👩\u200d👧 می\u200cخواهم"),
    ],
)
def test_any_text_is_one_line_that_can_be_laid_out(hostile: str, line: str) -> None:
    assert shown(hostile) == line


@pytest.mark.parametrize("seconds", [99_999_999_999_999, -99_999_999_999_999, 253_402_300_799, -62_135_596_800, None])
def test_an_instant_of_no_calendar_is_no_day(seconds: int | None) -> None:
    assert [instant_day(seconds, zone) for zone in (UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)))] == [""] * 3


def test_a_card_of_a_hostile_server_has_short_single_lines() -> None:
    card = Card(1, "movie", "\u200b", servers=(1,), genres=tuple(f"Genre {number}\n" for number in range(1_000)))
    told = face(card, {1: "At\ntic\x1b\u202e" + "c" * 100_000})
    assert told.title == "Untitled"
    assert told.servers == "At ticc" + "c" * 31 + "…"
    assert told.genres == ", ".join(f"Genre {number}" for number in range(GENRES_IN_LINE))


def test_a_title_page_of_a_hostile_server_keeps_its_size() -> None:
    genres = tuple((f"genre {number}", f"Genre {number}") for number in range(1_000))
    copy = CopyRow(5, 1, "At\ntic", "plex", "Movies", "77")
    words = "w\x1b\n" + "x" * 50_000
    version = Version(copy, (MediaFile(),), None, words, words, words, 2, words, 5)
    told = movie_face(MoviePage(1, "Film", genres=genres, copies=(copy,), versions=(version,)))
    assert len(told.genres) == GENRES_SHOWN
    assert told.versions[0].server == "At tic"
    assert all(len(mark) <= 30 and mark.isprintable() for mark in told.versions[0].marks)


@pytest.mark.parametrize(
    ("season", "number", "said"), [(2, 4, "S2 E4"), (2025, 1_204, "S2025 E1204"), (0, 3, "Special 3"), (2, None, "Season 2"), (0, None, "Specials")]
)
def test_an_episode_is_named_by_its_place_and_no_number_is_grouped(season: int, number: int | None, said: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    try:
        assert episode_code(season, number) == said
        assert episode_place(2, 5) == "S02E05"
        assert episode_place(2025, 1_204) == "S2025E1204"
    finally:
        QLocale.setDefault(before)


@pytest.fixture
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "whole", "of_year", "week", "short", "far", "long"),
    [
        ("en_US", "Sunday, November 22", "Sunday, November 22, 2026", "Sun Nov 22 – Sat Nov 28", "Sun Nov 22", "Nov 22, 2027", "November 22, 2026"),
        ("en_GB", "Sunday, 22 November", "Sunday, 22 November 2026", "Sun 22 – Sat 28 Nov", "Sun 22 Nov", "22 Nov 2027", "22 November 2026"),
        ("de_DE", "Sonntag, 22. November", "Sonntag, 22. November 2026", "So. 22. – Sa. 28. Nov.", "So. 22. Nov.", "22. Nov. 2027", "22. November 2026"),
        ("lv_LV", "svētdiena, 22. novembris", "svētdiena, 2026. gada 22. novembris", "svētd. 22. – sestd. 28. nov.", "svētd. 22. nov.", "2027. gada 22. nov.",
         "2026. gada 22. novembris"),
        ("ja_JP", "11月22日 日曜日", "2026年11月22日日曜日", "日 11月22日 – 土 11月28日", "日 11月22日", "2027年11月22日", "2026年11月22日"),
        ("ar_EG", "الأحد، ٢٢ نوفمبر", "الأحد، ٢٢ نوفمبر ٢٠٢٦", "الأحد ٢٢ – السبت ٢٨ نوفمبر", "الأحد ٢٢ نوفمبر", "٢٢ نوفمبر ٢٠٢٧", "٢٢ نوفمبر ٢٠٢٦"),
    ],
    indirect=["locale"],
)  # fmt: skip
def test_a_day_is_written_in_the_order_of_the_locale_wherever_it_is_told(
    locale: None, whole: str, of_year: str, week: str, short: str, far: str, long: str
) -> None:
    day = date(2026, 11, 22)
    assert (weekday_and_date(day), weekday_and_date(day, year=True)) == (whole, of_year)
    assert span(day, date(2026, 11, 28), day) == week
    assert (day_words(day, day), day_and_month("2027-11-22", 2026), long_date(day)) == (short, far, long)
