"""Adding servers: the real clients against the pretend servers, and what is stored of them."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem, Refused, UnknownCertificate, Unreachable
from app.library.connecting import Invitation, join
from app.store.database import Database
from app.store.servers import servers as all_servers
from app.web.web import Web
from tests.acceptance.plex_server import Plex, Section
from tests.web.own_certificate import own_certificate


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=20, options=Options(art="plain")) as servers:
        yield servers


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    yield web
    web.close()


def rows(database: Database, sql: str) -> list[tuple[object, ...]]:
    with database.read() as reader:
        return list(reader.rows(sql))


def test_a_plex_server_comes_with_its_film_and_show_libraries_and_no_music(database: Database, web: Web, servers: PretendServers) -> None:
    heard: list[Changes] = []
    database.listen(heard.append)
    joined = join(database, web, Invitation("plex", servers.plex.address, token=servers.plex.token), Cancel())
    assert (joined.name, joined.token, joined.known) == ("Attic", servers.plex.token, False)
    assert rows(database, "SELECT kind, name, address, machine_id FROM servers") == [("plex", "Attic", servers.plex.address, servers.plex.machine_id)]
    libraries = rows(database, "SELECT name, kind, hidden, included FROM libraries ORDER BY position")
    assert libraries == [("Movies", "movie", 0, 1), ("TV Shows", "show", 0, 1), ("Short Films", "movie", 1, 1), ("Home Films", "movie", 0, 1)]
    assert heard[0].added == {Subject.SERVER: frozenset({joined.server_id})}


def test_a_jellyfin_server_with_user_and_password(database: Database, web: Web, servers: PretendServers) -> None:
    new = Invitation("jellyfin", servers.jellyfin.address, name="Den", user=servers.jellyfin.user, password=servers.jellyfin.password)
    joined = join(database, web, new, Cancel())
    assert joined.name == "Den"
    assert joined.token
    assert joined.token != servers.jellyfin.password
    stored = rows(database, "SELECT kind, name, user_name, device_id FROM servers")
    assert stored == [("jellyfin", "Den", "Ada", new.device_id)]


def test_a_jellyfin_server_with_an_api_key(database: Database, web: Web, servers: PretendServers) -> None:
    joined = join(database, web, Invitation("jellyfin", servers.jellyfin.address, token=servers.jellyfin.api_key), Cancel())
    assert joined.token == servers.jellyfin.api_key


def test_the_same_server_again_is_the_same_row(database: Database, web: Web, servers: PretendServers) -> None:
    first = join(database, web, Invitation("plex", servers.plex.address, token=servers.plex.token), Cancel())
    again = join(database, web, Invitation("plex", servers.plex.address + "/web/index.html", name="Loft", token=servers.plex.token), Cancel())
    assert (again.server_id, again.device_id, again.known) == (first.server_id, first.device_id, True)
    assert rows(database, "SELECT name FROM servers") == [("Loft",)]


def test_two_servers_never_share_a_name(database: Database, web: Web, servers: PretendServers) -> None:
    join(database, web, Invitation("plex", servers.plex.address, name="Home", token=servers.plex.token), Cancel())
    second = join(database, web, Invitation("jellyfin", servers.jellyfin.address, name="home", token=servers.jellyfin.api_key), Cancel())
    assert second.name == "home 2"


def test_what_fails_stores_nothing(database: Database, web: Web, servers: PretendServers) -> None:
    wrong = [
        (Invitation("plex", servers.plex.address, token="wrong"), Refused),
        (Invitation("plex", servers.plex.address), Refused),
        (Invitation("plex", "http://127.0.0.1:9", token="x"), Unreachable),
        (Invitation("plex", servers.jellyfin.address, token="x"), Problem),
        (Invitation("jellyfin", servers.jellyfin.address, user="Ada", password="wrong"), Refused),
    ]
    for invitation, kind in wrong:
        with pytest.raises(kind):
            join(database, web, invitation, Cancel())
    assert rows(database, "SELECT * FROM servers") == []


def test_secrets_stay_out_of_what_is_printed(servers: PretendServers) -> None:
    assert "canary" not in repr(Invitation("jellyfin", "http://x", token="canary", user="a", password="canary"))


def test_a_server_that_gets_a_new_address_or_user_stays_itself_and_never_becomes_another(database: Database, web: Web, servers: PretendServers) -> None:
    """D70: each server's secret is kept under its own name; the address of another would get this one's token, and the other way round."""
    first = join(database, web, Invitation("jellyfin", servers.jellyfin.address, token=servers.jellyfin.api_key), Cancel())
    with database.write() as tx:
        tx.execute("UPDATE servers SET user_id = 'someone', user_name = 'Someone else'")
    again = Invitation("jellyfin", servers.jellyfin.address, user=servers.jellyfin.user, password=servers.jellyfin.password, device_id=first.device_id)
    moved = join(database, web, again, Cancel())
    assert (moved.server_id, moved.device_id, moved.known) == (first.server_id, first.device_id, True)
    assert rows(database, "SELECT user_name FROM servers") == [(servers.jellyfin.user,)]
    with Plex([Section("1", "movie", "Films")], machine="one") as one, Plex([Section("1", "movie", "Films")], machine="two", name="Den") as two:
        attic = join(database, web, Invitation("plex", one.address, token=one.token), Cancel())
        stranger = Invitation("plex", two.address, token=two.token, device_id=attic.device_id)
        with pytest.raises(Problem, match="another server than Attic"):
            join(database, web, stranger, Cancel())
        den = join(database, web, Invitation("plex", two.address, token=two.token), Cancel())
        with pytest.raises(Problem, match="another server than Attic"):
            join(database, web, stranger, Cancel())
        assert den.device_id != attic.device_id
    assert rows(database, "SELECT count(*), count(DISTINCT device_id) FROM servers") == [(3, 3)]


def test_a_new_certificate_that_was_accepted_is_kept_for_the_known_server(database: Database, tmp_path: Path) -> None:
    """Its old one ran out: with only the old fingerprint stored, the next start would refuse the server."""
    fingerprints: list[str] = []
    for year in ("first", "second"):
        folder = tmp_path / year
        folder.mkdir()
        certificate = own_certificate(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.file)
        fingerprints.append(certificate.fingerprint)
        with Plex([Section("1", "movie", "Films")], context=context) as server, contextlib.closing(Web()) as web:
            address = f"https://127.0.0.1:{server.loopback.port}"
            with pytest.raises(UnknownCertificate):
                join(database, web, Invitation("plex", address, token=server.token), Cancel())
            join(database, web, Invitation("plex", address, token=server.token, fingerprint=certificate.fingerprint), Cancel())
        with database.read() as reader:
            (row,) = all_servers(reader)
        assert row.certificate == fingerprints[-1]
    assert len(set(fingerprints)) == 2
