"""The days from which on films that are not owned can be had at home, in the user's country."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from app.domain.calendar import Airing, AiringState
from app.store.database import Reader
from app.store.settings_values import setting
from app.store.wanted_export import MOVIE_DONE

_ELSEWHERE = "US"
LACKED = f"""releases r CROSS JOIN enrichments e ON e.id = r.enrichment_id CROSS JOIN movies m ON m.id = e.movie_id
    WHERE r.country = :country AND r.day >= :from_day AND NOT {MOVIE_DONE.replace("w.movie_id", "e.movie_id")}"""

HOME_DAYS = """json((SELECT json_group_array(json_array(r.day, r.type)) FROM enrichments d
    CROSS JOIN releases r INDEXED BY releases_of_details ON r.enrichment_id = d.id WHERE d.movie_id = m.id AND d.facet = 'details' AND r.country = :country))"""
"""Of a film `m`, as [day, type] pairs in no order."""


def country_of(reader: Reader) -> str:
    """The user's country (ISO 3166-1): as chosen, else the system's as it named it last, else the United States."""
    chosen, system = (json.loads(setting(reader, name) or "null") for name in ("metadata.region", "metadata.system"))
    return str(chosen or (system[1] if system else _ELSEWHERE))


def releases_between(reader: Reader, params: dict[str, object]) -> list[Airing]:
    """Each film once a day, `from_day` to before `until_day`, by the first kind in which it comes then; also on the day that is its first of all."""
    rows = reader.gathered(
        "m.id, m.title, r.day, r.type, EXISTS (SELECT 1 FROM wishlist w WHERE w.movie_id = m.id), coalesce(m.backdrop, ''), coalesce(m.poster, ''), m.tmdb",
        f"{LACKED} AND r.day < :until_day",
        {**params, "country": country_of(reader)},
    )
    found: dict[tuple[int, str], Airing] = {}
    for film, title, day, release, wished, backdrop, poster, tmdb in sorted(rows, key=lambda row: row[3]):
        state: AiringState = "missing" if day < str(params["today"]) else "upcoming"
        one = Airing(
            "movie", film, day, title, state, backdrop=backdrop or None, poster=poster or None, wished=bool(wished), tmdb=tmdb, release=release, again=True,
        )  # fmt: skip
        found.setdefault((film, day), one)
    return list(found.values())


def with_releases(films: Sequence[Airing], releases: Sequence[Airing]) -> list[Airing]:
    """Films on their first days and on these: the same day twice is one card, which tells both."""
    of_day = {(one.id, one.day): one for one in releases}
    first = [one if (same := of_day.pop((one.id, one.day), None)) is None else msgspec.structs.replace(one, release=same.release) for one in films]
    return [*first, *of_day.values()]


def next_release(reader: Reader, params: dict[str, object]) -> str | None:
    """The first day (YYYY-MM-DD) from `from_day` on; None where none is known."""
    day: str | None = reader.value(f"SELECT r.day FROM {LACKED} ORDER BY r.day LIMIT 1", {**params, "country": country_of(reader)})
    return day
