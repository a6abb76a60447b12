"""Which rating speaks for a title (D24)."""

from __future__ import annotations

import pytest

from app.domain.rating_order import leading

CRITIC, AUDIENCE, IMDB = ("critic", "rottentomatoes"), ("audience", "tmdb"), ("audience", "imdb")


@pytest.mark.parametrize(
    ("ratings", "place"),
    [([], None), ([CRITIC], 0), ([CRITIC, AUDIENCE], 1), ([AUDIENCE, CRITIC], 0), ([AUDIENCE, ("audience", "plex")], 0), ([CRITIC, AUDIENCE, IMDB], 2)],
)
def test_imdbs_audience_leads_then_any_audience_then_critics(ratings: list[tuple[str, str]], place: int | None) -> None:
    assert leading(ratings) == place


def test_imdbs_critics_lead_no_audience() -> None:
    assert leading([("critic", "imdb"), AUDIENCE]) == 1
