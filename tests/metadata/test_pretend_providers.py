"""The clients against the demo's pretend providers: what one knows the others find, the pace keeps them patient, and tokens are renewed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from app.demo.limits import Limit
from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.problems import Missing, Spent
from app.domain.provided import Facet, Provided, Provider
from app.metadata.registry import TERMS, in_flight, open_provider
from app.web.web import Web

SHOW = ExternalIds(imdb="tt1748166")
"""Pioneer One."""


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=200) as one:
        yield one


def shown(given: Provided) -> tuple[object, ...]:
    details = given.facets[Facet.DETAILS]
    return details.title, details.year, details.status, given.ids.imdb, len(given.episodes.episodes) if given.episodes is not None else None


def test_three_providers_tell_of_one_show(web: Web, servers: PretendServers) -> None:
    tvdb = open_provider(Provider.TVDB, web, servers.tvdb.key, servers.tvdb.address)
    tvmaze = open_provider(Provider.TVMAZE, web, None, servers.tvmaze.address)
    omdb = open_provider(Provider.OMDB, web, servers.omdb.key, servers.omdb.address)
    told = []
    for provider in (tvdb, tvmaze):
        its_id = provider.resolve("show", SHOW, Cancel())
        assert its_id is not None
        told.append(shown(provider.provide("show", its_id, frozenset(provider.facets["show"]), Cancel())))
    assert told == [("Pioneer One", 2010, "ended", "tt1748166", 6)] * 2
    its_id = omdb.resolve("show", SHOW, Cancel())
    assert its_id is not None
    assert omdb.provide("show", its_id, frozenset({Facet.RATINGS}), Cancel()).facets[Facet.RATINGS].ratings
    with pytest.raises(Missing):
        omdb.provide("show", "tt9999999", frozenset({Facet.RATINGS}), Cancel())


def test_tokens_that_are_taken_back_are_renewed(web: Web, servers: PretendServers) -> None:
    tvdb = open_provider(Provider.TVDB, web, f"{servers.tvdb.pin_key}:{servers.tvdb.pin}", servers.tvdb.address)
    assert tvdb.search("show", "Pioneer One", None, Cancel())
    servers.expire_tokens()
    assert tvdb.search("show", "Pioneer One", None, Cancel())


def test_the_days_limit_is_until_midnight(web: Web, servers: PretendServers) -> None:
    omdb = open_provider(Provider.OMDB, web, servers.omdb.key, servers.omdb.address)
    servers.set_limit(Limit("omdb", per_day=1000, used=1000))
    with pytest.raises(Spent) as caught:
        omdb.check(Cancel())
    assert caught.value.until % 86_400 == 0
    assert 0 < caught.value.until - time.time() <= 86_400
    servers.set_limit(Limit("omdb", per_day=1000, used=0))


def test_nobody_at_the_usual_pace_is_asked_for_patience(web: Web, servers: PretendServers) -> None:
    """A provider that counts: without a pace all thirty would come at once, and be answered with 429. Some may be late, and come with the next ones."""
    terms = TERMS[Provider.TVDB]
    servers.set_limit(Limit("tvdb", calls=round(terms.per_second * 1.6), seconds=1, retry_after=60))
    tvdb = open_provider(Provider.TVDB, web, servers.tvdb.key, servers.tvdb.address)
    tvdb.check(Cancel())
    answered: list[int] = []

    def work() -> None:
        for _ in range(3):
            tvdb.search("show", "Pioneer One", None, Cancel())
            answered.append(1)

    threads = [threading.Thread(target=work) for _ in range(in_flight(Provider.TVDB))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    servers.set_limit(Limit("tvdb"))
    assert len(answered) == 30, "none of them was turned away"
