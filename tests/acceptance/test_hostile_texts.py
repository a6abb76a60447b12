"""Servers and folders full of hostile text: stored and told as plain text, a line each, with nothing that steers a terminal (budgets, "Robustness")."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

from tests.acceptance.jellyfin_plain import Undescribed
from tests.acceptance.jellyfin_server import Jellyfin, Shelf, item
from tests.acceptance.plex_server import Item, Plex, Section
from tests.acceptance.program import Bijou, read_export

EVIL = "At\ntic\x1b[2J\x07\u202e<b>&\u2028\x9b31m"
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def film(number: int, title: Any, **facts: Any) -> Item:
    key = f"1{number:05}"
    known = {"ratingKey": key, "type": "movie", "title": title, "addedAt": 1_600_000_000, "updatedAt": 1_600_000_000, **facts}
    return Item(key, "movie", None, known, 1_600_000_000, 1_600_000_000)


HOSTILE = [
    film(1, EVIL),
    film(2, "x" * 100_000, summary="y" * 1_000_000),
    film(3, "Z" + "\u0301" * 5_000),
    film(4, "\ud800\x00half"),
    film(5, "When", addedAt=99_999_999_999_999, updatedAt=-(10**30)),
    film(6, "Numbers", year=10**40, duration=10**30, rating=1e308, viewOffset=10**30, viewCount=-(10**20)),
    film(7, "Many", Genre=[{"tag": f"genre {number}"} for number in range(5_000)], Role=[{"tag": EVIL, "role": "x" * 5_000}] * 2_000),
    film(8, "File", Media=[{"width": 10**20, "height": -4, "Part": [{"file": "/a/\ud800\x00\n", "size": 10**30}]}]),
    film(9, EVIL, ratingKey="key\n\x1b[2J", summary=["no", "text"]),
    film(10, None),
]


def test_hostile_text_is_told_a_line_each_and_nothing_of_it_stops_anything(tmp_path: Path) -> None:
    bijou = Bijou(tmp_path / "data", BIJOU_PASSPHRASE="", BIJOU_PLEX_TOKEN="canary-plex-token")
    with Plex([Section("1", "movie", EVIL, HOSTILE)], speaks="json", name=EVIL) as server:
        ran = bijou.add_plex(server.address, server.token, "--scan", "full", "--list-servers", "--export", bijou.target, "--check-db")
        server.token = "changed"
        refused = bijou.start("--scan", "deep", "--list-servers").ended()
    for said in (ran, refused):
        assert STEERS.findall(said.said) == []
    assert [line.partition(":")[0] for line in ran.out.splitlines() if line.startswith("At tic")][-1].endswith("<b>& 31m")
    assert (len(refused.err.splitlines()), refused.sentence.startswith("At tic")) == (1, True)
    assert "The database is sound." in ran.out
    movies = {one["copies"][0]["remote_key"]: one for one in read_export(bijou.target)["movies"]}
    assert len(movies) == 9
    assert len(movies["100002"]["title"]) == 2_000
    assert [movies[key]["title"] for key in ("100001", "100005", "100006")] == [EVIL.replace("\x1b", "").replace("\x07", ""), "When", "Numbers"]
    assert "\ud800" not in json.dumps([one["title"] for one in movies.values()], ensure_ascii=False)


def test_a_jellyfin_of_hostile_text_and_the_first_and_last_days_is_read(tmp_path: Path) -> None:
    bijou = Bijou(tmp_path / "data", BIJOU_PASSPHRASE="")
    days = {"a": "0001-01-02T00:00:00.0000000Z", "b": "9999-12-31T23:59:59.9999999Z", "c": "2024-02-30T00:00:00Z"}
    films = [item(number, "Movie", f"{EVIL}{name}", DateCreated=day) for number, (name, day) in enumerate(days.items(), 1)]
    with Jellyfin(Undescribed(), [Shelf(EVIL, "movies", films)]) as server:
        server.name = EVIL
        ran = bijou("--add-server", "jellyfin", server.address, "--token-stdin", "--list-servers", secret=server.token)
        ran = bijou("--scan", "full", "--export", bijou.target, BIJOU_JELLYFIN_TOKEN=server.token)
    assert STEERS.findall(ran.said) == []
    assert [one["title"] for one in read_export(bijou.target)["movies"]] == [f"{EVIL}{name}" for name in days]


def test_file_names_that_are_no_text_are_read_shown_and_opened_again(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, line breaks, escapes, markup and turned text in names; the second scan finds nothing new."""
    root = tmp_path / "Movies"
    names = [b"Caf\xe9 \xff (1999).mkv", b"A\nB\x1b[2J (2000).mkv", "\u202egnp (2001).mkv".encode(), b"<b>&amp; (2002).mkv", b"%s%n {tmdb-1} (2003).mkv"]
    for name in names:
        place = os.fsencode(root) + b"/" + name.rpartition(b".")[0]
        os.makedirs(place)  # noqa: PTH103  # a Path holds no bytes
        with open(place + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(b"film")
    bijou = Bijou(tmp_path / "data")
    ran = bijou("--add-server", "folders", tmp_path / "Movies", "--scan", "full", "--export", bijou.target, "--check-db")
    assert STEERS.findall(ran.said) == []
    export = read_export(bijou.target)
    assert len(export["movies"]) == len(names)
    assert all(unicodedata.category(letter) != "Cs" for one in export["movies"] for letter in one["title"])
    assert "0 added, 0 changed, 0 retired, 0 skipped" in bijou.scan("deep").out
