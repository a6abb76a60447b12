"""A library of the version before opens with everything that it held (D1)."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import apsw

from app.store.database import Database
from app.store.invariants import broken
from app.store.migrations import migrate, schema_steps
from app.store.safety import check_file

ROWS = """
INSERT INTO servers (kind, name, address, device_id, position, added_at) VALUES ('plex', 'Attic', 'http://a', 'd', 1, 1);
INSERT INTO libraries (server_id, key, name, kind) VALUES (1, 'm', 'Films', 'movie'), (1, 's', 'Shows', 'show');
INSERT INTO movies (title, sort_key, tmdb, created_at) VALUES ('Alien', 'alien', '348', 1);
INSERT INTO movie_search (rowid, titles) VALUES (1, 'alien');
INSERT INTO shows (title, sort_key, created_at) VALUES ('Fargo', 'fargo', 1);
INSERT INTO show_search (rowid, titles) VALUES (1, 'fargo');
INSERT INTO seasons (show_id, number, title) VALUES (1, 1, 'One');
INSERT INTO episodes (show_id, season_id, season, number, title, air_date, created_at) VALUES (1, 1, 1, 1, 'Pilot', '2020-01-01', 1);
INSERT INTO episode_search (rowid, titles) VALUES (1, 'pilot');
INSERT INTO copies (server_id, library_id, kind, remote_key, movie_id, digest, facts) VALUES (1, 1, 'movie', 'a', 1, x'00', x'7b7d');
INSERT INTO copies (server_id, library_id, kind, remote_key, show_id, digest, facts) VALUES (1, 2, 'show', 'b', 1, x'00', x'7b7d');
INSERT INTO copies (server_id, library_id, kind, remote_key, parent_id, season, number, digest, facts) VALUES (1, 2, 'episode', 'c', 2, 1, 1, x'00', x'7b7d');
INSERT INTO copy_episodes VALUES (1, 3);
INSERT INTO files (copy_id, path) VALUES (1, '/a.mkv');
INSERT INTO genres (name, folded) VALUES ('Horror', 'horror');
INSERT INTO movie_genres VALUES (1, 1);
INSERT INTO people (name, folded) VALUES ('Sigourney Weaver', 'sigourney weaver');
INSERT INTO credits (person_id, movie_id, source, department) VALUES (1, 1, 'server:1', 'Acting');
INSERT INTO enrichments (movie_id, provider, facet, state, evidence) VALUES (1, 'tmdb', 'match', 'error', 'kept');
INSERT INTO locks (movie_id, field, value, locked_at) VALUES (1, 'tagline', '"Mine."', 1);
INSERT INTO watchlist (kind, state, title, show_id, added_at) VALUES ('show', 'follow', 'Fargo', 1, 1);
INSERT INTO wishlist (kind, title, movie_id, added_at) VALUES ('movie', 'Alien', 1, 1);
INSERT INTO activity (at, verb, title, movie_id) VALUES (1, 'added', 'Alien', 1);
INSERT INTO settings VALUES ('theme', '"dark"');
"""


def _held(connection: apsw.Connection) -> dict[str, list[dict[str, object]]]:
    """Every table's rows by column."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")]
    found = {}
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info('{table}')")]
        found[table] = [dict(zip(columns, row, strict=True)) for row in connection.execute(f"SELECT * FROM '{table}'")]
    return found


def test_the_first_version_becomes_this_one_without_loss(tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.mkdir()
    source = schema_steps()[1]
    shutil.copy(str(source), first / source.name)
    path = tmp_path / "library.db"
    migrate(path, schema=first)
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute(ROWS)
        before = _held(connection)
    assert {"movies", "credits", "enrichments", "watchlist"} <= {table for table, rows in before.items() if rows}
    database = Database(path)
    with database.read() as reader:
        assert broken(reader) == []
        assert reader.value("PRAGMA user_version") == max(schema_steps())
        after = _held(reader.connection)
    database.close()
    for table, rows in before.items():
        if not table.startswith("sqlite_"):
            kept = [{name: value for name, value in row.items() if name in (rows[0] if rows else ())} for row in after[table]]
            assert kept == rows, table
    assert check_file(path) == []
    assert path.with_name("library.v1.db").exists(), "a copy is made first"
