"""A reported item in the words of the expected tables: every field that says something, and no other.

Long texts and casts are told shortly (the beginning and the length): the tables hold facts, not the services' texts.
"""

from __future__ import annotations

from typing import Any

from app.domain.items import Credit, MediaFile, Reported

_FEW = 4


def told(item: Reported) -> dict[str, Any]:
    """The item as a table writes it."""
    facts = item.facts
    lines: dict[str, Any] = {
        "kind": str(item.kind), "key": item.remote_key, "show": item.show_key, "season_key": item.season_key,
        "season": item.season, "number": item.number, "number_last": item.number_last, "owned": None if item.owned else False,
        "title": facts.title, "sort": facts.sort_title, "original": facts.original_title, "year": facts.year, "overview": short(facts.overview),
        "tagline": facts.tagline, "minutes": None if facts.runtime_minutes is None else round(facts.runtime_minutes, 3),
        "content_rating": facts.content_rating, "studio": facts.studio, "network": facts.network, "status": facts.status,
        "released": facts.released, "ended": facts.ended, "language": facts.language, "genres": list(facts.genres),
        "ratings": [f"{rating.source} {rating.kind} {rating.value:g}/{rating.scale:g}" for rating in facts.ratings],
        "ids": _given(facts.ids, "tmdb", "imdb", "tvdb", "youtube", "plex"),
        "art": _given(facts.art, "poster", "backdrop", "logo", "still"),
        "credits": _credits(facts.credits), "added": item.added_at, "changed": item.changed_at,
        "watched": [item.watched.count, item.watched.position_ms, item.watched.at],
        "files": [_file(file) for file in item.files],
    }  # fmt: skip
    if lines["watched"] == [0, 0, None]:
        del lines["watched"]
    return {name: value for name, value in lines.items() if value not in (None, [], {})}


def short(text: str | None) -> list[Any] | None:
    """A text's beginning and its length."""
    return None if text is None else [text[:24], len(text)]


def _given(value: Any, *names: str) -> dict[str, str]:
    return {name: got for name in names if (got := getattr(value, name)) is not None}


def _credits(people: tuple[Credit, ...]) -> dict[str, Any]:
    """By department; of a long list how many there are, the first three and the last."""
    departments: dict[str, list[Credit]] = {}
    for person in people:
        departments.setdefault(person.department, []).append(person)
    return {department: _list(some) for department, some in departments.items()}


def _list(people: list[Credit]) -> list[Any]:
    assert [person.order for person in people] == list(range(len(people))), "the order is the server's"
    if len(people) <= _FEW:
        return [_person(person) for person in people]
    return [len(people), *(_person(person) for person in [*people[:3], people[-1]])]


def _person(person: Credit) -> str:
    parts = [person.name]
    if person.job and person.job not in {"Director", "Writer", "Producer"}:
        parts.append(f"({person.job})")
    if person.character:
        parts.append(f"as {person.character}")
    if person.portrait:
        parts.append(f"<{person.portrait}>")
    return " ".join(parts)


def _file(file: MediaFile) -> str:
    size = f"{file.width or '?'}×{file.height or '?'}"
    facts = [f"{file.version}.{file.part}", file.path, file.size_bytes, file.container, size, file.video_codec, file.audio_codec]
    facts += [None if file.channels is None else f"{file.channels:g}", file.hdr, file.duration_ms]
    return " | ".join("-" if fact is None else str(fact) for fact in facts)
