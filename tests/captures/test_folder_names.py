"""Folders: real titles, named as the naming guides ask, come back whole."""

from __future__ import annotations

import json
import random

from app.sources.folders.names import plain_film
from app.sources.folders.reading import guessed
from tests.captures.conftest import FOLDER


def test_real_titles_come_back_whole() -> None:
    """Of 400 real titles every one comes back as it is; guessit, which is asked about all other names, loses a word of a few."""
    films = json.loads((FOLDER / "datasets" / "us-movies-1900-2023.json").read_text(encoding="utf-8"))
    names = [(film["title"], film["year"]) for film in films if "/" not in film["title"]]
    lost = 0
    for title, year in random.Random(7).sample(names, 400):
        plain = plain_film(f"{title} ({year})")
        assert plain is not None
        assert (plain.title, plain.year) == (" ".join(title.split()).strip(" -"), year)
        guess = guessed(f"{title} ({year}).mkv", "movie")
        lost += (guess.title, guess.year) != (plain.title, plain.year)
    assert lost < 20
