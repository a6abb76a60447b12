"""Encrypted connections: what the system trusts, what the person accepted, and nothing else."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import Cancelled, Problem, UnknownCertificate, Unreachable
from app.web.web import Web
from tests.web.asking import Asking
from tests.web.loopback import Exchange, Loopback
from tests.web.own_certificate import OwnCertificate, own_certificate


def serving(certificate: OwnCertificate) -> Loopback:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.file)
    return Loopback({"/a": lambda it: it.reply(200, b"x"), "/hang": Exchange.hold}, context)


@pytest.fixture
def certificate(tmp_path: Path) -> OwnCertificate:
    return own_certificate(tmp_path)


def test_an_unknown_certificate_is_shown_with_its_fingerprint(web: Web, certificate: OwnCertificate) -> None:
    with serving(certificate) as server, pytest.raises(UnknownCertificate, match="does not trust") as caught:
        web.get(f"{server.address}/a", headers={"X-Plex-Token": "canary"}, cancel=Cancel())
    assert caught.value.fingerprint == certificate.fingerprint
    assert caught.value.subject == "media.home"
    assert server.asked == []  # nothing was said to it, least of all the token


def test_an_accepted_certificate_is_pinned_for_that_port_only(web: Web, certificate: OwnCertificate) -> None:
    with serving(certificate) as server, serving(certificate) as other:
        web.pin("127.0.0.1", server.port, certificate.fingerprint)
        for _ in range(3):
            assert web.get(f"{server.address}/a", cancel=Cancel()).content == b"x"
        assert len({asked.line for asked in server.asked}) == 1
        with pytest.raises(UnknownCertificate):
            web.get(f"{other.address}/a", cancel=Cancel())


def test_pins_may_be_given_at_the_start_in_any_spelling(certificate: OwnCertificate) -> None:
    with serving(certificate) as server:
        web = Web(pins={f"127.0.0.1:{server.port}": certificate.fingerprint.replace(":", "").lower()})
        assert web.get(f"{server.address}/a", cancel=Cancel()).content == b"x"
        web.close()


def test_a_changed_certificate_is_shown_anew(web: Web, certificate: OwnCertificate, tmp_path: Path) -> None:
    changed = own_certificate(tmp_path, "someone.else")
    with serving(changed) as server:
        web.pin("127.0.0.1", server.port, certificate.fingerprint)
        with pytest.raises(UnknownCertificate) as caught:
            web.get(f"{server.address}/a", headers={"X-Plex-Token": "canary"}, cancel=Cancel())
        assert caught.value.fingerprint == changed.fingerprint
        assert server.asked == []
        web.pin("127.0.0.1", server.port, None)
        with pytest.raises(UnknownCertificate):
            web.get(f"{server.address}/a", cancel=Cancel())


def test_what_the_system_trusts_needs_no_pin(web: Web, certificate: OwnCertificate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    with serving(certificate) as server:
        assert web.get(f"{server.address}/a", cancel=Cancel()).content == b"x"
        web.pin("127.0.0.1", server.port, "00" * 32)  # the server has got a proper certificate since
        assert web.get(f"{server.address}/a", cancel=Cancel()).content == b"x"


def test_a_trusted_issuer_is_not_enough_when_the_date_or_the_name_is_wrong(
    web: Web, certificate: OwnCertificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = own_certificate(tmp_path, "old.home", days=-1)
    bundle = tmp_path / "bundle.pem"
    bundle.write_bytes(old.file.read_bytes() + certificate.file.read_bytes())
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    with serving(old) as server, pytest.raises(UnknownCertificate, match="expired"):
        web.get(f"{server.address}/a", cancel=Cancel())
    with serving(certificate) as server, pytest.raises(UnknownCertificate, match="localhost"):
        web.get(f"https://localhost:{server.port}/a", cancel=Cancel())


def test_https_to_a_server_that_speaks_http(web: Web, server: Loopback) -> None:
    with pytest.raises(Problem, match=r"try the address with http|No secure connection|broke off"):
        web.get(f"https://127.0.0.1:{server.port}/", cancel=Cancel(), deadline=5)


def test_http_to_a_server_that_speaks_https(web: Web, certificate: OwnCertificate) -> None:
    with serving(certificate) as server, pytest.raises(Unreachable):
        web.get(f"http://127.0.0.1:{server.port}/a", cancel=Cancel(), deadline=5)


def test_the_deadline_holds_over_tls(web: Web, certificate: OwnCertificate) -> None:
    with serving(certificate) as server:
        web.pin("127.0.0.1", server.port, certificate.fingerprint)
        with pytest.raises(Unreachable, match="within"):
            web.get(f"{server.address}/hang", cancel=Cancel(), deadline=0.4)


def test_a_host_that_hangs_in_its_handshake_holds_up_no_other(web: Web, certificate: OwnCertificate) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, serving(certificate) as server:
        asking = Asking(web, f"https://127.0.0.1:{silent.getsockname()[1]}/")
        line, _ = silent.accept()
        with line:
            assert line.recv(1)  # its greeting arrived; no answer comes
            with pytest.raises(UnknownCertificate):
                web.get(f"{server.address}/a", cancel=Cancel(), deadline=5)
            asking.cancel.request()
            assert isinstance(asking.ended_with(), Cancelled)
