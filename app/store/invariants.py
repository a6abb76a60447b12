"""The rules of the data that SQLite's own checks do not see, each with its sentence: `--check-db`."""

from __future__ import annotations

from app.store.database import Reader

_RULES = (
    ("SELECT id FROM copies WHERE kind = 'movie' AND movie_id IS NULL OR kind = 'show' AND show_id IS NULL OR kind = 'season' AND season_id IS NULL",
     "copy {} says another kind than the title that it belongs to"),
    ("SELECT c.id FROM copies c WHERE c.kind = 'episode' AND NOT EXISTS (SELECT 1 FROM copy_episodes l WHERE l.copy_id = c.id)",
     "copy {} is of an episode but is tied to none"),
    ("SELECT l.copy_id FROM copy_episodes l JOIN copies c ON c.id = l.copy_id WHERE c.kind <> 'episode'",
     "copy {} is tied to an episode but is none"),
    ("SELECT c.id FROM copies c JOIN libraries b ON b.id = c.library_id WHERE b.server_id <> c.server_id",
     "copy {} is in a library of another server"),
    ("SELECT e.id FROM episodes e JOIN seasons s ON s.id = e.season_id WHERE s.show_id <> e.show_id OR s.number <> e.season",
     "episode {} is in another season than it says"),
    (("SELECT r.id FROM redirects r JOIN movies m ON m.id = r.old_id WHERE r.movie_id IS NOT NULL"
     " UNION ALL SELECT r.id FROM redirects r JOIN shows s ON s.id = r.old_id WHERE r.show_id IS NOT NULL"),
     "redirect {} starts at a title that is still there"),
    ("SELECT max(c.id) FROM credits c GROUP BY c.person_id, c.movie_id, c.show_id, c.source, c.department, c.job, c.character HAVING count(*) > 1",
     "credit {} is there twice"),
    ("SELECT m.id FROM movies m LEFT JOIN movie_search s ON s.rowid = m.id WHERE s.rowid IS NULL", "film {} cannot be found by search"),
    ("SELECT t.id FROM shows t LEFT JOIN show_search s ON s.rowid = t.id WHERE s.rowid IS NULL", "show {} cannot be found by search"),
    ("SELECT e.id FROM episodes e LEFT JOIN episode_search s ON s.rowid = e.id WHERE s.rowid IS NULL", "episode {} cannot be found by search"),
    (("SELECT s.rowid FROM movie_search s LEFT JOIN movies m ON m.id = s.rowid WHERE m.id IS NULL"
     " UNION ALL SELECT s.rowid FROM show_search s LEFT JOIN shows t ON t.id = s.rowid WHERE t.id IS NULL"
     " UNION ALL SELECT s.rowid FROM episode_search s LEFT JOIN episodes e ON e.id = s.rowid WHERE e.id IS NULL"),
     "search finds a title {} that is gone"),
    ("SELECT c.id FROM copies c WHERE NOT json_valid(CAST(c.facts AS TEXT))", "copy {} holds facts that cannot be read"),
    ("SELECT e.id FROM enrichments e WHERE e.facet = 'match' AND e.state = 'matched' AND e.provider_id IS NULL", "enrichment {} is matched with nothing"),
    ("SELECT e.id FROM enrichments e WHERE e.facts IS NOT NULL AND NOT json_valid(CAST(e.facts AS TEXT))", "enrichment {} holds facts that cannot be read"),
    (("SELECT c.id FROM credits c WHERE c.source NOT GLOB 'server:*' AND NOT EXISTS (SELECT 1 FROM enrichments e"
     " WHERE (e.movie_id = c.movie_id OR e.show_id = c.show_id) AND e.provider = c.source)"), "credit {} is of a provider that has no match"),
    (("SELECT l.id FROM listed_episodes l JOIN episodes e ON e.id = l.episode_id WHERE NOT EXISTS (SELECT 1 FROM enrichments m"
     " WHERE m.show_id = e.show_id AND m.provider = l.provider)"), "listed episode {} is of a provider that has no match"),
    (("SELECT e.id FROM episodes e WHERE (e.listed_by IS NULL) = EXISTS (SELECT 1 FROM listed_episodes l WHERE l.episode_id = e.id)"),
     "episode {} does not say who lists it"),
    (("SELECT e.id FROM episodes e WHERE e.listed_by IS NULL AND NOT EXISTS (SELECT 1 FROM copy_episodes l WHERE l.episode_id = e.id)"),
     "episode {} is neither owned nor listed"),
    (("SELECT w.id FROM wishlist w JOIN movies m ON m.id = w.movie_id"
     " JOIN wishlist o ON o.kind = 'movie' AND o.tmdb = m.tmdb AND o.id <> w.id AND o.movie_id IS NULL"
     " UNION ALL SELECT w.id FROM wishlist w JOIN shows s ON s.id = w.show_id"
     " JOIN wishlist o ON o.kind = 'episode' AND o.tmdb = s.tmdb AND o.season = w.season AND o.number = w.number AND o.id <> w.id AND o.show_id IS NULL"),
     "wish {} is there twice"),
    (("SELECT r.enrichment_id FROM releases r JOIN enrichments e ON e.id = r.enrichment_id WHERE e.facet <> 'details' OR e.movie_id IS NULL"
     " OR NOT EXISTS (SELECT 1 FROM json_each(CAST(e.more AS TEXT), '$.releases') j"
     " WHERE j.value ->> 'country' = r.country AND j.value ->> 'date' = r.day AND j.value ->> 'type' = r.type)"),
     "release of enrichment {} is told by nobody"),
    ("SELECT g.id FROM genres g WHERE g.folded = ''", "genre {} has no name"),
)  # fmt: skip
_SHOWN = 3


def broken(reader: Reader) -> list[str]:
    """A sentence for each row that breaks a rule, three a rule and then how many more."""
    found: list[str] = []
    for sql, sentence in _RULES:
        ids = [row[0] for row in reader.rows(f"SELECT * FROM ({sql}) LIMIT 1000")]
        found += [sentence.format(row_id) for row_id in ids[:_SHOWN]]
        if len(ids) > _SHOWN:
            found.append(f"… and {len(ids) - _SHOWN} more where {sentence.format('').replace('  ', ' ').strip()}")
    return found
