"""What the pretend providers know: more than the servers, of any size, the same every time; who is matched how."""

from __future__ import annotations

import json
import time
from datetime import timedelta
from statistics import median

import pytest

from app.demo.catalogue import Catalogue
from app.demo.clock import Clock
from app.demo.gallery import Gallery
from app.demo.lore import DOUBLE, GUISE, MOVED, Kind, Lore
from app.demo.lore_ids import LoreIds
from app.demo.people import people_by_number
from app.demo.process import PretendServers
from app.demo.providers import Providers
from app.demo.ready import Options
from app.demo.wire import Ask, Site
from tests.demo.conftest import section, tmdb
from tests.demo.fates import fates

NOW = 1_790_000_000


def _lore(size: int | None) -> Lore:
    return Lore(Catalogue(size), Clock({"BIJOU_NOW": "2026-09-21T14:13:20Z"}), NOW)


@pytest.mark.parametrize("kind", ["film", "show"])
def test_every_id_leads_back_to_its_title(kind: Kind) -> None:
    lore = _lore(4000)
    ids = LoreIds(lore)
    seen = set()
    for number in lore.numbers(kind):
        for guise in lore.guises(kind, number):
            whole = guise * GUISE + number
            if not lore.knows("tmdb", kind, whole):
                continue
            assert ids.of_tmdb(kind, ids.tmdb(kind, whole)) == whole
            imdb = ids.imdb(kind, whole)
            assert imdb is None or ids.of_imdb(kind, imdb) == whole
            tvdb = ids.tvdb(whole) if kind == "show" else None
            assert tvdb is None or ids.of_tvdb(tvdb) == whole
            seen.add(ids.tmdb(kind, whole))
    assert len(seen) > (3700 if kind == "film" else 200)


def test_the_ids_that_servers_tell_lead_to_the_same_title_or_to_none() -> None:
    """D21: a few ids are no longer there; then the others, or a search, lead on."""
    lore = _lore(4000)
    ids = LoreIds(lore)
    gone = 0
    for number in range(lore.catalogue.films):
        own = lore.catalogue.film(number).ids
        if own.tmdb is None:
            continue
        if ids.of_tmdb("film", int(own.tmdb)) is None:
            gone += 1
            assert MOVED in lore.guises("film", number)
            assert own.imdb is None or ids.of_imdb("film", own.imdb) == MOVED * GUISE + number
        else:
            assert ids.of_tmdb("film", int(own.tmdb)) == number
    assert 10 < gone < 100
    for number in range(lore.catalogue.shows):
        tvdb = lore.catalogue.show(number).ids.tvdb
        if tvdb is not None and (whole := ids.of_tvdb(int(tvdb))) is not None:
            assert whole % GUISE == number


def test_few_titles_are_unknown_and_few_known_twice() -> None:
    lore = _lore(2000)
    guises = [lore.guises("film", number) for number in range(lore.catalogue.films)]
    assert 3 < sum(not one for one in guises) < 60
    assert 3 < sum(DOUBLE in one for one in guises) < 60
    assert all(lore.catalogue.film(number).ids == type(lore.catalogue.film(0).ids)() for number, one in enumerate(guises) if not one or DOUBLE in one)


def test_people_have_numbers_of_their_own() -> None:
    assert len(people_by_number()) > 3000


def test_shows_air_this_week_tomorrow_and_later() -> None:
    lore = _lore(2000)
    today = lore.clock.today()
    days = {(show.title, one.aired) for show in map(lore.show, range(lore.catalogue.shows)) for one in show.episodes if one.aired}
    aired = {day for _, day in days}
    assert len({(today + timedelta(days=turn)).isoformat() for turn in range(7)} & aired) >= 5
    assert any(day > (today + timedelta(days=60)).isoformat() for day in aired)
    by_hand = {title for title, day in days if day == (today + timedelta(days=1)).isoformat()}
    assert "The Night Ferry" in by_hand


def test_a_files_two_episodes_are_listed_apart() -> None:
    lore = _lore(2000)
    twins = [number for number in range(lore.catalogue.shows) if any(one.number_last for one in lore.catalogue.show(number).episodes)]
    assert twins
    for number in twins:
        places = [(one.season, one.number) for one in lore.show(number).episodes]
        assert len(set(places)) == len(places)
        assert all(one.number_last is None for one in lore.show(number).episodes)


