"""The demo library: true where it is real, the same every time, of any size."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from app.demo.art.colours import PALETTES
from app.demo.art.families import FAMILIES
from app.demo.art.lettering import _FILES
from app.demo.art.motifs import MOTIFS
from app.demo.catalogue import Catalogue, written
from app.demo.clock import Clock
from app.demo.invent import invented_film, invented_show
from app.demo.keys import Key, guid, key_of, whole_of
from app.demo.media import RECIPES
from app.demo.process import PretendServers
from app.demo.ready import Options
from app.demo.serve import ATTIC, CELLAR
from app.demo.shelf import Shelf
from app.demo.titles import Film, Show
from tests.demo.conftest import items, section


def test_every_title_written_by_hand_names_only_what_exists() -> None:
    titles: list[Film | Show] = [*written()[0], *written()[1]]
    libraries = {library.name for library in (*ATTIC, *CELLAR)} | {""}
    for title in titles:
        look = title.look
        assert look.family in FAMILIES, title.title
        assert look.palette in PALETTES, title.title
        assert look.motif in {*MOTIFS, ""}, title.title
        assert look.face in {*_FILES, ""}, title.title
        assert title.attic or title.cellar, title.title
        assert title.overview, title.title
        for place in (title.attic, title.cellar):
            assert place is None or (set(place.versions) <= set(RECIPES) and place.library in libraries)


def test_real_titles_carry_ids_and_invented_ones_say_so() -> None:
    films, shows = written()
    assert len(films) >= 70
    for show in shows:
        if show.weekly is not None:
            assert (show.overview or "").startswith("A made-up series")
        else:
            assert (show.ids.imdb or "").startswith("tt"), show.title
    without = {film.title for film in films if film.ids.imdb is None}
    assert without == {"Spring", "Sprite Fright", "Coffee Run", "Summer at the Lake", "The Attic, Before and After", "Grandmother's Eightieth"}
    ids = [film.ids.imdb for film in films if film.ids.imdb]
    assert len(set(ids)) == len(ids)


def test_no_tagline_is_invented() -> None:
    films, shows = written()
    assert not any(film.tagline for film in films)
    assert not any(show.tagline for show in shows)


@pytest.mark.parametrize("size", [1, 2, 10, 89, 500, 5000])
def test_a_size_counts_films_and_shows_together(size: int) -> None:
    catalogue = Catalogue(size)
    assert catalogue.films + catalogue.shows == size
    clock = Clock({})
    shelves = [Shelf(site, libraries, catalogue, clock, clock.now()) for site, libraries in (("attic", ATTIC), ("cellar", CELLAR))]  # type: ignore[arg-type]
    held = {(library.kind, number) for shelf in shelves for library in shelf.libraries for number in shelf.numbers(library)}
    assert len(held) == size


def test_fifty_thousand_films_go_with_three_thousand_shows_of_thirty_episodes() -> None:
    catalogue = Catalogue(53_000)
    assert (catalogue.films, catalogue.shows) == (50_000, 3_000)
    counts = [sum(1 for episode in catalogue.show(number).episodes if episode.season) for number in range(100, 160)]
    assert sum(counts) / len(counts) == pytest.approx(30, abs=0.5)


def test_made_up_titles_are_the_same_every_time() -> None:
    assert invented_film(4711) == invented_film(4711)
    assert invented_show(4711) == invented_show(4711)
    assert invented_film(4711).title == "Yuki", "and so in the next release"


def test_made_up_titles_are_as_varied_as_real_ones() -> None:
    films = [invented_film(number) for number in range(1000, 5000)]
    scripts = Counter(unicodedata.name(film.title[0], "?").split()[0] for film in films)
    assert {"LATIN", "CYRILLIC", "GREEK", "CJK", "HANGUL", "ARABIC", "HEBREW", "DEVANAGARI", "THAI"} <= set(scripts)
    assert len({film.title for film in films}) > 3500
    assert any(film.title.startswith("The ") for film in films)
    assert any(film.title.isdigit() for film in films)
    assert any(film.year is None for film in films)
    assert any(not film.cast for film in films)
    assert any(film.ids.imdb is None and film.ids.tmdb is None for film in films)
    assert any(film.original_title for film in films)
    shows = [invented_show(number) for number in range(100, 400)]
    assert any(episode.season == 0 for show in shows for episode in show.episodes)
    assert any(episode.number_last for show in shows for episode in show.episodes)
    assert {show.status for show in shows} == {"continuing", "ended"}
    assert all(show.status == "continuing" or (show.episodes[-1].aired or "") < "2026" for show in shows)


def test_ids_of_made_up_titles_meet_nobodys() -> None:
    every = [*(invented_film(number).ids for number in range(100, 2100)), *(invented_show(number).ids for number in range(100, 400))]
    for ids in every:
        assert ids.imdb is None or int(ids.imdb[2:]) >= 90_000_000
        assert ids.tmdb is None or int(ids.tmdb) >= 80_000_000
    given = [ids.tmdb for ids in every if ids.tmdb]
    assert len(set(given)) == len(given)


@pytest.mark.parametrize(
    "key", [Key("film", 0), Key("film", 99_999), Key("show", 12), Key("season", 12, 0), Key("season", 5, 21), Key("episode", 99_999, 99, 9_999)]
)
def test_keys_can_be_read_back(key: Key) -> None:
    assert key_of(key.whole) == key
    text = guid(key.whole, 77)
    assert len(text) == 32
    assert whole_of(text, 77) == key.whole
    assert whole_of(text, 78) is None
    assert whole_of("nonsense", 77) is None


def test_both_servers_overlap_in_different_qualities(servers: PretendServers) -> None:
    attic = {film["title"]: film for number in (1, 4) for film in section(servers, number, 1)}
    cellar = {film["Name"]: film for film in items(servers, "Movie")}
    shared = set(attic) & set(cellar)
    assert len(shared) > 30
    assert set(attic) - shared
    assert set(cellar) - shared == {"Too Late for Tears"}
    assert {medium["videoResolution"] for medium in attic["Metropolis"]["Media"]} == {"4k", "1080"}
    assert cellar["Metropolis"]["MediaSources"][0]["MediaStreams"][0]["Height"] == 1080
    assert cellar["Metropolis"]["ProviderIds"]["Imdb"] == "tt0017136"


def test_missing_and_coming_episodes_are_virtual_on_jellyfin_and_absent_on_plex(servers: PretendServers) -> None:
    """D15 needs items that are known but not owned."""
    virtual = [one for one in items(servers, "Episode") if one["LocationType"] == "Virtual"]
    assert {"Undersea Kingdom", "The Perils of Pauline", "Harbour Light"} <= {one["SeriesName"] for one in virtual}
    assert all("MediaSources" not in one and "Path" not in one for one in virtual)
    harbour = {one["index"] for one in section(servers, 2, 4) if one["grandparentTitle"] == "Harbour Light"}
    known = {one["IndexNumber"] for one in items(servers, "Episode") if one["SeriesName"] == "Harbour Light"}
    assert harbour < known
    assert [one["LocationType"] for one in items(servers, "Episode", "&isMissing=true")].count("FileSystem") == 0


def test_dates_follow_the_clock() -> None:
    def told(now: str) -> tuple[list[int], list[dict[str, Any]]]:
        with PretendServers().start(options=Options(environment={"BIJOU_NOW": now})) as servers:
            added = [film["addedAt"] for film in section(servers, 1, 1)]
            return added, [one for one in items(servers, "Episode") if one["SeriesName"] == "Harbour Light"]

    added, episodes = told("2026-06-10T20:00:00+02:00")
    noon = 1_781_114_400
    assert noon - 86_400 < max(added) <= noon
    assert min(added) < noon - 200 * 86_400
    dates = [date.fromisoformat(one["PremiereDate"][:10]) for one in episodes]
    assert {(later - earlier).days for earlier, later in pairwise(dates)} == {7}
    assert any(day > date(2026, 6, 10) for day in dates)
    assert all(one["LocationType"] == "Virtual" for one, day in zip(episodes, dates, strict=True) if day >= date(2026, 6, 10))
    assert added != told("2026-07-10T20:00:00Z")[0]


def test_both_servers_can_hold_everything() -> None:
    with PretendServers().start(size=60, options=Options(sharing="both")) as servers:
        attic = sum(len(section(servers, number, 1)) for number in (1, 4, 5))
        assert attic == len(items(servers, "Movie")) == Catalogue(60).films
