"""What a poster says of its title to someone who does not see it, and which words it shows."""

from __future__ import annotations

import pytest

from app.domain.cards import Card
from app.models.card_face import face


@pytest.mark.parametrize(
    ("source", "said"),
    [("imdb", "IMDb 8.3"), ("rottentomatoes", "Rotten Tomatoes 8.3"), ("letterboxd", "letterboxd 8.3"), (None, "rated 8.3")],
)
def test_a_poster_says_whose_rating_it_is(source: str | None, said: str) -> None:
    card = Card(id=1, kind="movie", title="Metropolis", year=1927, rating=8.3, rating_source=source, quality="4K")
    assert face(card, {}).spoken == f"Metropolis, 1927, owned in 4K, {said}"


def test_a_title_without_a_rating_names_no_source() -> None:
    shown = face(Card(id=1, kind="movie", title="Metropolis"), {})
    assert (shown.spoken, shown.rating, shown.rater) == ("Metropolis, owned", "", "")


def test_a_title_that_is_not_seen_any_more_is_marked_so() -> None:
    """D12: it stays, and says so before the quality of what may be gone is believed."""
    followed = face(Card(id=1, kind="show", title="Judex", followed=True, watched=True), {})
    assert (followed.marks, followed.spoken.split(", ")[-2:]) == ("@check;@eye", ["followed", "watched"])
    shown = face(Card(id=1, kind="show", title="Judex", missing=2, not_seen_since=1_760_000_000), {})
    assert "Not%20seen" in shown.marks
    assert "faded" in shown.look
    assert "not seen since" in shown.spoken
