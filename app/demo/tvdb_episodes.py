"""TVDB's episodes: in the order of airing, of the discs, or all in one row."""

from __future__ import annotations

from typing import Any, NamedTuple

from app.demo.chance import share
from app.demo.lore import Lore
from app.demo.lore_ids import LoreIds
from app.demo.titles import Episode, Show
from app.demo.tmdb_parts import picture

UPDATED = "2025-06-01 12:00:00"


class Row(NamedTuple):
    """An episode at its place in an order."""

    season: int
    number: int
    absolute: int
    episode: Episode


class TvdbEpisodes:
    """Says episodes in TVDB's words. `pictures_address` is where the pictures are."""

    def __init__(self, lore: Lore, ids: LoreIds) -> None:
        self._lore = lore
        self._ids = ids
        self.pictures_address = ""

    def episode(self, show: Show, row: Row, language: str | None) -> dict[str, Any]:
        """An episode; in a language that nobody wrote it in, its words are null."""
        one = row.episode
        told = language in {None, "en", show.language}
        coming = one.aired is not None and one.aired > self._lore.clock.today().isoformat()
        still = not coming and share(show.number, one.season, one.number, 281) >= 0.1
        before = {"airsBeforeSeason": 1, "airsBeforeEpisode": 2} if not row.season and row.number == 1 else {}
        return {
            "id": self._ids.tvdb_episode(show.number, one),
            "seriesId": self._ids.tvdb(show.number),
            "name": one.title if told else None,
            "aired": one.aired,
            "runtime": round(one.runtime) if one.runtime else None,
            "nameTranslations": ["eng"],
            "overview": one.overview if told else None,
            "overviewTranslations": ["eng"] if one.overview else [],
            "image": f"{self.pictures_address}/banners{picture('still', show, 0, f'x{one.season}e{one.number}')}" if still else None,
            "imageType": 11 if still else None,
            "isMovie": 0,
            "seasons": None,
            "number": row.number,
            "absoluteNumber": row.absolute,
            "seasonNumber": row.season,
            "lastUpdated": UPDATED,
            "finaleType": "series" if show.status == "ended" and one is show.episodes[-1] and one.season else None,
            "year": one.aired[:4] if one.aired else None,
            **before,
        }


def ordered(show: Show, order: str) -> list[Row] | None:
    """The episodes in an order: of DVDs there are some of only one show in three. None for an order that does not exist."""
    aired: list[Row] = []
    count = 0
    for one in show.episodes:
        count += 1 if one.season else 0
        aired.append(Row(one.season, one.number, count if one.season else 0, one))
    if order in {"default", "official"}:
        return aired
    if order == "absolute":
        return [row if not row.season else Row(1, row.absolute, row.absolute, row.episode) for row in aired]
    if order == "dvd":
        if show.discs:
            return _told_on_discs(aired, show.discs)
        return _on_discs(aired) if share(show.number, 277) < 0.33 else []
    return [] if order in {"alternate", "regional", "altdvd"} else None


def _told_on_discs(aired: list[Row], discs: tuple[tuple[str, ...], ...]) -> list[Row]:
    """The order that the catalogue tells; what is not on a disc has no place in it."""
    there = {f"{row.season}x{row.number:02d}": row for row in aired}
    return [
        Row(season, number, there[name].absolute, there[name].episode)
        for season, names in enumerate(discs, 1)
        for number, name in enumerate(names, 1)
        if name in there
    ]


def _on_discs(aired: list[Row]) -> list[Row]:
    """The order of the discs: the first two episodes of every season change places."""
    moved = {(row.season, row.number): row.episode for row in aired}
    swap = {1: 2, 2: 1}
    there = [(row, (row.season, swap.get(row.number, row.number))) for row in aired]
    return [Row(row.season, row.number, row.absolute, moved.get(place, row.episode)) for row, place in there]
