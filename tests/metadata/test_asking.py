"""A provider's way out over real HTTP: answers kept and confirmed, trying again, rest, quota, and words for every failure (D22, D24, D70)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from app import __version__
from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Busy, Cancelled, Missing, Problem, Refused, Spent, Unreachable
from app.domain.provided import Provider
from app.metadata.answer_cache import AnswerCache
from app.metadata.asking import Asking
from app.metadata.quota import Quota
from app.metadata.recalling import recalling
from app.web.pace import Pace
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.real_answers import saying
from tests.web.loopback import Exchange, Loopback

CANARY = "canary-7f3a9c51d2"
Opened = Callable[..., Asking]


@pytest.fixture
def opened(web: Web, server: Loopback, tmp_path: Path, clock: StillClock) -> Opened:
    """Makes an asking with a cache in the test's folder."""

    def make(*, quota: Quota | None = None, cached: bool = True, explain: Callable[[int, bytes], Problem | None] | None = None, path: str = "/3") -> Asking:
        cache = AnswerCache(tmp_path / "answers", now=clock) if cached else None
        return Asking(web, Provider.TMDB, server.address + path, pace=Pace(), quota=quota, cache=cache, explain=explain, now=clock)

    return make


def counting(bodies: list[bytes], headers: dict[str, str] | None = None) -> Callable[[Exchange], None]:
    """Answers one body after the other."""
    left = list(bodies)
    return lambda it: it.reply(200, left.pop(0), headers)


def test_an_answer_that_is_doubted_is_asked_for_again_however_fresh(server: Loopback, opened: Opened, clock: StillClock, tmp_path: Path) -> None:
    server.routes["/3/a"] = counting([b"first", b"second"])
    asking = opened()
    assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"first"
    cache = AnswerCache(tmp_path / "answers", now=clock)
    asking._cache = cache
    cache.doubt()
    clock.pass_by(1)
    assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"second"
    assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"second", "it was confirmed since"


def test_while_recalling_an_old_answer_serves_with_the_time_it_was_good_and_nothing_is_asked(server: Loopback, opened: Opened, clock: StillClock) -> None:
    """A title opened while offline shows what is known, and when it was last good."""
    server.routes["/3/a"] = counting([b"first", b"second"])
    server.routes["/3/b"] = counting([b"other"])
    asking = opened()
    asking.get("/a", cancel=Cancel())
    told = clock()
    clock.pass_by(86_400)
    asking.get("/b", cancel=Cancel())
    with recalling() as recall:
        assert recall.at is None
        assert asking.get("/b", cancel=Cancel(), fresh_for=60) == b"other"
        assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"first"
        assert recall.at == pytest.approx(told, abs=1), "the oldest of them"
        for never in (
            lambda: asking.get("/c", cancel=Cancel()),
            lambda: asking.post("/a", {}, cancel=Cancel()),
            lambda: asking.lead("/a", {}, cancel=Cancel()),
        ):
            with pytest.raises(Missing, match="has not told of this before"):
                never()
    assert len(server.asked) == 2
    assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"second", "and afterwards it is asked as ever"


def test_the_question_arrives_with_the_version_the_parameters_and_the_secret(server: Loopback, opened: Opened) -> None:
    server.routes["/3/movie/550"] = saying(b"{}")
    opened().get("/movie/550", {"language": "de"}, secret={"api_key": CANARY}, headers={"Authorization": "Bearer x"}, cancel=Cancel())
    asked = server.asked[0]
    assert asked.headers["User-Agent"] == f"Bijou/{__version__}"
    assert asked.query == {"api_key": [CANARY], "language": ["de"]}
    assert asked.headers["Authorization"] == "Bearer x"


def test_a_fresh_answer_is_not_asked_for_again_and_an_old_one_is(server: Loopback, opened: Opened, clock: StillClock) -> None:
    server.routes["/3/a"] = counting([b"first", b"second"])
    asking = opened()
    assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"first"
    clock.pass_by(59)
    assert opened().get("/a", cancel=Cancel(), fresh_for=60) == b"first"
    clock.pass_by(1)
    assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"second"
    assert len(server.asked) == 2


