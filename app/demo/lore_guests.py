"""Who guests in the episodes of made-up shows: made-up people; of real shows nothing that the catalogue does not know."""

from __future__ import annotations

from app.demo.chance import mixed
from app.demo.invent import POOL, person
from app.demo.people import real_people
from app.demo.titles import Episode, Show
from app.demo.tmdb_parts import Body, credit_id
from app.demo.tmdb_parts import person as body_of
from app.demo.words import words

_MOST = 5


def guests_of(show: Show, episode: Episode) -> list[Body]:
    """Up to four, as TMDB names them."""
    if real_people().intersection(player.name for player in show.cast) or not show.cast:
        return []
    whole = mixed(show.number, episode.season, episode.number, 283)
    names = dict.fromkeys(person(mixed(whole, turn) % POOL) for turn in range(whole % _MOST))
    parts = words().who
    return [
        body_of(name)
        | {
            "character": parts[mixed(whole, turn, 1) % len(parts)],
            "credit_id": credit_id(show, name, f"guest{episode.season}x{episode.number}"),
            "order": 500 + turn,
        }
        for turn, name in enumerate(names)
    ]
