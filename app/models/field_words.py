"""What the fields of a title are called, in the user's language."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.wording import tr


def field_names() -> dict[str, str]:
    """Field → its name."""
    return {
        "title": tr("Title"),
        "sort_title": tr("Sort title"),
        "original_title": tr("Original title"),
        "year": tr("Year"),
        "overview": tr("Overview"),
        "tagline": tr("Tagline"),
        "runtime_minutes": tr("Runtime"),
        "content_rating": tr("Content rating"),
        "studio": tr("Studio"),
        "network": tr("Network"),
        "status": tr("Status"),
        "released": tr("Released"),
        "ended": tr("Ended on"),
        "genres": tr("Genres"),
        "ratings": tr("Ratings"),
        "credits": tr("Cast and crew"),
        "poster": tr("Poster"),
        "backdrop": tr("Backdrop"),
        "logo": tr("Logo"),
        "language": tr("Language"),
        "tmdb": tr("TMDB id"),
        "imdb": tr("IMDb id"),
        "tvdb": tr("TVDB id"),
        "plex": tr("Plex id"),
        "ids": tr("Ids elsewhere"),
        "episodes": tr("Episodes"),
        "files": tr("Files"),
        "extras": tr("Videos, keywords and titles like it"),
    }


def named_fields(fields: Iterable[str]) -> str:
    """Several of them, with commas between."""
    names = field_names()
    return ", ".join(names.get(field, field) for field in fields)
