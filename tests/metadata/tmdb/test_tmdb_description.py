"""Answers made after TMDB's own description: any field may be there, missing, null or blank, and every one is read."""

from __future__ import annotations

import json
import random
import time
from functools import cache
from typing import Any, cast

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.problems import Missing
from app.domain.provided import Facet
from app.web.web import Web
from tests.metadata.real_answers import FOLDER, captures
from tests.metadata.tmdb.opening import opened, telling
from tests.metadata.tmdb.replaying import KINDS
from tests.web.loopback import Loopback

pytestmark = captures
WORDS = ["", " ", "Élan", "2001-02-03", "2001-02-30", "tt0903747", "en", "US", "YouTube", "/a.png", "\u0000", "\ud800", "漢字", "12", "movie", "tv", "x" * 3000]
NUMBERS = [0, 1, 2, 3, 81189, 2_147_483_647, -1]
APPENDED = {
    "Movie": {
        "credits": "Credits", "images": "ImageList", "external_ids": "ExternalIds", "release_dates": "ReleaseDateList", "videos": "VideoList",
        "recommendations": "MovieListPage", "keywords": "KeywordList", "alternative_titles": "AlternativeTitleList", "translations": "TranslationList",
    },
    "TvSeries": {
        "aggregate_credits": "AggregateCredits", "images": "ImageList", "external_ids": "TvExternalIds", "content_ratings": "ContentRatingList",
        "videos": "VideoList", "recommendations": "TvSeriesListPage", "keywords": "TvKeywordList", "alternative_titles": "TvAlternativeTitleList",
        "translations": "TranslationList", "credits": "Credits",
    },
    "Person": {"combined_credits": "PersonCombinedCredits", "external_ids": "PersonExternalIds"},
    "TvSeason": {},
}  # fmt: skip
SEEDS = range(24)


@cache
def description() -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((FOLDER / "specs" / "tmdb-openapi-v3.json").read_text("utf-8"))["components"]["schemas"])


def made(schema: dict[str, Any], all_of: dict[str, Any], chance: random.Random, *, sure: bool = False) -> Any:
    """Something that the description allows, or null in its place."""
    if "$ref" in schema:
        return made(all_of[schema["$ref"].rpartition("/")[2]], all_of, chance, sure=sure)
    if not sure and chance.random() < 0.15:
        return None
    kind = schema.get("type", "object" if "properties" in schema else None)
    if kind == "object":
        fields = schema.get("properties", {})
        return {name: made(inner, all_of, chance) for name, inner in fields.items() if chance.random() < 0.9}
    if kind == "array":
        return [made(schema["items"], all_of, chance) for _ in range(chance.choice((0, 1, 3)))]
    if kind == "string":
        return chance.choice(WORDS)
    if kind == "boolean":
        return chance.random() < 0.5
    if kind in {"integer", "number"}:
        return chance.choice(NUMBERS) if kind == "integer" else chance.choice([0, 0.0, 7.25, 10, 1e6])
    return None


def answer(name: str, seed: int) -> dict[str, Any]:
    """A whole answer with its appended parts; its id is the only thing sure."""
    all_of, chance = description(), random.Random(seed)
    whole = made(all_of[name], all_of, chance, sure=True)
    for part, shape in APPENDED.get(name, {}).items():
        if chance.random() < 0.9:
            whole[part] = made(all_of[shape], all_of, chance)
    return {**whole, "id": 7}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_film_and_show_of_the_description_is_read(seed: int, web: Web, server: Loopback) -> None:
    show = answer("TvSeries", seed)
    numbers = [one["season_number"] for one in show.get("seasons") or () if one and one.get("season_number") is not None]
    numbers = numbers or list(range(1, min(show.get("number_of_seasons") or 0, 100) + 1))
    parts = {f"season/{number}": answer("TvSeason", seed + number) for number in numbers}
    server.routes |= {"/3/movie/7": telling(answer("Movie", seed)), "/3/tv/7": telling({**show, **parts})}
    for number in numbers:
        server.routes[f"/3/tv/7/season/{number}"] = telling(parts[f"season/{number}"])
    tmdb = opened(web, server, random.Random(seed).choice(["en", "de", "pt-BR"]), "DE")
    for kind in KINDS:
        provided = tmdb.provide(kind, "7", frozenset(Facet), Cancel())
        assert provided.ids.tmdb == "7"
        facts = provided.facets[Facet.DETAILS]
        if facts.title:
            assert tmdb.candidate(kind, "7", Cancel()).id == "7"
        else:
            with pytest.raises(Missing):
                tmdb.candidate(kind, "7", Cancel())
        for word in (facts.title, facts.original_title, facts.overview, facts.tagline, facts.released, facts.content_rating, facts.status):
            assert word is None or word.strip(), "a blank is nothing"
        people = [one for facet in provided.facets.values() for one in facet.credits]
        assert len({(one.tmdb or one.name, one.department, one.job) for one in people}) == len(people)
        if kind == "show":
            assert provided.episodes is not None
            assert provided.episodes.whole
            assert {one.season for one in provided.episodes.episodes} <= {one.number for one in provided.episodes.seasons}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_person_and_list_of_the_description_is_read(seed: int, web: Web, server: Loopback) -> None:
    all_of, chance = description(), random.Random(seed)
    lists = {shape: {**made(all_of[shape], all_of, chance, sure=True), "page": 1} for shape in ("MultiPage", "MoviePage", "TvSeriesPage", "MediaChangePage")}
    found = {"movie_results": [made(all_of["MovieListItem"], all_of, chance)], "tv_results": [made(all_of["TvSeriesListItem"], all_of, chance)]}
    for answered in lists.values():
        answered["results"] = answered.get("results") or []
    server.routes |= {"/3/person/7": telling(answer("Person", seed)), "/3/collection/7": telling(answer("CollectionDetails", seed))}
    tmdb = opened(web, server)
    assert tmdb.person("7", Cancel()).tmdb == tmdb.collection("7", Cancel()).tmdb == "7"
    for shape in ("MultiPage", "MoviePage", "TvSeriesPage"):
        server.otherwise = telling(lists[shape])
        for kind in KINDS:
            for one in tmdb.search(kind, "T", None, Cancel()):
                assert one.kind == kind
                assert one.title.strip()
                assert one.id == one.ids.tmdb
    server.otherwise = telling({**lists["MediaChangePage"], "total_pages": 1})
    assert all(one.isdecimal() for one in tmdb.changed("movie", time.time(), Cancel()))
    server.otherwise = telling(found)
    assert (tmdb.resolve("movie", ExternalIds(imdb="tt0000001"), Cancel()) or "1").isdecimal()
