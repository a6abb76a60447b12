"""One title on several servers as time goes on: ids that come, change and go, values that change, copies that leave (D3, D10, D11, D12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.held import episodes, titles
from tests.acceptance.plex_server import Item, Plex, Section, film, films, series
from tests.acceptance.program import Bijou

LATER = 1_700_000_000


@pytest.fixture
def bijou(tmp_path: Path) -> Bijou:
    return Bijou(tmp_path / "data", BIJOU_PASSPHRASE="", BIJOU_PLEX_TOKEN="canary-plex-token")


@pytest.fixture
def attic() -> Iterator[Plex]:
    with Plex([films(20), Section("2", "show", "Series", series(1, {1: 3}, "Serial"))], machine="attic", name="Attic") as one:
        yield one


@pytest.fixture
def cellar() -> Iterator[Plex]:
    """Film 1 under another name, and without an id."""
    others = [film(number) for number in range(700, 715)]
    mine = replace(film(1, "The First One", tagline="Only here"), key="900001")
    with Plex([Section("9", "movie", "Films", [renamed(mine, "100001", "900001", ids=""), *others])], machine="cellar", name="Cellar") as one:
        yield one


def renamed(item: Item, old: str, new: str, *, ids: str) -> Item:
    """The item under another key and with these ids (as <Guid …/>), changed later."""
    assert item.xml is not None
    head, _, rest = item.xml.partition("<Guid ")
    return replace(item, key=new, xml=head.replace(f'"{old}"', f'"{new}"') + ids + rest.partition("/>")[2], changed=LATER)


def both(bijou: Bijou, attic: Plex, cellar: Plex) -> dict[str, Any]:
    for server in (attic, cellar):
        bijou.add_plex(server.address, server.token)
    return bijou.scanned("full")[1]


def of_key(export: dict[str, Any], key: str) -> dict[str, Any]:
    (found,) = (title for title in export["movies"] if any(copy["remote_key"] == key for copy in title["copies"]))
    return dict(found)


def give_ids(cellar: Plex, ids: str) -> None:
    items = cellar.sections[0].items
    item = film(1, "The First One", tagline="Only here", updatedAt=LATER)
    items[0] = renamed(item, "100001", "900001", ids=ids)


def test_d10_titles_that_come_to_share_an_id_become_one_and_part_again(bijou: Bijou, attic: Plex, cellar: Plex) -> None:
    export = both(bijou, attic, cellar)
    assert len(export["movies"]) == 20 + 16, "nothing is joined by name, or without an id"
    older = of_key(export, "100001")["id"]
    give_ids(cellar, '<Guid id="tmdb://1"/>')
    _, export = bijou.scanned("full")
    assert len(export["movies"]) == 20 + 15
    joined = of_key(export, "900001")
    assert (joined["id"], joined["title"], joined["sources"]["title"]) == (older, "Film 1", "plex:1")
    assert (joined["tagline"], joined["sources"]["tagline"]) == ("Only here", "plex:2")
    give_ids(cellar, '<Guid id="tmdb://4711"/>')
    _, export = bijou.scanned("full")
    assert len(export["movies"]) == 20 + 16
    apart = of_key(export, "900001")
    assert (of_key(export, "100001")["id"], apart["title"], apart["ids"]["tmdb"]) == (older, "The First One", "4711")
    assert of_key(export, "100001")["tagline"] is None


def test_d10_titles_whose_ids_contradict_stay_apart(bijou: Bijou, attic: Plex, cellar: Plex) -> None:
    attic.sections[0].items[0] = film(1, ids=["tmdb://1", "imdb://tt0000001"])
    give_ids(cellar, '<Guid id="tmdb://1"/><Guid id="imdb://tt9999999"/>')
    export = both(bijou, attic, cellar)
    assert len(export["movies"]) == 20 + 16


def test_d10_two_items_of_one_server_with_the_same_ids_are_two_copies(bijou: Bijou, attic: Plex) -> None:
    attic.sections.append(Section("3", "movie", "Films in 4K", [renamed(film(1), "100001", "300001", ids='<Guid id="tmdb://1"/>')]))
    bijou.add_plex(attic.address, attic.token)
    _, export = bijou.scanned("full")
    assert len(export["movies"]) == 20
    assert [(copy["library"], copy["remote_key"]) for copy in of_key(export, "300001")["copies"]] == [("1", "100001"), ("3", "300001")]


def test_d11_each_source_refreshes_its_own_and_what_leaves_takes_its_values_along(bijou: Bijou, attic: Plex, cellar: Plex) -> None:
    give_ids(cellar, '<Guid id="tmdb://1"/>')
    before = of_key(both(bijou, attic, cellar), "100001")
    attic.sections[0].items[0] = film(1, "Film 1, restored", studio="Ufa", updatedAt=LATER)
    _, export = bijou.scanned("quick")
    now = of_key(export, "100001")
    assert (now["id"], now["title"], now["studio"], now["tagline"]) == (before["id"], "Film 1, restored", "Ufa", "Only here")
    del attic.sections[0].items[0]
    ran, export = bijou.scanned("deep")
    assert "1 retired" in ran.out
    left = of_key(export, "900001")
    assert (left["id"], left["title"], left["studio"], len(left["copies"])) == (before["id"], "The First One", None, 1)


def test_d3_d12_a_title_that_comes_back_is_a_new_row(bijou: Bijou, attic: Plex) -> None:
    bijou.add_plex(attic.address, attic.token)
    _, before = bijou.scanned("full")
    gone = attic.sections[0].items.pop()
    bijou.scanned("deep")
    attic.sections[0].items.append(gone)
    _, export = bijou.scanned("full")
    assert titles(export) == titles(before)
    assert of_key(export, gone.key)["id"] not in {title["id"] for title in before["movies"]}


def test_d12_a_file_that_was_replaced_replaces_and_a_second_version_is_added(bijou: Bijou, attic: Plex) -> None:
    bijou.add_plex(attic.address, attic.token)
    bijou.scanned("full")
    item = film(1, updatedAt=LATER)
    assert item.xml is not None
    attic.sections[0].items[0] = replace(item, xml=item.xml.replace("/films/1.mkv", "/films/1.remastered.mkv"))
    second = film(2, updatedAt=LATER)
    assert second.xml is not None
    media = '<Media width="3840" height="2160"><Part file="/films/2.cd1.mkv"/><Part file="/films/2.cd2.mkv"/></Media></Video>'
    attic.sections[0].items[1] = replace(second, xml=second.xml.replace("</Video>", media))
    _, export = bijou.scanned("quick")
    paths = {key: [file["path"] for copy in of_key(export, key)["copies"] for file in copy["files"]] for key in ("100001", "100002")}
    assert paths == {"100001": ["/films/1.remastered.mkv"], "100002": ["/films/2.mkv", "/films/2.cd1.mkv", "/films/2.cd2.mkv"]}


def test_d12_a_show_that_is_gone_goes_with_its_episodes(bijou: Bijou, attic: Plex) -> None:
    attic.sections[1].items += series(2, {1: 2}, "Second") + series(3, {1: 2}, "Third")
    bijou.add_plex(attic.address, attic.token)
    bijou.scanned("full")
    attic.sections[1].items = [item for item in attic.sections[1].items if item.key[1:4] != "002" and item.key != "200002"]
    _, export = bijou.scanned("deep")
    assert titles(export, "shows") == ["Serial", "Third"]
    assert sum(1 for show in export["shows"] for _ in episodes(show)) == 5
