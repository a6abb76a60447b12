"""What a server holds can be changed under a test's hands, and quick listings show it."""

from __future__ import annotations

from typing import Any

import pytest

from app.demo.edits import Change
from app.demo.process import PretendServers
from tests.demo.conftest import items, plex, section


def _film(servers: PretendServers, title: str) -> dict[str, Any] | None:
    return next((film for film in section(servers, 1, 1) if film["title"] == title), None)


def _episode(servers: PretendServers, show: str, season: int, number: int) -> dict[str, Any] | None:
    return next((one for one in section(servers, 2, 4) if (one["grandparentTitle"], one["parentIndex"], one["index"]) == (show, season, number)), None)


def _latest(servers: PretendServers) -> int:
    return max(int(film["updatedAt"]) for film in section(servers, 1, 1))


def test_a_film_is_removed_and_comes_back(mine: PretendServers) -> None:
    before = len(section(mine, 1, 1))
    key = mine.change(Change("remove", "plex", of="Metropolis"))[0]
    assert _film(mine, "Metropolis") is None
    assert len(section(mine, 1, 1)) == before - 1
    assert plex(mine, f"/library/metadata/{key}").status == 404
    mine.change(Change("restore", "plex", key=key))
    assert _film(mine, "Metropolis") is not None


def test_what_changed_is_found_by_its_date(mine: PretendServers) -> None:
    before = _latest(mine)
    mine.change(Change("rename", "plex", of="Nosferatu", title="Nosferatu, Restored"))
    changed = section(mine, 1, 1, f"&updatedAt>>={before + 1}")
    assert [film["title"] for film in changed] == ["Nosferatu, Restored"]
    mine.change(Change("touch", "jellyfin", of="Charade"))
    since = items(mine, "Movie", "&minDateLastSaved=2026-01-01T00:00:00Z")
    assert "Charade" in {film["Name"] for film in since}


def test_a_new_episode_appears_with_its_show_changed(mine: PretendServers) -> None:
    shows = section(mine, 2, 2)
    count = next(show["leafCount"] for show in shows if show["title"] == "Radar Men from the Moon")
    latest = max(show["updatedAt"] for show in shows)
    mine.change(Change("add episode", "plex", of="Radar Men from the Moon", title="A Thirteenth Chapter", to_season=1, to_number=13))
    found = _episode(mine, "Radar Men from the Moon", 1, 13)
    assert found is not None
    assert found["title"] == "A Thirteenth Chapter"
    assert found["addedAt"] > latest
    mine.change(Change("add episode", "plex", of="Radar Men from the Moon", title="A Fourteenth", to_season=1, to_number=14, aired="2999-01-01"))
    assert _episode(mine, "Radar Men from the Moon", 1, 14) is None, "what has not aired has no file"
    changed = section(mine, 2, 2, f"&updatedAt>>={latest + 1}")
    assert [show["title"] for show in changed] == ["Radar Men from the Moon"]
    assert changed[0]["leafCount"] == count + 1


def test_an_episode_is_renumbered_and_keeps_its_key(mine: PretendServers) -> None:
    old = _episode(mine, "Les Vampires", 1, 10)
    assert old is not None
    mine.change(Change("renumber", "plex", of="Les Vampires", season=1, number=10, to_season=2, to_number=1))
    new = _episode(mine, "Les Vampires", 2, 1)
    assert new is not None
    assert (new["ratingKey"], new["title"]) == (old["ratingKey"], old["title"])
    assert _episode(mine, "Les Vampires", 1, 10) is None


def test_keys_change_as_after_a_rebuilt_database(mine: PretendServers) -> None:
    old = _film(mine, "Sintel")
    assert old is not None
    key = mine.change(Change("rekey", "plex", of="Sintel"))[0]
    new = _film(mine, "Sintel")
    assert new is not None
    assert new["ratingKey"] == key != old["ratingKey"]
    assert new["guid"] == old["guid"]
    assert plex(mine, f"/library/metadata/{old['ratingKey']}").status == 404
    assert plex(mine, f"/library/metadata/{key}").json["MediaContainer"]["Metadata"][0]["title"] == "Sintel"


def test_a_file_is_replaced(mine: PretendServers) -> None:
    mine.change(Change("replace file", "plex", of="Detour", label="2160p DV"))
    film = _film(mine, "Detour")
    assert film is not None
    assert [medium["videoResolution"] for medium in film["Media"]] == ["4k"]
    mine.change(Change("replace file", "jellyfin", of="Pioneer One", season=1, number=1, label="480p"))
    episode = next(one for one in items(mine, "Episode") if one["SeriesName"] == "Pioneer One" and one["IndexNumber"] == 1)
    assert episode["MediaSources"][0]["Container"] == "avi"


def test_films_are_added_and_a_library_empties_and_refills(mine: PretendServers) -> None:
    before = {film["ratingKey"] for film in section(mine, 1, 1)}
    added = set(mine.change(Change("add film", "plex", count=3)))
    assert {film["ratingKey"] for film in section(mine, 1, 1)} - before == added
    mine.change(Change("empty library", "plex", library="Movies"))
    assert section(mine, 1, 1) == []
    assert section(mine, 2, 2)
    mine.change(Change("refill library", "plex", library="Movies"))
    assert len(section(mine, 1, 1)) == len(before) + 3


def test_seasons_shows_and_episodes_go(mine: PretendServers) -> None:
    mine.change(Change("remove", "plex", of="Les Vampires", season=1, number=3))
    assert _episode(mine, "Les Vampires", 1, 3) is None
    mine.change(Change("remove", "plex", of="Small Hours", season=1))
    assert {one["parentIndex"] for one in section(mine, 2, 4) if one["grandparentTitle"] == "Small Hours"} == {0, 2}
    mine.change(Change("remove", "plex", of="Caminandes"))
    assert "Caminandes" not in {one["grandparentTitle"] for one in section(mine, 2, 4)}


def test_watching_and_reordering(mine: PretendServers) -> None:
    mine.change(Change("watch", "plex", of="Wings"))
    film = _film(mine, "Wings")
    assert film is not None
    assert film["viewCount"] >= 1
    order = [one["ratingKey"] for one in section(mine, 1, 1)]
    mine.change(Change("reorder", "plex"))
    assert [one["ratingKey"] for one in section(mine, 1, 1)] == order[::-1]


def test_the_jellyfin_key_of_a_change_is_the_one_it_tells(mine: PretendServers) -> None:
    key = mine.change(Change("rename", "jellyfin", of="Metropolis", title="Metropolis (Giorgio)"))[0]
    assert next(film["Name"] for film in items(mine, "Movie") if film["Id"] == key) == "Metropolis (Giorgio)"


def test_nothing_by_that_name_is_an_error(mine: PretendServers) -> None:
    with pytest.raises(ValueError, match="NoSuchTitle"):
        mine.change(Change("remove", "plex", of="Gone with the Wind"))
