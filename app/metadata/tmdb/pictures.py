"""All pictures of a title at TMDB, as values to choose from."""

from __future__ import annotations

from app.domain.art_choices import ArtField, OfferedPicture
from app.metadata.tmdb.values import picture
from app.metadata.tmdb.wire import Image, Images, Many, Number, each
from app.metadata.values import count, number


def offered(images: Images) -> tuple[OfferedPicture, ...]:
    """Posters, then backdrops, then logos, each once, in TMDB's own order, the best first."""
    kinds: tuple[tuple[ArtField, Many[Image]], ...] = (("poster", images.posters), ("backdrop", images.backdrops), ("logo", images.logos))
    found: dict[tuple[ArtField, str], OfferedPicture] = {}
    for field, many in kinds:
        for image in each(many):
            if one := _offered(field, image):
                found.setdefault((field, one.reference), one)
    return tuple(found.values())


def _offered(field: ArtField, image: Image) -> OfferedPicture | None:
    """TMDB has a drawn logo (SVG) as PNG too, under the same name; "xx" is its word for no language."""
    path, language = picture(image.file_path), (image.iso_639_1 or "").strip().lower()
    if path is None:
        return None
    if field == "logo" and path.endswith(".svg"):
        path = path.removesuffix(".svg") + ".png"
    score = number(image.vote_average)
    return OfferedPicture(
        field,
        path,
        None if language in {"", "xx"} else language,
        _whole(image.width),
        _whole(image.height),
        score if score is not None and 0 < score <= 10 else None,
        _whole(image.vote_count),
    )


def _whole(value: Number) -> int | None:
    found = number(value)
    return count(int(found)) if found is not None else None
