"""One provider's way out: its pace, its daily quota, its answers on disk, trying again, and what its failures mean in words."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Busy, Late, Missing, Problem, Refused, Spent, Unreachable
from app.domain.provided import Provider
from app.metadata.answer_cache import AnswerCache, Kept
from app.metadata.quota import Quota
from app.metadata.recalling import recall
from app.web.answer import Answer
from app.web.pace import Pace
from app.web.question import Question
from app.web.redirects import host_of
from app.web.troubles import retry_after, status_problem
from app.web.web import MIB, Web

NAMES: Mapping[Provider, str] = {Provider.TMDB: "TMDB", Provider.TVDB: "TVDB", Provider.TVMAZE: "TVmaze", Provider.OMDB: "OMDb"}
"""As people write them."""
DEADLINE = 30.0  # seconds for one question, tries and waits between them included, its turn not
LIMIT = 48 * MIB
SECRET = 6  # letters that a key has at least; fewer stand in any text
SHORT_REST = 30.0  # seconds for a provider that wants patience and does not say how much
LONGEST_REST = _DAY = 86_400.0
GONE = frozenset({404, 410})
"""What says that there is no such thing, where it comes in the provider's own words; a proxy's page says it of everything."""
_AGAIN = {429, 500, 502, 503, 504}
_FAILURES = tuple(range(300, 600))
_SENT_ON = (301, 302, 303, 307, 308)
log = logging.getLogger(__name__)

Explain = Callable[[int, bytes], Problem | None]
"""What a provider's failure (status, body) means, where its own words say more than the status. Only this makes a failure Missing."""