def test_another_question_parameter_or_place_is_another_answer(server: Loopback, opened: Opened) -> None:
    server.otherwise = lambda it: it.reply(200, it.path.encode())
    asking = opened()
    answers = [
        asking.get("/a", {"x": "1"}, cancel=Cancel(), fresh_for=60),
        asking.get("/a", {"x": "2"}, cancel=Cancel(), fresh_for=60),
        asking.get("/b", {"x": "1"}, cancel=Cancel(), fresh_for=60),
        opened(path="/4").get("/a", {"x": "1"}, cancel=Cancel(), fresh_for=60),
    ]
    assert answers == [b"/3/a?x=1", b"/3/a?x=2", b"/3/b?x=1", b"/4/a?x=1"]


def test_another_key_finds_the_same_answer(server: Loopback, opened: Opened) -> None:
    """What an answer is kept by has no secret in it, not even a digest of one (D70)."""
    server.otherwise = saying(b"{}")
    asking = opened()
    asking.get("/a", secret={"api_key": "one"}, headers={"Authorization": "Bearer one"}, cancel=Cancel(), fresh_for=60)
    asking.get("/a", secret={"api_key": "two"}, headers={"Authorization": "Bearer two"}, cancel=Cancel(), fresh_for=60)
    assert len(server.asked) == 1


def test_an_old_answer_is_confirmed_without_being_sent_again(server: Loopback, opened: Opened, clock: StillClock) -> None:
    def answer(it: Exchange) -> None:
        if it.headers.get("If-None-Match") == '"v1"' and it.headers.get("If-Modified-Since") == "Wed, 01 Oct 2025 12:00:30 GMT":
            it.reply(304)
        else:
            it.reply(200, b"body", {"ETag": '"v1"', "Last-Modified": "Wed, 01 Oct 2025 12:00:30 GMT"})

    server.routes["/3/a"] = answer
    asking = opened()
    assert asking.get("/a", cancel=Cancel()) == b"body"
    clock.pass_by(1000)
    assert asking.get("/a", cancel=Cancel(), fresh_for=10) == b"body"
    assert "If-None-Match" in server.asked[1].headers
    clock.pass_by(9)
    assert asking.get("/a", cancel=Cancel(), fresh_for=10) == b"body"
    assert len(server.asked) == 2, "what was confirmed is fresh again"


def test_a_deleted_cache_asks_unconditionally(server: Loopback, opened: Opened, tmp_path: Path) -> None:
    server.routes["/3/a"] = saying(b"body", headers={"ETag": '"v1"'})
    asking = opened()
    asking.get("/a", cancel=Cancel())
    for path in (tmp_path / "answers").rglob("*"):
        if path.is_file():
            path.unlink()
    assert asking.get("/a", cancel=Cancel()) == b"body"
    assert "If-None-Match" not in server.asked[1].headers


def test_what_is_no_answer_is_not_kept(server: Loopback, opened: Opened) -> None:
    server.routes["/3/a"] = counting([b"no", b"yes"])
    asking = opened()
    assert asking.get("/a", cancel=Cancel(), fresh_for=60, keep=lambda body: body == b"yes") == b"no"
    assert asking.get("/a", cancel=Cancel(), fresh_for=60, keep=lambda body: body == b"yes") == b"yes"
    assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"yes"


