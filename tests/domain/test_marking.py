"""Where typed words stand in a title."""

from __future__ import annotations

import pytest

from app.domain.fold import fold
from app.domain.marking import marked


@pytest.mark.parametrize(
    ("text", "typed", "parts"),
    [
        ("Metropolis", "metrop", ["Metrop"]),
        ("The Gold Rush", "rush gold", ["Gold", "Rush"]),
        ("Häxan", "HAXAN", ["Häxan"]),
        ("Æon Flux", "aeon", ["Æon"]),
        ("Straße ins Nichts", "strasse", ["Straße"]),
        ("Big Bigger", "bigger", ["Bigger"]),
        ("Unforgiven", "forg", ["forg"]),
        ("Amélie", "lie am", ["Am", "lie"]),
        ("Amélie", "é", ["é"]),
        ("Ame\u0301lie", "ame", ["Ame\u0301"]),
        ("M", "metropolis", []),
        ("", "a", []),
        ("東京物語", "東京", ["東京"]),
    ],
)
def test_what_matched_is_marked_in_the_title_as_it_is_written(text: str, typed: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in marked(text, fold(typed).split())] == parts
