"""`--enrich`: the queues of the providers without a window, with plain lines of progress, and the truth in the exit code."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait

from app.application.commandline import DONE, NOT_WHOLE
from app.application.household import Household
from app.application.providers import Providers
from app.application.saying import complain, say
from app.domain.cancel import Cancel
from app.domain.provided import Provider
from app.domain.worker_state import WorkerState
from app.library.enriching import ProviderQueue
from app.metadata.asking import NAMES
from app.metadata.registry import TERMS, in_flight
from app.store.coverage import coverage, episode_coverage

SAY_EVERY_SECONDS = 1.0
TRIES = 3
FIRST_PAUSE = 2.0
LONGEST_WAIT = 20.0
"""Seconds that a provider which does not answer is waited for, at most so many times."""
SLOW, LEAST = 5.0, 4
"""More seconds than this a title, of so many at least, and a provider that fails lets questions hang: trying again would cost as long."""
ASIDE = 1
"""Threads beside those that ask about titles: for what a provider tells of by itself."""
ROUNDS = 12
"""What one provider finds makes titles due at another: an IMDb id, ratings."""
_CLOSED = frozenset({"no_key", "wrong_key", "quota", "offline"})


def enrich(household: Household, wanted: str, cancel: Cancel) -> int:
    """Ask every provider, or one, for all that is due. Returns the exit code; raises Problem or Cancelled."""
    chosen = [one for one in Provider if wanted in ("all", one.value)]
    with contextlib.ExitStack() as opened:
        providers = opened.enter_context(contextlib.closing(Providers(household)))
        errands = [opened.enter_context(contextlib.closing(_Errand(household, providers, one))) for one in chosen]
        runners = opened.enter_context(ThreadPoolExecutor(len(errands), thread_name_prefix="enrich"))
        for _ in range(ROUNDS):
            some = [one for one in errands if one.wanted()]
            if not some:
                break
            running = [runners.submit(one.run, cancel) for one in some]
            _joined(running)
        cancel.check()
    _tell(household, chosen)
    return _outcome(errands, asked_for_all=wanted == "all")


def _joined(running: Sequence[Future[None]]) -> None:
    """Wait for all; a failure of one is raised when the others have ended."""
    wait(running)
    for one in running:
        one.result()


class _Errand:
    """One provider's queue and the threads that ask."""

    def __init__(self, household: Household, providers: Providers, provider: Provider) -> None:
        self.provider = provider
        self.state = WorkerState(provider.value)
        self._name = NAMES[provider]
        self._clock = household.clock
        self._providers = providers
        self._askers: ThreadPoolExecutor | None = None
        self._said_at = 0.0
        self._begun = False
        self._queue = ProviderQueue(
            household.database, provider, lambda: providers.way(provider), self._submit, now=household.clock, tell=self._on_told, pause=FIRST_PAUSE
        )

    def wanted(self) -> bool:
        """Whether there is something to do, as far as the provider lets itself be asked."""
        return not self._begun or (self.state.standing not in _CLOSED and self._queue.waits())

    def run(self, cancel: Cancel) -> None:
        """Until nothing is due, or the provider is not to be asked: one that does not answer is given a few chances."""
        for attempt in range(TRIES):
            self._begun = True
            began = time.monotonic()
            state = self._queue.run(cancel)
            hangs = time.monotonic() - began > SLOW * max(LEAST, state.done)
            if state.standing != "idle" or state.done or self.state.standing != "offline":  # else nothing was left to find out whether it answers now
                self.state = state
            if self.state.standing != "offline" or cancel.requested:
                break
            pause = (self.state.until or 0) - self._clock.seconds()
            if attempt + 1 == TRIES or pause > LONGEST_WAIT or hangs:
                break
            say(f"{self._name}: {self.state.sentence} Trying again in {max(1, round(pause))} s.")
            cancel.wait(max(0.1, pause))
        if self.state.sentence:
            say(f"{self._name}: {self.state.sentence}")

    def close(self) -> None:
        """Join the threads that ask."""
        if self._askers is not None:
            self._askers.shutdown(wait=True, cancel_futures=True)

    def _submit(self, work: Callable[[], None]) -> None:
        if self._askers is None:
            most = max(in_flight(self.provider), self._providers.way(self.provider).most)
            self._askers = ThreadPoolExecutor(most + ASIDE, thread_name_prefix=self.provider.value)
        self._askers.submit(work)

    def _on_told(self, state: WorkerState) -> None:
        now = time.monotonic()
        if state.standing == "running" and now - self._said_at >= SAY_EVERY_SECONDS:
            self._said_at = now
            left = f", {round(state.seconds_left):,} s left" if state.seconds_left is not None else ""
            say(f"{self._name}: {state.done:,} of {state.total:,} titles, {state.rate:.1f} questions a second{left}")


def _tell(household: Household, chosen: Sequence[Provider]) -> None:
    """A line a provider and kind, and one for the episodes."""
    with household.database.read() as reader:
        counted, episodes = coverage(reader, chosen), episode_coverage(reader)
    for one in counted:
        more = "".join(
            f", {number:,} {words}"
            for number, words in ((one.pending, "pending"), (one.lacking_ids, "without the id that it takes"), (one.rated, "rated"))
            if number
        )
        say(f"{NAMES[one.provider]}, {one.kind}s: {one.matched:,} of {one.total:,} matched, {one.not_found:,} not found, {one.errors:,} failed{more}.")
    say(f"Episodes: {episodes.total:,}, {episodes.stills:,} with a still.")


def _outcome(errands: Sequence[_Errand], *, asked_for_all: bool) -> int:
    """A provider without a key is left out, unless it was asked for by name; one that was not asked whole is a failure."""
    failures = [one for one in errands if one.state.standing in _CLOSED and not (asked_for_all and one.state.standing == "no_key")]
    for one in errands:
        if one not in failures and one.state.standing == "no_key":
            say(f"{NAMES[one.provider]} was left out: it needs a key.")
    if not failures:
        return DONE
    complain(_complaint(failures[-1]))
    return NOT_WHOLE


def _complaint(failed: _Errand) -> str:
    """One sentence: what is wrong, and what to do."""
    name, standing = NAMES[failed.provider], failed.state.standing
    why = failed.state.sentence.removeprefix(f"{name}: ")
    if standing == "wrong_key" and TERMS[failed.provider].needs_key:
        why = f"{why.rstrip('.')}; enter another in Settings, Metadata."
    elif standing in {"wrong_key", "offline"}:
        why = f"{why.rstrip('.')}; --enrich again later goes on where this ended."
    return f"{name} was not asked about everything: {why}"