def test_the_providers_list_episodes_that_the_servers_lack(servers: PretendServers) -> None:
    pauline = next(show for show in section(servers, 2, 2) if show["title"] == "The Perils of Pauline")
    here = tmdb(servers, "/find/tt0004465?external_source=imdb_id").json["tv_results"][0]["id"]
    assert tmdb(servers, f"/tv/{here}").json["number_of_episodes"] == 20 > int(pauline["leafCount"])


def test_the_same_questions_get_the_same_answers() -> None:
    options = Options(environment={"BIJOU_NOW": "2026-03-01T12:00:00Z"})
    paths = ("/movie/80000500?append_to_response=credits,images,recommendations", "/tv/85000040?append_to_response=season/1", "/search/movie?query=the+last")
    told = []
    for _ in range(2):
        with PretendServers().start(size=1000, options=options) as servers:
            told.append([json.dumps(tmdb(servers, path).json) for path in paths])
    assert told[0] == told[1]


def test_a_hundred_thousand_titles_start_at_once() -> None:
    """Under 3 s to the first answer, a search included soon after."""
    begin = time.monotonic()
    with PretendServers().start(size=100_000, options=Options(art="plain")) as servers:
        assert tmdb(servers, "/movie/80050000").status == 200
        assert time.monotonic() - begin < 3
        assert tmdb(servers, "/search/movie?query=autumn").json["total_results"] > 20


def test_an_answer_takes_milliseconds_at_a_hundred_thousand_titles() -> None:
    """Under 5 ms of the processor for the usual answer, with nothing kept from before."""
    catalogue = Catalogue(100_000)
    providers = Providers(catalogue, Clock({"BIJOU_NOW": "2026-09-21T14:13:20Z"}), NOW, Gallery(catalogue, plain=True))
    providers.settle(dict.fromkeys(("tmdb-images", "tvdb-images", "tvmaze-images"), "http://pictures.invalid"))
    providers.search.warm()
    took = []
    films = "credits,images,external_ids,release_dates,videos,recommendations,keywords"
    shows = "aggregate_credits,images,external_ids,content_ratings,season/0,season/1,season/2,season/3"
    for turn in range(100):
        questions: list[tuple[Site, Ask]] = [
            (providers.tmdb, Ask("GET", f"/movie/{80_000_100 + turn * 613}", {"api_key": "demo", "append_to_response": films}, {})),
            (providers.tmdb, Ask("GET", f"/tv/{85_000_020 + turn * 47}", {"api_key": "demo", "append_to_response": shows}, {})),
            (providers.tmdb, Ask("GET", "/search/movie", {"api_key": "demo", "query": catalogue.film(200 + turn * 613).title}, {})),
            (providers.omdb, Ask("GET", "/", {"apikey": "demo", "i": f"tt{90_000_200 + turn * 613}"}, {})),
            (providers.tvmaze, Ask("GET", f"/shows/{1_000_100 + turn * 47}/episodes", {"specials": "1"}, {})),
        ]
        for site, question in questions:
            before = time.process_time()
            assert site.answer(question).status in {200, 404}
            took.append(time.process_time() - before)
    assert median(took) < 0.005


def test_nothing_is_made_up_of_real_namesakes(servers: PretendServers) -> None:
    found = [one for one in tmdb(servers, "/search/movie?query=the+phantom+of+the+opera").json["results"] if not one["release_date"].startswith("1925")]
    assert {one["release_date"] for one in found} == {"1943-01-01", "2004-01-01"}
    for one in found:
        film = tmdb(servers, f"/movie/{one['id']}?append_to_response=credits,videos,keywords").json
        assert (film["runtime"], film["vote_count"], film["imdb_id"], film["tagline"]) == (0, 0, "", "")
        assert film["credits"] == {"cast": [], "crew": []}
        assert film["videos"]["results"] == film["keywords"]["keywords"] == []
    flash = tmdb(servers, "/search/tv?query=flash+gordon&first_air_date_year=2007").json["results"][0]["id"]
    assert tmdb(servers, f"/tv/{flash}").json["seasons"] == []


def test_the_fate_of_every_title_is_known_to_tests() -> None:
    by_hand = {one.title: one for one in fates(None)}
    assert {one.title for one in by_hand.values() if one.tmdb is None} == {"Summer at the Lake", "The Attic, Before and After", "Grandmother's Eightieth"}
    assert {one.title for one in by_hand.values() if one.alike > 1} == {"Coffee Run", "Cartographers"}
    assert {one.title for one in by_hand.values() if one.by_search and one.matchable} == {"Spring", "Sprite Fright"}
    many = list(fates(2000))
    assert len(many) == 2000
    assert 0.97 < sum(one.matchable for one in many) / len(many) < 1
