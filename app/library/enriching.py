"""The queue of one provider: what is due in small batches, as many questions under way as the pace needs, the answers written together (D20)."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind, earliest
from app.domain.problems import Busy, Cancelled, Problem, Refused, Spent
from app.domain.provided import Provider
from app.domain.worker_state import First, WorkerState
from app.library.agenda import Agenda
from app.library.enriching_news import News
from app.library.enriching_run import Run, Submit, Way
from app.library.refreshing import Refreshing
from app.library.underway import Underway
from app.store.database import Database

__all__ = ["ProviderQueue", "Way"]

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0
"""Seconds until a provider that does not answer is asked again: doubled each time."""


class ProviderQueue:
    """One provider's queue. `run` works until nothing is due, or until something stands against it; everything else may be called from any thread.

    `open_way` opens the provider, on the running thread: it raises Refused where there is no key, or another Problem. `submit` gives work to other threads.
    `tell` hears how it stands, on the running thread, a few times a second. `now` is UTC seconds. `pause` is the first after the provider did not answer.
    `underway` knows what the scans are about to write.
    """

    def __init__(  # noqa: PLR0913  -- each is a choice of its own
        self,
        database: Database,
        provider: Provider,
        open_way: Callable[[], Way],
        submit: Submit,
        *,
        now: Callable[[], int],
        tell: Callable[[WorkerState], None] = lambda _state: None,
        first: Callable[[], First] = lambda: "automatic",
        pause: float = FIRST_PAUSE,
        underway: Underway | None = None,
    ) -> None:
        self.provider = provider
        self._database = database
        self._open_way = open_way
        self._submit = submit
        self._now = now
        self._pause = pause
        self._tell = tell
        self._agenda = Agenda(database, provider, first, now, underway or Underway())
        self._refreshing = Refreshing(database, provider, now)
        self._lock = threading.Lock()
        self._run: Run | None = None
        self._pauses = 0

    def first(self, kind: TitleKind, row_id: int) -> None:
        """A title is looked at: what it lacks comes before everything else."""
        self._agenda.look_at((kind, row_id))
        with self._lock:
            run = self._run
        if run is not None:
            run.wake()

    def asks_about(self, kind: TitleKind, row_id: int) -> bool:
        """Whether a title is being asked about just now."""
        with self._lock:
            run = self._run
        return run is not None and run.asks_about((kind, row_id))

    def again(self) -> None:
        """Something was decided that makes titles due at once; and a provider that did not answer may be tried again."""
        self._agenda.forget_asked()
        with self._lock:
            self._pauses = 0
            run = self._run
        if run is not None:
            run.look_anew()

    def waits(self) -> bool:
        """Whether anything is due now. Raises StoreProblem."""
        return self._agenda.waits()

    def next_at(self) -> int | None:
        """When there is something to do next (UTC seconds), as far as the clock alone decides; None: never. Raises StoreProblem."""
        return earliest((self._agenda.next_at(), self._refreshing.next_at()))

    def run(self, cancel: Cancel) -> WorkerState:
        """Work until there is nothing to do, the way is closed or `cancel` says so (what has come is still written). Raises StoreProblem."""
        news = News(self._database, self.provider, self._agenda.first(), self._now)
        state = self._state(news, cancel)
        self._tell(state)
        return state

    def _state(self, news: News, cancel: Cancel) -> WorkerState:
        try:
            way = self._open_way()
        except Refused as problem:
            return news.state("no_key", str(problem))
        except Cancelled:
            return news.state("idle")
        except Problem as problem:
            return self._stopped(news, problem)
        self._agenda.words = way.words
        news.watch(way.pace.begun, 0, way.used(), way.per_day)
        probing = self._pauses > 0
        aside = None if probing else self._refreshing.work(way.client)
        run = Run(self._database, self._agenda, way, self._submit, self._now, probing=probing, aside=aside)
        with self._lock:
            self._run = run
        try:
            for queued in run.steps(cancel):
                news.done, news.doing = run.done, run.doing
                news.watch(way.pace.begun, queued, way.used(), way.per_day)
                if news.is_time:
                    self._tell(news.state("running"))
        finally:
            with self._lock:
                self._run = None
                self._pauses = 0 if run.answered else self._pauses
        news.done = run.done
        return self._stopped(news, run.halted) if run.halted is not None else news.state("idle")

    def _stopped(self, news: News, problem: Problem) -> WorkerState:
        """How it stands after a problem that is not a title's."""
        if isinstance(problem, Spent):
            return news.state("quota", str(problem), until=int(problem.until))
        if isinstance(problem, Refused):
            return news.state("wrong_key", str(problem))
        with self._lock:
            pause = min(LONGEST_PAUSE, self._pause * 2.0 ** min(self._pauses, 10))
            self._pauses += 1
        if isinstance(problem, Busy) and problem.retry_after is not None:
            pause = max(1.0, problem.retry_after)
        return news.state("offline", str(problem), until=self._now() + round(pause + 0.5))