def cut_short(it: Exchange) -> None:
    """Announces more than it sends."""
    it.begin(100)
    it.close_connection = True


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, BadAnswer), (401, Refused), (403, BadAnswer), (404, BadAnswer), (410, BadAnswer), (422, BadAnswer), (429, Busy), (500, BadAnswer),
     (502, Unreachable), (503, Busy), (504, Unreachable), (520, Unreachable), (526, Unreachable)],
)  # fmt: skip
def test_every_failure_is_a_problem_with_the_providers_name(server: Loopback, opened: Opened, status: int, kind: type[Problem]) -> None:
    server.routes["/3/a"] = saying(f"<html>{CANARY}</html>".encode(), status)
    with pytest.raises(kind) as caught:
        opened().get("/a", secret={"api_key": CANARY}, cancel=Cancel(), fresh_for=60)
    assert "TMDB" in str(caught.value)
    assert CANARY not in repr(caught.value)
    assert len(server.asked) == (3 if status in {429, 500, 502, 503, 504} else 1)


def test_d24_a_403_that_is_no_page_is_about_the_key(server: Loopback, opened: Opened) -> None:
    server.routes["/3/a"] = saying(b'{"message":"Forbidden"}', 403)
    with pytest.raises(Refused, match="key"):
        opened().get("/a", cancel=Cancel())


def test_it_tries_again_and_listens_to_retry_after(server: Loopback, opened: Opened) -> None:
    statuses = [503, 429, 200]
    server.routes["/3/a"] = lambda it: it.reply(statuses.pop(0), b"good", {"Retry-After": "0"})
    assert opened().get("/a", cancel=Cancel()) == b"good"
    assert len(server.asked) == 3


def test_who_asks_for_an_hour_of_patience_gets_it(server: Loopback, opened: Opened, clock: StillClock) -> None:
    server.routes["/3/a"] = saying(b"{}", 429, {"Retry-After": "3600"})
    asking = opened()
    with pytest.raises(Busy) as caught:
        asking.get("/a", cancel=Cancel())
    assert caught.value.retry_after == 3600
    clock.pass_by(3590)
    with pytest.raises(Busy) as caught:
        asking.get("/b", cancel=Cancel())
    assert caught.value.retry_after == pytest.approx(10)
    assert len(server.asked) == 1, "it is not asked in that hour"
    clock.pass_by(10)
    server.routes["/3/a"] = saying(b"good")
    assert asking.get("/a", cancel=Cancel()) == b"good"


def test_who_does_not_say_how_long_gets_half_a_minute(server: Loopback, opened: Opened, clock: StillClock) -> None:
    server.routes["/3/a"] = saying(b"{}", 429)
    asking = opened()
    for _ in range(5):
        with pytest.raises(Busy) as caught:
            asking.get("/a", cancel=Cancel())
        assert caught.value.retry_after == 30
    assert len(server.asked) == 3, "the tries of one question"
    clock.pass_by(30)
    server.routes["/3/a"] = saying(b"good")
    assert asking.get("/a", cancel=Cancel()) == b"good"


def test_an_allowed_failure_is_an_answer_and_never_kept(server: Loopback, opened: Opened) -> None:
    server.routes["/3/a"] = saying(b"said", 404)
    asking = opened()
    assert asking.get("/a", cancel=Cancel(), fresh_for=60, allowed=(404,)) == b"said"
    assert asking.get("/a", cancel=Cancel(), fresh_for=60, allowed=(404,)) == b"said"
    assert len(server.asked) == 2


def test_a_post_is_never_repeated_and_never_kept(server: Loopback, opened: Opened, tmp_path: Path) -> None:
    server.routes["/3/login"] = saying(b"{}", 503)
    with pytest.raises(Busy):
        opened().post("/login", {"apikey": CANARY}, cancel=Cancel())
    assert [asked.body for asked in server.asked] == [b'{"apikey": "%s"}' % CANARY.encode()]
    assert not (tmp_path / "answers").exists()


def test_the_quota_counts_questions_and_kept_answers_cost_none(server: Loopback, opened: Opened, clock: StillClock) -> None:
    kept: list[str] = []
    quota = Quota(2, lambda: kept[-1] if kept else None, kept.append, clock)
    server.otherwise = saying(b"{}")
    asking = opened(quota=quota)
    for _ in range(5):
        asking.get("/a", cancel=Cancel(), fresh_for=60)
    asking.get("/b", cancel=Cancel(), fresh_for=60)
    with pytest.raises(Spent, match=r"TMDB answers 2 questions a day"):
        asking.get("/c", cancel=Cancel(), fresh_for=60)
    assert len(server.asked) == 2
    assert asking.get("/a", cancel=Cancel(), fresh_for=60) == b"{}", "what is kept is there all the same"


