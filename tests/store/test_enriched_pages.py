"""What pages, coverage and the export show of enrichment (D20, D21, D50)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.domain.enrichment import Coverage, Outcome
from app.domain.items import Art, Credit, ExternalIds, Facts, Rating
from app.domain.provided import AirTime, EpisodeList, Extras, Facet, ListedEpisode, Provided, Provider, Video
from app.library.export import export
from app.store.coverage import coverage, episode_coverage, unmatched
from app.store.enrichment import store_outcomes
from app.store.quotas import put_quota, quota
from app.store.season_rows import episodes_of
from app.store.title_page import movie_page, show_page
from tests.shelf import NOW, THEN, Shelf

TMDB, TVMAZE, OMDB = Provider.TMDB, Provider.TVMAZE, Provider.OMDB


def store(shelf: Shelf, *outcomes: Outcome) -> None:
    with shelf.database.write() as tx:
        store_outcomes(tx, outcomes)


def matched(row: int, kind: Any, provider: Provider, its_id: str, facets: dict[Facet, Facts], **more: Any) -> Outcome:
    return Outcome(kind, row, provider, "matched", its_id, f"{provider.value} {its_id}", provided=Provided(more.pop("ids", ExternalIds()), facets, **more))


def enriched(shelf: Shelf) -> None:
    """A film by TMDB and OMDb."""
    shelf.film("Alien", imdb="tt1", credits=(Credit("Sigourney Weaver", "Acting"), Credit("Bolaji Badejo", "Acting", order=1)))
    parts = (
        Credit("Sigourney Weaver", "Acting", character="Ripley", portrait="/w.jpg", tmdb="10205"),
        Credit("Tom Skerritt", "Acting", character="Dallas", order=1, tmdb="4139"),
        Credit("Ridley Scott", "Directing", "Director", tmdb="578"),
    )
    facets = {
        Facet.DETAILS: Facts(tagline="In space …"), Facet.LOGO: Facts(art=Art(logo="/l.png")), Facet.CREDITS: Facts(credits=parts),
        Facet.RATINGS: Facts(ratings=(Rating("tmdb", "audience", 8.1),)), Facet.ART: Facts(art=Art(poster="/p.jpg")),
    }  # fmt: skip
    extras = Extras((Video("youtube", "x", "Trailer", "Trailer", True),), ("space",), collection=("8091", "Alien Collection"))
    scores = (Rating("imdb", "audience", 8.5), Rating("rottentomatoes", "critic", 93, 100))
    store(shelf, matched(1, "movie", TMDB, "348", facets, extras=extras), matched(1, "movie", OMDB, "tt1", {Facet.RATINGS: Facts(ratings=scores)}))


def test_a_films_page_has_people_ratings_logo_extras_and_where_all_came_from(shelf: Shelf) -> None:
    enriched(shelf)
    with shelf.database.read() as reader:
        page = movie_page(reader, 1)
    assert page is not None
    assert [(one.name, one.character, one.portrait, one.tmdb) for one in page.cast] == [
        ("Sigourney Weaver", "Ripley", "tmdb /w.jpg", "10205"), ("Bolaji Badejo", None, None, None), ("Tom Skerritt", "Dallas", None, "4139"),
    ]  # fmt: skip
    assert [(one.name, one.job) for one in page.crew] == [("Ridley Scott", "Director")]
    assert sorted(one.source for one in page.ratings) == ["imdb", "rottentomatoes", "tmdb"]
    assert (page.logo, page.poster, page.tagline) == ("tmdb /l.png", "tmdb /p.jpg", "In space …")
    assert (page.extras.videos[0].key, page.extras.keywords, page.extras.collection) == ("x", ("space",), ("8091", "Alien Collection"))
    assert {(one.field, one.source) for one in page.sources} >= {
        ("title", "plex:1"), ("tagline", "tmdb"), ("logo", "tmdb"), ("credits", "plex:1"), ("credits", "tmdb"), ("ratings", "omdb"), ("ratings", "tmdb"),
    }  # fmt: skip
    assert {one.at for one in page.sources if one.source in {"tmdb", "omdb"}} == {NOW}
    assert [(one.provider, one.state, one.provider_id, one.evidence, len(one.facets)) for one in page.enrichment] == [
        (TMDB, "matched", "348", "tmdb 348", 5), (OMDB, "matched", "tt1", "omdb tt1", 1),
    ]  # fmt: skip


def test_a_shows_page_and_its_episodes_have_air_times(shelf: Shelf) -> None:
    shelf.show("Fargo")
    some = EpisodeList(
        episodes=(ListedEpisode(1, 1, "One", air_date="2025-10-12", air_at=NOW + 3 * 86_400, precision="exact", finale="season"), ListedEpisode(1, 2))
    )
    listed = {Facet.EPISODES: Facts(), Facet.AIR_TIME: Facts()}
    store(shelf, matched(1, "show", TVMAZE, "7", listed, episodes=some, air_time=AirTime("22:00", "America/New_York", (1,), "FX")))
    with shelf.database.read() as reader:
        page = show_page(reader, 1, THEN)
        one, second = episodes_of(reader, 1, 1, THEN)
    assert page is not None
    assert page.air_time == AirTime("22:00", "America/New_York", (1,))
    assert (one.state, one.air_at, one.precision, one.finale) == ("upcoming", NOW + 3 * 86_400, "exact", "season")
    assert (second.state, second.air_at, second.precision) == ("unknown", None, "date")


def test_the_export_holds_it_all(shelf: Shelf, tmp_path: Path) -> None:
    enriched(shelf)
    export(shelf.database, tmp_path / "out.json")
    (film,) = json.loads((tmp_path / "out.json").read_text())["movies"]
    assert film["enrichment"]["tmdb"] == {"state": "matched", "id": "348", "evidence": "tmdb 348", "tried_at": "2025-10-09T08:53:20Z", "pinned": False}
    told = {"person": "Tom Skerritt", "tmdb": "4139", "department": "Acting", "job": None, "character": "Dallas", "order": 2, "source": "tmdb"}
    assert told in film["credits"]
    assert film["art"]["poster"] == "https://image.tmdb.org/t/p/original/p.jpg"
    assert film["sources"]["tagline"] == "tmdb"


def test_coverage_counts_every_state(shelf: Shelf) -> None:
    for at in range(5):
        shelf.film(f"Film {at}", imdb=f"tt{at}" if at < 3 else None)
    store(
        shelf, matched(1, "movie", TMDB, "1", {Facet.DETAILS: Facts()}), Outcome("movie", 2, TMDB, "not_found"), Outcome("movie", 3, TMDB, "error"),
        matched(1, "movie", OMDB, "tt0", {Facet.RATINGS: Facts(ratings=(Rating("imdb", "audience", 5.0),))}),
    )  # fmt: skip
    with shelf.database.read() as reader:
        found = {(one.provider, one.kind): one for one in coverage(reader)}
    assert found[TMDB, "movie"] == Coverage(TMDB, "movie", 5, matched=1, pending=2, not_found=1, errors=1)
    assert found[OMDB, "movie"] == Coverage(OMDB, "movie", 5, matched=1, pending=2, lacking_ids=2, rated=1)
    assert (Provider.TVDB, "movie") not in found


def test_stills_are_counted(shelf: Shelf) -> None:
    shelf.show("Fargo")
    some = EpisodeList(episodes=(ListedEpisode(1, 1, still="/s.jpg"), ListedEpisode(1, 2)))
    store(shelf, matched(1, "show", TMDB, "1", {Facet.EPISODES: Facts()}, episodes=some))
    with shelf.database.read() as reader:
        found = episode_coverage(reader)
    assert (found.total, found.stills) == (2, 1)


def test_unmatched_titles_are_found_by_a_part_of_their_name_and_paged(shelf: Shelf) -> None:
    names = ("The Élan", "Brazil", "Alien", "100 % Wolf", "Zodiac")
    for at, name in enumerate(names, 1):
        shelf.film(name, year=2000 + at)
    store(
        shelf, *(Outcome("movie", at, TMDB, "not_found", evidence="no candidates", reason="Nothing.") for at in range(1, 5)), Outcome("movie", 5, TMDB, "error")
    )

    def titles(*args: Any, **more: Any) -> tuple[list[str], int]:
        with shelf.database.read() as reader:
            page = unmatched(reader, TMDB, "movie", *args, **more)
        return [row.title for row in page.rows], page.total

    assert titles() == (["100 % Wolf", "Alien", "Brazil", "The Élan", "Zodiac"], 5)
    assert titles("elan") == (["The Élan"], 1)
    assert titles("the élan") == (["The Élan"], 1)
    assert titles("%") == (["100 % Wolf"], 1)
    assert titles(limit=2, offset=2) == (["Brazil", "The Élan"], 5)
    assert titles(limit=2, offset=99) == (["Zodiac"], 5), "an offset beyond the end is the last page"
    assert titles(states=("error",)) == (["Zodiac"], 1)
    with shelf.database.read() as reader:
        row = unmatched(reader, TMDB, "movie", "brazil").rows[0]
    assert (row.year, row.state, row.reason, row.evidence, row.pinned) == (2002, "not_found", "Nothing.", "no candidates", False)


def test_a_quota_is_kept(shelf: Shelf) -> None:
    with shelf.database.write() as tx:
        assert quota(tx, OMDB) is None
        put_quota(tx, OMDB, "a")
        put_quota(tx, OMDB, "b")
    with shelf.database.read() as reader:
        assert quota(reader, OMDB) == "b"
