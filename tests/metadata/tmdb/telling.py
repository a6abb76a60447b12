"""What TMDB gave, in the words of the expected table: every field that says something, and no other; long texts and lists shortly."""

from __future__ import annotations

from typing import Any

import msgspec

from app.domain.items import Art, Facts, Kind, Reported
from app.domain.persons import Collection, Person, Work
from app.domain.provided import Candidate, EpisodeList, Extras, Facet, ListedEpisode, ListedSeason, Provided
from tests.captures.telling import short, told

_FEW = 4


def told_provided(provided: Provided, kind: Kind) -> dict[str, Any]:
    """All facets together, as a server's item is told; then which facets there are, extras and episodes."""
    given = provided.facets
    art = given.get(Facet.ART, Facts()).art
    facts = msgspec.structs.replace(
        given[Facet.DETAILS],
        art=Art(poster=art.poster, backdrop=art.backdrop, logo=given.get(Facet.LOGO, Facts()).art.logo),
        credits=given.get(Facet.CREDITS, Facts()).credits,
        ratings=given[Facet.RATINGS].ratings,
    )
    lines = told(Reported(kind, facts.ids.tmdb or "", facts))
    del lines["kind"]
    del lines["key"]
    if lines.get("ratings"):
        lines["votes"] = [rating.votes for rating in facts.ratings]
    lines["facets"] = " ".join(sorted(given))
    return {**lines, **told_extras(provided.extras or Extras()), **told_episodes(provided.episodes)}


def told_extras(extras: Extras) -> dict[str, Any]:
    """Videos, keywords, recommendations, releases, collection."""
    lines: dict[str, Any] = {
        "videos": _few([f"{one.site} {one.key} {one.kind}{' official' if one.official else ''}: {one.name}" for one in extras.videos]),
        "keywords": _few(list(extras.keywords)),
        "similar": _few([f"{one.tmdb} {one.title} ({one.year}) {one.poster}" for one in extras.similar]),
        "releases": _few([f"{one.country} {one.date} {one.type} {one.certification or '-'}" for one in extras.releases]),
        "collection": list(extras.collection) if extras.collection else None,
    }
    return {name: value for name, value in lines.items() if value not in (None, [])}


def told_episodes(listed: EpisodeList | None) -> dict[str, Any]:
    """The list's seasons, and of its episodes how many, the first ones and the last."""
    if listed is None:
        return {}
    return {"whole": listed.whole, "seasons": _few([_season(one) for one in listed.seasons]), "episodes": _few([_episode(one) for one in listed.episodes])}


def told_candidate(one: Candidate) -> dict[str, Any]:
    """All of a candidate."""
    lines = {
        "id": one.id, "kind": one.kind, "title": one.title, "original": one.original_title, "others": _few(list(one.other_titles)), "year": one.year,
        "minutes": one.runtime_minutes, "seasons": one.seasons, "episodes": one.episodes, "country": one.country, "language": one.language,
        "directors": list(one.directors), "popularity": round(one.popularity, 3), "overview": short(one.overview),
        "art": [one.art.poster, one.art.backdrop], "ids": [value for value in (one.ids.tmdb, one.ids.imdb, one.ids.tvdb) if value],
    }  # fmt: skip
    return {name: value for name, value in lines.items() if value not in (None, [], [None, None], 0)}


def told_candidates(some: list[Candidate]) -> list[Any]:
    """How many, the first, the last."""
    return [len(some), *(told_candidate(one) for one in ([some[0], some[-1]] if len(some) > 1 else some))]


def told_person(one: Person) -> dict[str, Any]:
    """All of a person; of the works how many, the first ones and the last."""
    lines = {name: value for name, value in msgspec.to_builtins(one).items() if name not in {"works", "biography"}}
    return {**lines, "biography": short(one.biography), "works": _few([_work(work) for work in one.works])}


def told_collection(one: Collection) -> dict[str, Any]:
    """All of a collection."""
    return {
        "id": one.tmdb,
        "name": one.name,
        "overview": short(one.overview),
        "art": [one.art.poster, one.art.backdrop],
        "films": [film.id for film in one.films],
    }


def _work(work: Work) -> str:
    facts = [work.kind, work.tmdb, work.title, work.original_title, work.department, work.job, work.character, work.released, work.episodes, work.poster]
    score = f"{work.rating.value:g} of {work.rating.votes}" if work.rating else None
    return " | ".join("-" if fact is None else str(fact) for fact in [*facts, score])


def _season(one: ListedSeason) -> str:
    return f"{one.number} | {one.title} | {len(one.overview or '')} | {one.released} | {one.poster} | {one.ids.tmdb} | {one.ids.tvdb}"


def _episode(one: ListedEpisode) -> str:
    score = f"{one.rating.value:g} of {one.rating.votes}" if one.rating else None
    place = f"S{one.season}E{one.number}"
    facts = [place, one.title, len(one.overview or ""), one.air_date, one.precision, one.runtime_minutes, one.still, score, one.ids.tmdb, one.ids.imdb]
    return " | ".join("-" if fact is None else str(fact) for fact in [*facts, one.ids.tvdb, one.finale])


def _few(some: list[Any]) -> list[Any]:
    return some if len(some) <= _FEW else [len(some), *some[:3], some[-1]]