def test_a_provider_that_cannot_be_reached_costs_no_question(web: Web, clock: StillClock) -> None:
    kept: list[str] = []
    quota = Quota(2, lambda: kept[-1] if kept else None, kept.append, clock)
    asking = Asking(web, Provider.OMDB, "http://127.0.0.1:9", pace=Pace(), quota=quota, now=clock)
    for _ in range(5):
        with pytest.raises(Unreachable, match="OMDb"):
            asking.get("/a", cancel=Cancel())
    assert quota.used() == 0


def test_the_providers_own_limit_ends_the_day(server: Loopback, opened: Opened, clock: StillClock) -> None:
    kept: list[str] = []
    quota = Quota(1000, lambda: kept[-1] if kept else None, kept.append, clock)
    server.otherwise = saying(b"limit", 401)
    asking = opened(quota=quota, explain=lambda status, body: Spent("", 0) if body == b"limit" else None)
    for _ in range(3):
        with pytest.raises(Spent) as caught:
            asking.get("/a", cancel=Cancel())
        assert caught.value.until == 1_800_057_600.0
    assert len(server.asked) == 1


def test_a_question_can_be_cancelled_while_it_waits_for_an_answer(server: Loopback, opened: Opened) -> None:
    cancel = Cancel()

    def route(it: Exchange) -> None:
        cancel.request()
        it.hold()

    server.routes["/3/a"] = route
    with pytest.raises(Cancelled):
        opened().get("/a", cancel=cancel)


def test_a_gigantic_answer_is_refused(server: Loopback, opened: Opened) -> None:
    server.routes["/3/a"] = lambda it: it.begin(1 << 40)
    with pytest.raises(BadAnswer, match="too much"):
        opened().get("/a", cancel=Cancel())


@pytest.mark.parametrize("said", [f'{{"asked": "{CANARY}"}}'.encode(), b'{"good": true}'], ids=["in its body", "in its mark"])
def test_d70_an_answer_that_says_a_secret_back_is_not_kept(said: bytes, server: Loopback, opened: Opened, tmp_path: Path) -> None:
    server.otherwise = saying(said, headers={"ETag": f'"{CANARY}"'} if b"good" in said else {})
    assert opened().get("/a", secret={"api_key": CANARY}, cancel=Cancel()) == said
    assert opened().get("/b", headers={"Authorization": f"Bearer {CANARY}"}, cancel=Cancel()) == said
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_no_secret_reaches_the_log_a_problem_or_the_disk(server: Loopback, opened: Opened, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """D70."""
    caplog.set_level(logging.DEBUG)
    server.otherwise = saying(b'{"good": true}', headers={"ETag": '"1"'})
    server.routes["/3/gone"] = saying(b"{}", 404)
    server.routes["/3/busy"] = saying(b"{}", 503)
    server.routes["/3/cut"] = cut_short
    asking = opened()
    told: list[str] = []
    for path in ("/good", "/good", "/gone", "/busy", "/cut"):
        try:
            asking.get(path, {"language": "en"}, secret={"api_key": CANARY}, headers={"Authorization": f"Bearer {CANARY}"}, cancel=Cancel())
        except Problem as problem:
            causes = [problem, problem.__cause__, problem.__context__ if not problem.__suppress_context__ else None]
            told += [repr(one) for one in causes]
    assert len(told) == 9
    assert CANARY not in "".join(told)
    assert caplog.records
    assert CANARY not in caplog.text
    on_disk = [path.read_bytes() + path.name.encode() for path in (tmp_path / "answers").rglob("*") if path.is_file()]
    assert len(on_disk) == 1
    assert CANARY.encode() not in b"".join(on_disk)
