"""Proxies, the log, and the price of starting."""

from __future__ import annotations

import logging
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.web.web import Web
from tests.web.loopback import Exchange, Loopback
from tests.web.own_certificate import own_certificate

SECRET = "canary-5f3a9c"


def test_a_proxy_is_used_but_not_for_this_computer(server: Loopback) -> None:
    web = Web(proxy=server.address)
    server.routes["/x"] = lambda it: it.reply(200, b"by proxy")
    assert web.get("http://media.invalid/x", cancel=Cancel()).content == b"by proxy"
    assert server.asked[0].headers["Host"] == "media.invalid"
    with Loopback({"/x": lambda it: it.reply(200, b"straight")}) as here:
        assert web.get(f"{here.address}/x", cancel=Cancel()).content == b"straight"
    web.close()


def test_a_proxy_may_come_and_go_and_the_home_network_is_never_asked_through_it(server: Loopback) -> None:
    web = Web(proxy="http://127.0.0.1:9")
    server.routes["/x"] = lambda it: it.reply(200, b"by proxy")
    web.set_proxy(server.address)
    assert web.get("http://media.invalid/x", cancel=Cancel()).content == b"by proxy"
    asked = len(server.asked)
    with pytest.raises(Problem):
        web.get("http://nobody-of-this-name/x", cancel=Cancel())
    web.set_proxy(None)
    with pytest.raises(Problem):
        web.get("http://media.invalid/x", cancel=Cancel())
    assert len(server.asked) == asked
    web.close()


def test_the_environments_proxy_counts(server: Loopback, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.setenv("no_proxy", "direct.invalid")
    server.routes["/x"] = lambda it: it.reply(200, b"by proxy")
    assert web.get("http://media.invalid/x", cancel=Cancel()).content == b"by proxy"
    with pytest.raises(Problem):
        web.get("http://direct.invalid/x", cancel=Cancel())


def test_d70_no_secret_is_logged_at_any_level(server: Loopback, web: Web, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    server.routes["/ok"] = lambda it: it.reply(200, b"x")
    server.routes["/busy"] = lambda it: it.reply(503, b"x")
    server.routes["/moved"] = lambda it: it.reply(302, b"", {"Location": f"/ok?token={SECRET}"})

    def cut(it: Exchange) -> None:
        it.close_connection = True
        it.begin(100)

    server.routes["/cut"] = cut
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(tmp_path).file)
    with caplog.at_level(logging.DEBUG), Loopback({}, context) as unknown:
        addresses = [server.address + path for path in ("/ok", "/busy", "/moved", "/none", "/cut")]
        for address in [*addresses, unknown.address, "http://127.0.0.1:9/"]:
            try:
                web.get(address, headers={"X-Plex-Token": SECRET}, params={"secret": SECRET}, cancel=Cancel())
            except Problem:
                logging.getLogger("test").exception("with its traceback")
        web.post(f"{server.address}/ok", json={"Pw": SECRET}, cancel=Cancel())
    assert "GET" in caplog.text
    assert "/ok" in caplog.text
    assert "Traceback" in caplog.text
    assert SECRET not in caplog.text


def test_a_login_file_of_the_machine_is_not_sent_instead_of_our_header(server: Loopback, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """requests would put ~/.netrc's password over an Authorization header."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password other\n", "utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    server.routes["/x"] = lambda it: it.reply(200, b"x")
    web.get(f"{server.address}/x", headers={"Authorization": "ours"}, cancel=Cancel())
    web.get(f"{server.address}/x", cancel=Cancel())
    assert [asked.headers.get("Authorization") for asked in server.asked] == ["ours", None]


def test_starting_imports_no_http_library() -> None:
    """They take 0.1 s, which the first frame does not wait for."""
    heavy = "{'requests', 'urllib3', 'plexapi', 'cryptography'}"
    code = f"import sys, app.web.web, app.sources.connect, app.sources.plextv; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