class Asking:
    """Asks one provider at `base` (address without a trailing slash). Thread safe.

    Every question raises Refused, Missing, Busy, Spent, Unreachable, BadAnswer, UnknownCertificate or Cancelled; no sentence, log line or kept file holds
    a secret. A provider that asked for more patience than a question has (429 with a long Retry-After) is not asked again before: that is Busy at once.
    `now` is UTC seconds. `explain` may be set by the client that asks through this.
    """

    def __init__(
        self,
        web: Web,
        provider: Provider,
        base: str,
        *,
        pace: Pace,
        quota: Quota | None = None,
        cache: AnswerCache | None = None,
        explain: Explain | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.provider = provider
        self.name = NAMES[provider]
        self.quota = quota
        if quota is not None:
            quota.name = self.name
        self._web = web
        self._base = base.rstrip("/")
        self._pace = pace
        self._cache = cache
        self.explain = explain
        self.now = now
        self._lock = threading.Lock()
        self._resting_until = 0.0

    def get(
        self,
        path: str,
        params: Mapping[str, str] | None = None,
        *,
        secret: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        cancel: Cancel,
        fresh_for: float = 0,
        allowed: tuple[int, ...] = (),
        keep: Callable[[bytes], bool] | None = None,
    ) -> bytes:
        """The answer to `path` (from the base on, "/movie/550").

        `secret` parameters and all `headers` go along but are no part of what the answer is kept by. An answer confirmed within `fresh_for` seconds is not
        asked for again; an older one is asked for conditionally. `allowed` are failing statuses whose body is an answer too (never kept). `keep` says of
        a good answer whether to keep it; one that says a secret back never is. While `recalling`, nothing is asked.
        """
        key = self._key(path, params or {})
        kept = self._cache.find(key) if self._cache is not None else None
        if kept is not None and (recalled := recall()) is not None:
            cancel.check()
            return recalled.body(kept)
        if kept is not None and not kept.doubted and 0 <= self.now() - kept.at < fresh_for:
            cancel.check()
            return kept.body
        asked = {"Accept": "application/json", **_conditions(kept), **(headers or {})}
        answer = self._asked(Question("GET", self._base + path, asked, {**(secret or {}), **(params or {})}, allowed=_FAILURES), cancel, allowed)
        if self._cache is None:
            return answer.content
        if answer.status == 304 and kept is not None:
            self._cache.confirm(key)
            return kept.body
        if answer.status == 200 and (keep is None or keep(answer.content)):
            found = Kept(answer.content, answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
            if not _tells(found, (*(secret or {}).values(), *(headers or {}).values())):
                self._cache.keep(key, found)
        return answer.content

    def lead(self, path: str, params: Mapping[str, str], *, cancel: Cancel) -> tuple[str, bytes]:
        """Where `path` sends one on to ("" for nowhere), and the answer; it is neither followed nor kept."""
        question = Question("GET", self._base + path, {"Accept": "application/json"}, params, allowed=_FAILURES, follow=False)
        answer = self._asked(question, cancel, _SENT_ON)
        return answer.headers.get("Location", ""), answer.content

    def post(self, path: str, json: Any, *, headers: Mapping[str, str] | None = None, cancel: Cancel, allowed: tuple[int, ...] = ()) -> bytes:
        """The answer to a POST of `json`; it is never repeated and never kept."""
        asked = {"Accept": "application/json", **(headers or {})}
        return self._asked(Question("POST", self._base + path, asked, json=json, allowed=_FAILURES), cancel, allowed).content

    def _asked(self, question: Question, cancel: Cancel, allowed: tuple[int, ...]) -> Answer:
        """The answer, when it is one. Raises Problem or Cancelled."""
        if recall() is not None:
            raise Missing(f"{self.name} has not told of this before.")
        tries, end = 0, None
        while True:
            self._check_rest()
            answer, end = self._once(question, cancel, end)
            if answer.status not in _AGAIN or answer.status in allowed or question.method != "GET":
                break
            tries += 1
            wait = self._web.patience.wait(tries, retry_after(answer.headers))
            if wait is None or time.monotonic() + wait >= end:
                break
            log.info("%s answered %d; asking again in %.1f s", self.name, answer.status, wait)
            if answer.status == 429:
                self._pace.hold(wait)
            cancel.wait(wait)
            cancel.check()
        if answer.status < 300 or answer.status == 304 or answer.status in allowed:
            return answer
        raise self._problem(answer)

    def _once(self, question: Question, cancel: Cancel, end: float | None) -> tuple[Answer, float]:
        """One try when its turn has come, and when the question as a whole must be over."""
        with self._pace.turn(cancel):
            self._check_rest()
            if end is None:
                end = time.monotonic() + DEADLINE
            if self.quota is not None:
                self.quota.take()
            try:
                return self._web.ask(question, cancel, max(0.1, end - time.monotonic()), LIMIT), end
            except Unreachable as problem:
                if self.quota is not None and not isinstance(problem, Late):
                    self.quota.give_back()
                raise self._unreachable(problem) from None

    def _problem(self, answer: Answer) -> Problem:
        """What a failing answer means."""
        problem = self.explain(answer.status, answer.content) if self.explain is not None else None
        if problem is None:
            problem = self._by_status(answer)
        if isinstance(problem, Busy) and problem.retry_after:
            with self._lock:
                self._resting_until = max(self._resting_until, self.now() + min(problem.retry_after, LONGEST_REST))
        return self.spent_or(problem)

    def spent_or(self, problem: Problem) -> Problem:
        """The problem to raise; where it is that the day's questions are used up, nothing is asked from now on until there are new ones."""
        if not isinstance(problem, Spent):
            return problem
        if self.quota is not None:
            return self.quota.spend()
        return Spent(str(problem), (self.now() // _DAY + 1) * _DAY)

    def _by_status(self, answer: Answer) -> Problem:
        keyless = Refused(f"{self.name}, which needs no key, does not let itself be asked from here.") if self.provider is Provider.TVMAZE else None
        known = {
            401: keyless or Refused(f"{self.name} does not accept the key: it is wrong or was withdrawn."),
            403: keyless or Refused(f"{self.name} does not allow this with the key that it was given."),
        }
        if answer.status in GONE:  # in words that are not the provider's, which `explain` would have known
            return BadAnswer(f"Something else than {self.name} answers at {host_of(self._base)} ({answer.status}); check the address.")
        if answer.status == 403 and answer.content.lstrip()[:1] == b"<":  # a firewall's page, which a good key meets too
            return BadAnswer(f"A web page answers in {self.name}'s place and bars the way (403); it may go on by itself, or from another network.")
        if answer.status == 429 and retry_after(answer.headers) is None:
            return Busy(f"{self.name} asks for fewer questions; it goes on by itself.", SHORT_REST)
        found = known.get(answer.status)
        return found if found is not None else status_problem(answer.status, self.name, answer.headers)

    def _unreachable(self, problem: Unreachable) -> Unreachable:
        if isinstance(problem, Late):
            return Late(f"{self.name} did not answer within {DEADLINE:g} seconds.")
        return type(problem)(f"{self.name}: {problem}")

    def _check_rest(self) -> None:
        with self._lock:
            rest = self._resting_until - self.now()
        if 0 < rest <= LONGEST_REST:  # longer: the clock was put back
            raise Busy(f"{self.name} asks for fewer questions; it goes on by itself.", rest)

    def _key(self, path: str, params: Mapping[str, str]) -> str:
        """Names a question among all that are kept: the provider and where it is, what was asked, nothing secret."""
        parts = urlsplit(self._base)
        place = f"{parts.hostname}:{parts.port}{parts.path}"
        return json.dumps([self.provider.value, place, path, sorted(params.items())], ensure_ascii=True)


def _tells(kept: Kept, secrets: Iterable[str]) -> bool:
    """Whether a secret stands in what would be kept, as some gateways say back what they were asked."""
    told = b"\n".join((kept.body, (kept.etag or "").encode(), (kept.modified or "").encode()))
    words = [secret.rpartition(" ")[2] for secret in secrets]  # without "Bearer"
    return any(form.encode() in told for word in words if len(word) >= SECRET for form in (word, quote(word, safe="")))


def _conditions(kept: Kept | None) -> dict[str, str]:
    if kept is None:
        return {}
    return {
        **({"If-None-Match": kept.etag} if kept.etag else {}),
        **({"If-Modified-Since": kept.modified} if kept.modified else {}),
    }
