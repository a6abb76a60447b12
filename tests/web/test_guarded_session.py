"""The session that plexapi gets: requests' manners, our guards."""

from __future__ import annotations

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Unreachable
from app.web.session import GuardedSession
from app.web.web import Web
from tests.web.loopback import Exchange, Loopback


def test_it_answers_as_requests_does(web: Web, server: Loopback) -> None:
    server.routes["/a"] = lambda it: it.reply(200, "ä".encode("latin-1"), {"Content-Type": "text/plain; charset=latin-1"})
    with GuardedSession(web, Cancel) as session:
        response = session.get(f"{server.address}/a", params={"b": 1}, headers={"X-Plex-Token": "t"}, timeout=99)
        assert (response.status_code, response.text, response.ok) == (200, "ä", True)
        assert server.asked[0].headers["X-Plex-Token"] == "t"
        assert session.put(f"{server.address}/gone").status_code in {404, 501}


def test_its_guards_hold(web: Web, server: Loopback) -> None:
    server.routes["/hang"] = Exchange.hold
    server.routes["/large"] = lambda it: it.reply(200, b"x" * 5000)
    with GuardedSession(web, Cancel, deadline=0.3, limit=1000) as session:
        with pytest.raises(Unreachable):
            session.get(f"{server.address}/hang", timeout=99)
        with pytest.raises(BadAnswer):
            session.get(f"{server.address}/large")
