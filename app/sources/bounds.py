"""Answers that are short on the line and enormous in memory: refused before they are read."""

from __future__ import annotations

from app.domain.problems import BadAnswer

MOST_THINGS = 4_000_000
"""Objects or elements of one answer; a whole library of 50,000 titles with everybody in it has half of them."""
MOST_VALUES = 30_000_000


def refuse_swarms(content: bytes, host: str) -> None:
    """Raises BadAnswer where a few bytes each would become millions of objects, which take a hundred times the room."""
    if content.count(b"<") > MOST_THINGS or content.count(b"{") > MOST_THINGS or content.count(b",") > MOST_VALUES:
        raise BadAnswer(f"{host} sent an answer of more pieces than any library has.")
