"""Folding and order: case, accents and width in every script, articles in the title's language (D17)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fold import fold, rail_letter, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élan", "elan"),
        ("Ä", "a"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("İstanbul", "istanbul"),
        ("ısı", "isi"),
        ("Łódź", "lodz"),
        ("Smørrebrød", "smorrebrod"),
        ("Œuvre æon", "oeuvre aeon"),
        ("Tiếng Việt", "tieng viet"),
        ("ﬁn", "fin"),
        ("Ｆｕｌｌ　Ｗｉｄｔｈ", "full width"),
        ("Ёлка, Йод", "елка, иод"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Σίσυφος", "σισυφοσ"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("ガンダム", "がんだむ"),
        ("ｶﾞﾝﾀﾞﾑ", "がんだむ"),
        ("한국", "한국"),
        ("हिन्दी", "हिन्दी"),
        ("Schindler’s  List", "schindler's list"),
        ("Spider–Man", "spider-man"),
        ("٣ idiots", "3 idiots"),
        ("100 % _x", "100 % _x"),
        ("a\x00b\ud800c\u202ed", "a bcd"),
        ("", ""),
    ],
)
def test_case_accents_and_width_fold_in_every_script(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from([None, "en", "fr", "de", "ar", "el"]))
def test_every_title_has_a_key_and_a_letter(title: str, language: str | None) -> None:
    key = sort_key(title, language)
    assert key
    assert rail_letter(key)


@pytest.mark.parametrize(
    ("title", "language", "key"),
    [
        ("The Matrix", None, "matrix"),
        ("A Bug's Life", "en", "bug's life"),
        ("An Education", "eng", "education"),
        ("Die Hard", None, "die hard"),
        ("Die Welle", "de", "welle"),
        ("Das Boot", "de-DE", "boot"),
        ("La Haine", "fr", "haine"),
        ("L’Avventura", "it", "avventura"),
        ("Los Olvidados", "es", "olvidados"),
        ("O Pagador", "pt", "pagador"),
        ("Ο Θίασος", "el", "θιασοσ"),
        ("A", "en", "a"),
        ("The", "en", "the"),
        ("A.I. Artificial Intelligence", "en", "a.i. artificial intelligence"),
        ("Therapy", "en", "therapy"),
        ("...And Justice for All", "en", "and justice for all"),
        ("¿Qué?", "es", "que?"),
        ("'71", "en", "71"),
        ("???", "en", "#???"),
    ],
)
def test_a_leading_article_is_skipped_in_the_titles_language(title: str, language: str | None, key: str) -> None:
    assert sort_key(title, language) == key


def test_a_servers_sort_title_is_respected() -> None:
    assert sort_key("The Matrix", "en", "Matrix 1, The") == "matrix 1, the"
    assert sort_key("Der Untergang", "de", "Der Untergang") == "der untergang"


def test_accented_titles_sort_with_their_letters() -> None:
    titles = ["Zulu", "Ärger", "Azur", "Éclair", "Eden", "Ångström", "Armageddon"]
    assert sorted(titles, key=sort_key) == ["Ångström", "Ärger", "Armageddon", "Azur", "Éclair", "Eden", "Zulu"]


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("The Matrix", "M"),
        ("Élan", "E"),
        ("2001", "#"),
        ("٣", "#"),
        ("???", "#"),
        ("Ёлка", "Е"),
        ("Ωραία", "Ω"),
        ("が", "か"),
        ("カメラ", "か"),
        ("ん", "わ"),
        ("깡패", "ㄱ"),
        ("한국", "ㅎ"),
        ("千と千尋", "漢"),
        ("हिन्दी", "ह"),
    ],
)
def test_the_rail_has_a_letter_for_every_script(title: str, letter: str) -> None:
    assert rail_letter(sort_key(title)) == letter
