"""The rows of films, shows, seasons and episodes, made from the values that they shall have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from app.domain.fold import sort_key
from app.domain.items import Facts, Kind
from app.domain.merge import score
from app.store.database import Transaction

_ENCODE = msgspec.json.Encoder().encode

TABLES = {Kind.MOVIE: "movies", Kind.SHOW: "shows", Kind.SEASON: "seasons", Kind.EPISODE: "episodes"}

# What a title's values fill; the rest of a row (where it belongs, when it was made) does not come from facts.
VALUES = {
    Kind.MOVIE: (
        "title", "sort_title", "sort_key", "original_title", "year", "overview", "tagline", "runtime_minutes", "content_rating", "studio", "status",
        "released", "added_at", "rating", "ratings", "tmdb", "imdb", "tvdb", "plex", "poster", "backdrop", "logo",
    ),
    Kind.SHOW: (
        "title", "sort_title", "sort_key", "original_title", "year", "overview", "tagline", "runtime_minutes", "content_rating", "studio", "network",
        "status", "released", "ended", "added_at", "rating", "ratings", "tmdb", "imdb", "tvdb", "plex", "poster", "backdrop", "logo",
    ),
    Kind.SEASON: ("title", "overview", "released", "tmdb", "tvdb", "plex", "poster"),
    Kind.EPISODE: (
        "title", "sort_title", "original_title", "overview", "runtime_minutes", "content_rating", "air_date", "rating", "ratings", "year", "added_at",
        "tmdb", "imdb", "tvdb", "plex", "still",
    ),
}  # fmt: skip
_PLACES = {
    Kind.MOVIE: ("id", "created_at"),
    Kind.SHOW: ("id", "created_at"),
    Kind.SEASON: ("id", "show_id", "number"),
    Kind.EPISODE: ("id", "show_id", "season_id", "season", "number", "created_at"),
}
INSERT = {kind: f"INSERT INTO {TABLES[kind]} ({', '.join((*_PLACES[kind], *VALUES[kind]))})" for kind in VALUES}
"""Heads for insert_many: a row is (its place …, its values …)."""

SELECT = {kind: ", ".join(("id", *VALUES[kind])) for kind in VALUES}
_REPLACE = {kind: "ON CONFLICT (id) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in VALUES[kind]) for kind in VALUES}

Row = tuple[Any, ...]


def replace_values(tx: Transaction, kind: Kind, rows: Mapping[int, Row]) -> None:
    """Give existing rows (by id) other values; where they belong stays."""
    # The row that would be inserted is never there: every id exists, so its other places are filled with zeros.
    nowhere = (0,) * (len(_PLACES[kind]) - 1)
    tx.insert_many(INSERT[kind], [(row_id, *nowhere, *row) for row_id, row in rows.items()], _REPLACE[kind])


def movie_values(facts: Facts, prefix: str, added_at: int | None, language: str | None) -> Row:
    """Values in the order of VALUES. `prefix` goes before art references ("1 " for a server's own, "" where it is there); `language` when facts name none."""
    ids, art, title = facts.ids, facts.art, facts.title or ""
    return (
        title,
        facts.sort_title,
        sort_key(title, facts.language or language, facts.sort_title),
        facts.original_title,
        facts.year,
        facts.overview,
        facts.tagline,
        facts.runtime_minutes,
        facts.content_rating,
        facts.studio,
        facts.status,
        facts.released,
        added_at,
        score(facts.ratings) if facts.ratings else None,
        _ratings(facts),
        ids.tmdb,
        ids.imdb,
        ids.tvdb,
        ids.plex,
        prefix + art.poster if art.poster else None,
        prefix + art.backdrop if art.backdrop else None,
        prefix + art.logo if art.logo else None,
    )


def show_values(facts: Facts, prefix: str, added_at: int | None, language: str | None) -> Row:
    """As movie_values, for a show."""
    ids, art, title = facts.ids, facts.art, facts.title or ""
    return (
        title,
        facts.sort_title,
        sort_key(title, facts.language or language, facts.sort_title),
        facts.original_title,
        facts.year,
        facts.overview,
        facts.tagline,
        facts.runtime_minutes,
        facts.content_rating,
        facts.studio,
        facts.network,
        facts.status,
        facts.released,
        facts.ended,
        added_at,
        score(facts.ratings) if facts.ratings else None,
        _ratings(facts),
        ids.tmdb,
        ids.imdb,
        ids.tvdb,
        ids.plex,
        prefix + art.poster if art.poster else None,
        prefix + art.backdrop if art.backdrop else None,
        prefix + art.logo if art.logo else None,
    )


def season_values(facts: Facts, prefix: str) -> Row:
    """As movie_values, for a season."""
    ids, poster = facts.ids, facts.art.poster
    return (facts.title, facts.overview, facts.released, ids.tmdb, ids.tvdb, ids.plex, prefix + poster if poster else None)


def episode_values(facts: Facts, prefix: str, added_at: int | None, number: int | None) -> Row:
    """As movie_values, for an episode; one without a title is called by its number."""
    ids, still = facts.ids, facts.art.still or facts.art.poster
    return (
        facts.title or (f"Episode {number}" if number is not None else "Episode"),
        facts.sort_title,
        facts.original_title,
        facts.overview,
        facts.runtime_minutes,
        facts.content_rating,
        facts.released,
        score(facts.ratings) if facts.ratings else None,
        _ratings(facts),
        facts.year,
        added_at,
        ids.tmdb,
        ids.imdb,
        ids.tvdb,
        ids.plex,
        prefix + still if still else None,
    )


def values(kind: Kind, facts: Facts, added_at: int | None, number: int | None) -> Row:
    """Any kind's values, from merged facts (their art references name the server already)."""
    if kind is Kind.MOVIE:
        return movie_values(facts, "", added_at, None)
    if kind is Kind.SHOW:
        return show_values(facts, "", added_at, None)
    if kind is Kind.SEASON:
        return season_values(facts, "")
    return episode_values(facts, "", added_at, number)


def _ratings(facts: Facts) -> str:
    return _ENCODE(facts.ratings).decode() if facts.ratings else "[]"
