"""What happened to a title, in words (D60, D62)."""

from __future__ import annotations

import pytest

from app.domain.pages import ActivityRow
from app.models.title_activity import happenings


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        ("matched", "tmdb", "Matched at TMDB"),
        ("rematched", "Destiny (1921)", "Matched by hand with “Destiny (1921)”"),
        ("rematched", "100 %1 wolf", "Matched by hand with “100 %1 wolf”"),
        ("rematched", "tvdb", "Match at TVDB changed by hand"),
        ("added", "Attic", "Added from Attic"),
        ("locked", "poster,title", "You locked: Poster, Title"),
        ("unlocked", "overview", "You unlocked: Overview"),
    ],
)
def test_d60_what_happened_is_said_in_words(qapp: object, verb: str, detail: str, words: str) -> None:
    line = happenings([ActivityRow(1, 1_760_000_000, verb, "Der müde Tod", detail, can_undo=verb == "rematched")])[0]
    assert (line.text, line.undo) == (words, verb == "rematched")


def test_what_there_are_no_words_for_is_left_out(qapp: object) -> None:
    assert happenings([ActivityRow(1, 1_760_000_000, "scanned", "Attic")]) == []
