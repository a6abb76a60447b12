"""`--enrich` on later days and in other words: what airs is read again and what is over is not, what a provider says has changed is asked about again, and
another language asks once for what it changes (D11, D20, D21, D23)."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from tests.acceptance.program import Bijou

SIZE = 240
PROVIDERS = ("tmdb", "tvdb", "tvmaze", "omdb")
BEGIN = datetime(2026, 11, 22, 10, tzinfo=UTC)
_TITLE = re.compile(r"(tmdb|tvdb|tvmaze) GET (?:/3|/v4)?/(movie|tv|series|shows)/(\d+)(?:/(?:extended|episodes.*))?")


def after(**passed: int) -> str:
    return (BEGIN + timedelta(**passed)).isoformat()


def running(**passed: int) -> PretendServers:
    return PretendServers().start(size=SIZE, options=Options(art="plain", environment={"BIJOU_NOW": after(**passed)}))


def leading(bijou: Bijou, servers: PretendServers) -> Bijou:
    """The program, asking these providers, as fast as it can."""
    bijou.environ |= servers.ready.provider_environment | {f"BIJOU_{name.upper()}_RATE": "300" for name in PROVIDERS}
    return bijou


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def stock(servers: PretendServers, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a scanned server, enriched on the first day, in English."""
    bijou = leading(Bijou(tmp_path_factory.mktemp("stock") / "data"), servers)
    bijou.add_plex(servers.plex.address, servers.plex.token)
    bijou("--scan", "full", "--enrich", BIJOU_NOW=after())
    return bijou.data_dir


@pytest.fixture
def bijou(servers: PretendServers, stock: Path, tmp_path: Path) -> Bijou:
    shutil.copytree(stock, tmp_path / "data")
    servers.forget_requests()
    return leading(Bijou(tmp_path / "data"), servers)


def asked(servers: PretendServers) -> dict[str, set[str]]:
    """Provider and kind → its ids of the titles that were asked about since the last time; and forget it."""
    found: dict[str, set[str]] = {}
    for what in servers.counts():
        if (said := _TITLE.fullmatch(what)) is not None:
            kind = "films" if said[2] == "movie" else "shows"
            found.setdefault(f"{said[1]} {kind}", set()).add(said[3])
    servers.forget_requests()
    return found


def matched(export: dict[str, Any], provider: str, kind: str, **having: object) -> set[str]:
    """The provider's ids of the titles that it has a match for."""
    titles = [one for one in export[kind] if all(one[name] == value for name, value in having.items())]
    return {one["enrichment"][provider]["id"] for one in titles if one["enrichment"].get(provider, {}).get("state") == "matched"}


def airing(export: dict[str, Any], provider: str) -> set[str]:
    return matched(export, provider, "shows", status="continuing")


def words(bijou: Bijou) -> list[tuple[str, ...]]:
    """What TMDB said of the films: server's words go before it on the pages (D11)."""
    with closing(sqlite3.connect(bijou.data_dir / "library.db")) as library:
        sql = "SELECT json_extract(CAST(facts AS TEXT), '$.title'), json_extract(CAST(facts AS TEXT), '$.overview') FROM enrichments"
        return library.execute(f"{sql} WHERE facet = 'details' AND provider = 'tmdb' AND movie_id IS NOT NULL ORDER BY movie_id").fetchall()


def changed(servers: PretendServers) -> bool:
    return any("/changes" in line for line in servers.requests())


def test_d23_what_airs_is_read_again_day_by_day_and_what_is_over_is_not(bijou: Bijou, servers: PretendServers) -> None:
    export = bijou.export()
    assert airing(export, "tmdb")
    assert airing(export, "tmdb") < matched(export, "tmdb", "shows")
    bijou("--enrich", BIJOU_NOW=after(hours=20))
    assert asked(servers) == {}, "a day has not passed"
    for day in (1, 8):
        bijou("--enrich", BIJOU_NOW=after(days=day, hours=1))
        assert changed(servers)
        some = asked(servers)
        for provider in ("tvdb", "tvmaze"):
            assert some[f"{provider} shows"] == airing(export, provider), day
        assert some["tmdb shows"] >= airing(export, "tmdb")
        assert some["tmdb shows"] <= matched(export, "tmdb", "shows")
        assert some["tmdb shows"] != matched(export, "tmdb", "shows"), "an ended show is let be"
        bijou("--enrich", BIJOU_NOW=after(days=day, hours=3))
        assert asked(servers) == {}, "once a day is enough"


def test_tmdbs_changes_have_exactly_their_titles_asked_about_again(bijou: Bijou, servers: PretendServers) -> None:
    export = bijou.export()
    bijou("--enrich", "tmdb", BIJOU_NOW=after(days=5))
    some, films = asked(servers), matched(export, "tmdb", "movies")
    assert some["tmdb films"], "in five days some film changes"
    assert some["tmdb films"] < films, "and not every one"
    before = {one["enrichment"]["tmdb"]["id"]: one for one in export["movies"] if "tmdb" in one["enrichment"]}
    now = {one["enrichment"]["tmdb"]["id"]: one for one in bijou.export()["movies"] if "tmdb" in one["enrichment"]}
    for its_id, film in now.items():
        again = film["enrichment"]["tmdb"]["tried_at"] != before[its_id]["enrichment"]["tmdb"]["tried_at"]
        assert again == (its_id in some["tmdb films"]), film["title"]
        assert film["enrichment"]["tmdb"]["state"] == before[its_id]["enrichment"]["tmdb"]["state"]


def test_d20_another_language_asks_once_for_what_it_changes(bijou: Bijou, servers: PretendServers) -> None:
    """And the way back as well; a start where the system names no language, like a timer's, asks for nothing."""
    first, english = bijou.export(), words(bijou)
    for hours, language in enumerate(("de_DE.UTF-8", "en_US.UTF-8"), 1):
        bijou("--enrich", BIJOU_NOW=after(hours=2 * hours), LANG=language)
        assert asked(servers) == {
            "tmdb films": matched(first, "tmdb", "movies"), "tmdb shows": matched(first, "tmdb", "shows"), "tvdb shows": matched(first, "tvdb", "shows"),
        }, language  # fmt: skip
        assert (words(bijou) == english) is (language == "en_US.UTF-8")
        for again in (language, "C.UTF-8"):
            bijou("--enrich", BIJOU_NOW=after(hours=2 * hours, minutes=30), LANG=again)
            assert asked(servers) == {}, again
