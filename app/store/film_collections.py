"""Which films of the library belong to one collection, by an index."""

from __future__ import annotations

from app.domain.collected import CollectedFilm
from app.store.database import Reader
from app.store.owned import owned_titles

_COLLECTION = "json_extract(CAST(n.more AS TEXT), '$.collection[0]')"


def films_of_collection(reader: Reader, its_id: str) -> list[CollectedFilm]:
    """The library's films in the collection with this number of TMDB, the oldest first, stamped in one query. StoreProblem."""
    rows = reader.rows(
        f"""SELECT t.id, t.tmdb, t.title, t.year, t.poster FROM enrichments n INDEXED BY films_of_collections JOIN movies t ON t.id = n.movie_id
        WHERE n.facet = 'details' AND n.movie_id IS NOT NULL AND {_COLLECTION} IS NOT NULL AND {_COLLECTION} = ?
        ORDER BY t.year IS NULL, t.year, t.released, t.id""",
        (its_id,),
    )
    owned = owned_titles(reader, "movie", [tmdb for _, tmdb, *_ in rows if tmdb])
    found = {row: CollectedFilm(tmdb or "", title, year, poster, row, owned.get(tmdb or "")) for row, tmdb, title, year, poster in rows}
    return list(found.values())
