"""The pictures that a title's may be chosen from, at the pretend providers over HTTP, and choosing one in a real library file (D11, D62)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.process import PretendServers
from app.domain.art_choices import ArtChoice, ArtChoices
from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.items import Art, ExternalIds
from app.domain.problems import Missing, Problem, Refused, Unreachable
from app.domain.provided import Provider
from app.library import art_choices, browse, locking
from app.library.keeping import undo
from app.metadata.provider import MetadataProvider
from app.metadata.registry import open_provider
from app.web.web import Web
from tests.shelf import Shelf


@pytest.fixture(scope="module")
def clients() -> Iterator[dict[Provider, MetadataProvider]]:
    web = Web()
    with PretendServers().start(size=200) as servers:
        yield {
            Provider.TMDB: open_provider(Provider.TMDB, web, servers.tmdb.key, servers.tmdb.address),
            Provider.TVDB: open_provider(Provider.TVDB, web, servers.tvdb.key, servers.tvdb.address),
        }
    web.close()


@pytest.fixture
def shelf(tmp_path: Path, clients: dict[Provider, MetadataProvider]) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    film = next(one for one in clients[Provider.TMDB].search("movie", "Metropolis", 1927, Cancel()) if one.year == 1927)
    show = clients[Provider.TVDB].search("show", "Pioneer One", None, Cancel())[0]
    shelf.film("Metropolis", year=1927, tmdb=film.id, art=Art(poster="/library/7/thumb"))
    shelf.show("Pioneer One", tvdb=show.id)
    yield shelf
    shelf.database.close()


def offered(shelf: Shelf, clients: dict[Provider, MetadataProvider], kind: TitleKind = "movie", language: str = "en") -> ArtChoices:
    return art_choices.choices(shelf.database, clients.__getitem__, kind, 1, language, Cancel())


def of(found: ArtChoices, field: str) -> list[ArtChoice]:
    return [one for one in found.choices if one.field == field]


def test_a_films_pictures_are_its_servers_and_all_of_tmdbs(shelf: Shelf, clients: dict[Provider, MetadataProvider]) -> None:
    found = offered(shelf, clients)
    posters = of(found, "poster")
    assert (posters[0].name, posters[0].reference, found.now["poster"]) == ("Attic", "1 /library/7/thumb", "1 /library/7/thumb")
    assert {one.name for one in posters[1:]} == {"TMDB"}
    assert {"en", None, "cs", "pl", "sv"} <= {one.language for one in posters[1:]}, "in every language"
    assert all(one.width and one.height and one.votes and one.score for one in posters[1:])
    assert of(found, "backdrop")
    assert of(found, "logo")
    assert (found.troubles, found.keyless) == ((), ())


def test_the_users_language_comes_first(shelf: Shelf, clients: dict[Provider, MetadataProvider]) -> None:
    assert [one.language for one in of(offered(shelf, clients, language="pl"), "poster")][1:3] == ["pl", "en"]


def test_a_shows_pictures_are_tvdbs_too(shelf: Shelf, clients: dict[Provider, MetadataProvider]) -> None:
    found = offered(shelf, clients, "show")
    assert {"TVDB"} <= {one.name for one in of(found, "poster")}
    assert len({(one.field, one.reference) for one in found.choices}) == len(found.choices), "each once"


@pytest.mark.parametrize(("problem", "troubles", "keyless"), [(Refused("No key."), (), ("TMDB",)), (Unreachable("TMDB: no way."), ("TMDB: no way.",), ())])
def test_without_a_key_or_offline_there_are_still_the_servers_own(shelf: Shelf, problem: Problem, troubles: tuple[str, ...], keyless: tuple[str, ...]) -> None:
    def closed(_provider: Provider) -> MetadataProvider:
        raise problem

    found = art_choices.choices(shelf.database, closed, "movie", 1, "en", Cancel())
    assert [one.name for one in found.choices] == ["Attic"]
    assert (found.troubles, found.keyless) == (troubles, keyless)


def test_a_title_that_is_gone_says_so(shelf: Shelf, clients: dict[Provider, MetadataProvider]) -> None:
    with pytest.raises(Missing):
        art_choices.choices(shelf.database, clients.__getitem__, "movie", 99, "en", Cancel())


def test_d62_a_poster_is_chosen_stays_through_a_scan_and_is_taken_back(shelf: Shelf, clients: dict[Provider, MetadataProvider]) -> None:
    one = of(offered(shelf, clients), "poster")[3]
    line = locking.choose_picture(shelf.database, "movie", 1, "poster", one.reference)
    shelf.film("Metropolis", key="movie-1", year=1928, art=Art(poster="/library/8/thumb"))
    assert browse.cards(shelf.database, "movie", [1])[0].poster == one.reference, "D11: a scan does not undo it"
    found = offered(shelf, clients)
    assert (found.now["poster"], found.locked, of(found, "poster")[0].reference) == (one.reference, ("poster",), one.reference)
    undo(shelf.database, line)
    assert browse.cards(shelf.database, "movie", [1])[0].poster == "1 /library/8/thumb"
    assert offered(shelf, clients).locked == ()


def test_ids_are_enough_where_nothing_was_matched_yet(shelf: Shelf, clients: dict[Provider, MetadataProvider]) -> None:
    assert clients[Provider.TMDB].resolve("movie", ExternalIds(), Cancel()) is None
    assert of(offered(shelf, clients), "logo"), "found by the id that its server gave"


def test_what_the_user_chose_is_offered_also_when_nobody_lists_it_any_more(shelf: Shelf, clients: dict[Provider, MetadataProvider]) -> None:
    for mine, source in (("tmdb /gone.jpg", "tmdb"), ("9 /thumb", "server:9")):
        locking.choose_picture(shelf.database, "movie", 1, "logo", mine)
        first = of(offered(shelf, clients), "logo")[0]
        assert (first.reference, first.source) == (mine, source)
