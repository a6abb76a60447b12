"""Searching everything: pasted addresses lead to the library's own titles, and to TMDB's through its real client; what is owned is stamped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle
from app.domain.discovered import Famous, Offered, Somebody
from app.domain.found import FoundHere, FoundOutside, Unknown
from app.domain.items import Credit
from app.domain.provided import Provider
from app.library.finding import find_here, find_outside, stamped
from app.metadata.registry import open_provider
from app.metadata.tmdb.client import Tmdb
from app.web.web import Web
from tests.shelf import UHD, Shelf, actor
from tests.web.conftest import web

__all__ = ["web"]  # a fixture

JELLYFIN_KEY = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"


@pytest.fixture(scope="module")
def pretend() -> Iterator[PretendServers]:
    with PretendServers().start(options=Options(art="plain")) as servers:
        yield servers


@pytest.fixture
def tmdb(pretend: PretendServers, web: Web) -> Tmdb:
    ready = pretend.ready.tmdb
    client = open_provider(Provider.TMDB, web, ready.key, ready.address)
    assert isinstance(client, Tmdb)
    return client


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    lang = Credit("Fritz Lang", "Directing", "Director", None, 0)
    made.film("Metropolis", files=[UHD], tmdb="19", imdb="tt0017136", credits=(lang, actor("Brigitte Helm", "Maria")), key="123")
    made.film("Metropolis", server=2, tmdb="19", key=JELLYFIN_KEY)
    show = made.show("Judex", tvdb="81189", tmdb="10", imdb="tt0006893", key="200")
    made.season(show, 1, key="201")
    made.episode(show, 1, 1, key="202", title="The Shadow", imdb="tt0007001", tvdb="349232")
    made.sql("INSERT INTO enrichments (show_id, provider, facet, state, provider_id) VALUES (1, 'tvmaze', 'match', 'matched', '82')")
    made.sql("UPDATE servers SET machine_id = 'attic-machine' WHERE id = 1")
    made.sql("UPDATE servers SET machine_id = 'cellar-machine' WHERE id = 2")
    made.sql("UPDATE people SET imdb = 'nm0375609', tmdb = '77' WHERE name = 'Brigitte Helm'")
    yield made
    made.database.close()


def plex(key: str, machine: str = "attic-machine") -> str:
    return f"https://app.plex.tv/desktop/#!/server/{machine}/details?key=%2Flibrary%2Fmetadata%2F{key}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("metropolis", ("movie", "Metropolis")),
        ("tt0017136", ("movie", "Metropolis")),
        ("https://www.imdb.com/title/tt0017136/", ("movie", "Metropolis")),
        ("https://www.themoviedb.org/movie/19-metropolis", ("movie", "Metropolis")),
        ("tmdb:19", ("movie", "Metropolis")),
        ("https://thetvdb.com/?tab=series&id=81189", ("show", "Judex")),
        (plex("123"), ("movie", "Metropolis")),
        (plex("200"), ("show", "Judex")),
        (plex("201"), ("show", "Judex")),
        (plex("202"), ("episode", "The Shadow")),
        (f"http://cellar:8096/web/#/details?id={JELLYFIN_KEY}&serverId=cellar-machine", ("movie", "Metropolis")),
        (f"http://cellar:8096/web/index.html#!/details?id={JELLYFIN_KEY}", ("movie", "Metropolis")),
        ("https://www.imdb.com/title/tt0007001/", ("episode", "The Shadow")),
        ("https://thetvdb.com/dereferrer/episode/349232", ("episode", "The Shadow")),
        ("https://thetvdb.com/series/whatever/episodes/349232", ("episode", "The Shadow")),
        ("http://thetvdb.com/?tab=episode&seriesid=81189&seasonid=1&id=1", ("show", "Judex")),
        ("https://thetvdb.com/series/judex", ("show", "Judex")),
        ("https://thetvdb.com/series/judex/seasons/official/1", ("show", "Judex")),
        ("https://www.themoviedb.org/tv/10/season/1/episode/1", ("episode", "The Shadow")),
        ("https://www.themoviedb.org/tv/10-judex/season/9/episode/1", ("show", "Judex")),
        ("https://www.tvmaze.com/shows/82/some-other-name", ("show", "Judex")),
        ("https://www.tvmaze.com/shows/82", ("show", "Judex")),
        ("https://www.tvmaze.com/shows/83/judex", ("show", "Judex")),
        ("https://www.tvmaze.com/episodes/4952/judex-1x01-the-shadow", ("episode", "The Shadow")),
        ("https://www.imdb.com/title/tt0006893/episodes?season=1", ("show", "Judex")),
        (f"http://cellar:8096/web/#/details?id={JELLYFIN_KEY}", ("movie", "Metropolis")),
    ],
)
def test_an_address_leads_to_the_librarys_own_title(shelf: Shelf, text: str, found: tuple[str, str]) -> None:
    [hit] = find_here(shelf.database, text).hits
    assert (hit.kind, hit.title) == found


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("tt9999999", "title"),
        ("https://www.themoviedb.org/tv/19", "title"),
        ("nm0000001", "person"),
        (plex("999"), "item"),
        (plex("123", "of-somebody-else"), "server"),
        (f"http://cellar:8096/web/#/details?id={JELLYFIN_KEY}&serverId=other", "server"),
        ("https://youtu.be/dQw4w9WgXcQ", "video"),
        ("https://www.themoviedb.org/tv/11/season/1", "title"),
        ("https://www.tvmaze.com/episodes/4952", "episode"),
        ("https://thetvdb.com/dereferrer/episode/1", "episode"),
        ("https://www.tvmaze.com/shows/84/xyzzy", "title"),
        ("xyzzy", ""),
    ],
)
def test_what_the_library_does_not_have_is_named(shelf: Shelf, text: str, unknown: Unknown) -> None:
    assert find_here(shelf.database, text).hits == ()
    assert find_here(shelf.database, text).unknown == unknown


def test_an_address_of_bijou_is_handed_on(shelf: Shelf) -> None:
    assert find_here(shelf.database, "bijou://person/3") == FoundHere(address="bijou://person/3")


def test_a_film_comes_with_its_director_and_with_what_is_where(shelf: Shelf) -> None:
    [hit] = find_here(shelf.database, "metrop").hits
    assert (hit.director, hit.places) == ("Fritz Lang", (("4K", "Attic"), ("1080p", "Cellar")))
    [show] = find_here(shelf.database, "judex").hits[:1]
    assert show.places == ((None, "Attic"),)


def test_people_are_found_by_name_and_by_number(shelf: Shelf) -> None:
    assert [one.name for one in find_here(shelf.database, "helm", people=4).people] == ["Brigitte Helm"]
    assert find_here(shelf.database, "helm").people == ()
    assert [one.name for one in find_here(shelf.database, "https://www.imdb.com/name/nm0375609").people] == ["Brigitte Helm"]


def test_somebodys_name_is_no_typo_of_a_title(shelf: Shelf) -> None:
    shelf.film("The Land of the Dead")
    assert find_here(shelf.database, "lang").corrected == "land"
    found = find_here(shelf.database, "lang", people=3)
    assert ([one.name for one in found.people], found.hits, found.corrected) == (["Fritz Lang"], (), None)
    assert [hit.title for hit in find_here(shelf.database, "lanf", people=3).hits] == ["The Land of the Dead"]


def test_who_plays_first_in_a_title_comes_with_its_whole_name(shelf: Shelf) -> None:
    def people(text: str) -> list[str | None]:
        return [one.part for one in find_here(shelf.database, text, people=3).people]

    assert people("Metropolis") == people("metropolsi") == ["Maria"]
    assert people("metrop") == people("the shadow") == []


def test_what_is_owned_is_stamped_anew(shelf: Shelf) -> None:
    assert stamped(shelf.database, [Offered("movie", "19", "Metropolis"), Offered("movie", "20", "M"), Somebody("77", "Brigitte Helm")]) == FoundOutside(
        (Offered("movie", "19", "Metropolis"), Offered("movie", "20", "M"), Somebody("77", "Brigitte Helm")),
        {("movie", "19"): OwnedTitle(1, "4K", ("Attic", "Cellar"))},
        {"77": 2},
        rows={("movie", "19"): 1},
    )


def test_d4_somebody_known_by_name_alone_is_whom_tmdb_knows_for_a_title_that_credits_them(shelf: Shelf) -> None:
    """Never by name alone: the painter of that name is somebody else, and so is the director of the library where TMDB names none of his titles."""
    metropolis, sculpting = Famous("movie", "19", "Metropolis"), Famous("movie", "5", "Sculpting")
    painter, director = Somebody("68", "Fritz Lang", "Art", titles=(sculpting,)), Somebody("69", "Fritz LANG", "Directing", titles=(sculpting, metropolis))
    nobody, namesake = Somebody("70", "Fritz Lang"), Somebody("71", "Fritz Lang", titles=(Famous("show", "19", "Metropolis"),))
    (row,) = (found.id for found in find_here(shelf.database, "fritz", people=4).people)
    assert stamped(shelf.database, [painter, nobody, namesake]).people == {}
    assert stamped(shelf.database, [painter, director, Somebody("9", "F. Lang", titles=(metropolis,))]).people == {"69": row}
    shelf.sql("UPDATE people SET tmdb = '4' WHERE name = 'Fritz Lang'")
    assert stamped(shelf.database, [director]).people == {}, "whom another number names is nobody else"


def test_tmdbs_titles_and_people_come_with_what_is_owned(shelf: Shelf, tmdb: Tmdb) -> None:
    first = find_outside(shelf.database, tmdb, "metropolis", "all", 1, Cancel())
    film = next(one for one in first.entries if isinstance(one, Offered) and one.kind == "movie")
    shelf.film("Metropolis again", tmdb=film.tmdb)
    found = find_outside(shelf.database, tmdb, "metropolis", "all", 1, Cancel())
    assert found.owned[("movie", film.tmdb)] == OwnedTitle(2, "1080p", ("Attic",))
    only = find_outside(shelf.database, tmdb, "metropolis", "movie", 1, Cancel())
    assert {one.kind for one in only.entries if isinstance(one, Offered)} == {"movie"}
    assert len(only.entries) > 0
    people = find_outside(shelf.database, tmdb, "helm", "person", 1, Cancel())
    helm = next(one for one in people.entries if isinstance(one, Somebody) and one.name == "Brigitte Helm")
    shelf.sql("UPDATE people SET tmdb = ? WHERE name = 'Brigitte Helm'", helm.tmdb)
    assert find_outside(shelf.database, tmdb, "helm", "person", 1, Cancel()).people[helm.tmdb] > 0


def test_a_pasted_id_that_is_not_owned_is_resolved_at_tmdb(shelf: Shelf, tmdb: Tmdb) -> None:
    film = next(one for one in find_outside(shelf.database, tmdb, "metropolis", "movie", 1, Cancel()).entries if isinstance(one, Offered))
    [found] = find_outside(shelf.database, tmdb, f"https://www.themoviedb.org/movie/{film.tmdb}", "all", 1, Cancel()).entries
    assert isinstance(found, Offered)
    assert (found.kind, found.tmdb, found.title, found.released) == ("movie", film.tmdb, film.title, (film.released or "")[:4])
    imdb = tmdb.candidate("movie", film.tmdb, Cancel()).ids.imdb
    [same] = find_outside(shelf.database, tmdb, imdb or "", "all", 1, Cancel()).entries
    assert isinstance(same, Offered)
    assert same.tmdb == film.tmdb
    assert find_outside(shelf.database, tmdb, "tt0000001", "all", 1, Cancel()).entries == ()
    assert find_outside(shelf.database, tmdb, "nm0000001", "all", 1, Cancel()).entries == ()
    assert find_outside(shelf.database, tmdb, plex("123"), "all", 1, Cancel()).entries == ()


def test_a_season_that_the_show_has_is_led_to(shelf: Shelf) -> None:
    for season, there in ((1, 1), (9, None)):
        [hit] = find_here(shelf.database, f"https://www.themoviedb.org/tv/10/season/{season}").hits
        assert hit.season == there


def test_a_pasted_place_in_a_show_leads_to_the_show_at_tmdb(shelf: Shelf, tmdb: Tmdb) -> None:
    show = next(one for one in tmdb.discovering.popular("show", 1, Cancel()).titles if one.title.replace(" ", "").isalpha() and one.title.isascii())
    name = show.title.lower().replace(" ", "-")
    by_name = (f"https://www.tvmaze.com/episodes/1/{name}-1x01-x", f"https://thetvdb.com/series/{name}/episodes/1")
    for text in (f"https://www.themoviedb.org/tv/{show.tmdb}/season/1/episode/1", *by_name):
        entries = find_outside(shelf.database, tmdb, text, "all", 1, Cancel()).entries
        assert show.tmdb in [one.tmdb for one in entries], text
    assert find_outside(shelf.database, tmdb, "https://thetvdb.com/dereferrer/episode/1", "all", 1, Cancel()).entries == ()


def test_a_pasted_person_is_resolved_at_tmdb(shelf: Shelf, tmdb: Tmdb) -> None:
    helm = next(one for one in find_outside(shelf.database, tmdb, "helm", "person", 1, Cancel()).entries if isinstance(one, Somebody))
    [found] = find_outside(shelf.database, tmdb, f"https://www.themoviedb.org/person/{helm.tmdb}", "all", 1, Cancel()).entries
    assert isinstance(found, Somebody)
    assert (found.tmdb, found.name) == (helm.tmdb, helm.name)
    assert {*helm.titles} <= {*found.titles}
    assert helm.titles
