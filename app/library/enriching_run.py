"""One stretch of work of a provider's queue: asks, gathers, writes, until nothing is due or the provider is not well (D20, D22)."""

from __future__ import annotations

import contextlib
import functools
import logging
import queue
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.domain.cancel import Cancel
from app.domain.enrichment import PLAIN, Due
from app.domain.problems import BadAnswer, Busy, Cancelled, Late, Missing, Problem, Refused, Spent, Unreachable
from app.domain.provided import Known
from app.library.agenda import Agenda, Key
from app.library.enrich import Answered, enrich_one, failed
from app.library.enriching_writes import Gathered
from app.metadata.provider import MetadataProvider
from app.store.database import Database
from app.web.pace import Pace, going_first

Submit = Callable[[Callable[[], None]], object]
"""Runs a piece of work on another thread, soon."""
BATCH, BATCH_SECONDS = 64, 10
"""Titles that are looked up together at least, or as many as are asked about in so many seconds: with each look the library is walked through."""
FEW = 4
"""Titles at a time, to begin with."""
FAILURES_IN_A_ROW = 3
"""So many titles that fail one after the other are the provider's fault, not theirs."""
UNREADABLE_IN_A_ROW = 30
"""An answer that cannot be read says less: what stands in for a provider may lack many a title, and answer for them in words of its own."""
LOOK_EVERY = 0.25
log = logging.getLogger(__name__)


class Way(NamedTuple):
    """The way to a provider: the client and the pace that it keeps, most titles at a time, the day's questions: used, of how many (None: no limit), and the
    language and country that it is asked in."""

    client: MetadataProvider
    pace: Pace
    most: int
    used: Callable[[], int]
    per_day: int | None
    words: str = PLAIN


class _Landed(NamedTuple):
    due: Due
    answered: Answered


class Run:
    """`steps` does the work on the thread that walks through it; `wake` and `asks_about` may be called from any other.

    `done` counts titles, `doing` is one that is being searched for, `halted` is what stopped it, `answered` whether the provider said anything of use.
    """

    def __init__(
        self,
        database: Database,
        agenda: Agenda,
        way: Way,
        submit: Submit,
        now: Callable[[], int],
        *,
        probing: bool,
        aside: Callable[[Cancel], None] | None = None,
    ) -> None:
        """`probing`: it did not answer the last time, so one title finds out how it is now. `aside` is asked for beside the titles, and may make more due."""
        self.done = 0
        self.doing = ""
        self.halted: Problem | None = None
        self.answered = False
        self._agenda = agenda
        self._client, self._pace, self._most = way.client, way.pace, way.most
        self._submit = submit
        self._now = now
        self._stop = Cancel()
        self._landed: queue.SimpleQueue[_Landed | None] = queue.SimpleQueue()
        self._gathered = Gathered(database, agenda.provider)
        self._waiting: deque[Due] = deque()
        self._under_way: set[Key] = set()
        self._doubtful: list[_Landed] = []
        """Failed as if the provider were away: its next answer shows whether it was."""
        self._in_a_row = 0
        self._told = False
        """Whether it told of any title."""
        self._trouble: Problem | None = None
        self._at_once = 1 if probing else FEW
        self._dry = self._stale = False
        self._batch = max(BATCH, BATCH_SECONDS * way.most)
        self._aside = aside
        self._beside = False

    def asks_about(self, key: Key) -> bool:
        """Whether this title is being asked about, or its answer is still to be written; from any thread."""
        return key in self._under_way or key in self._gathered.titles

    def wake(self) -> None:
        """There is something new to look at."""
        self._landed.put(None)

    def look_anew(self) -> None:
        """Another order holds, or something is due that was not: what was looked up does not count any longer."""
        self._stale = True
        self.wake()

    def steps(self, cancel: Cancel) -> Iterator[int]:
        """Yields the number of titles that are known to wait, several times a second. Raises StoreProblem."""
        with cancel.on_cancel(self._give_up):
            try:
                self._begin_aside()
                while self._step(cancel):
                    yield len(self._waiting) + len(self._under_way)
            finally:
                self._wind_up()

    def _give_up(self) -> None:
        self._stop.request()
        self.wake()

    def _step(self, cancel: Cancel) -> bool:
        """Ask, wait for answers, write; False when it is over."""
        if cancel.requested:
            return False
        if self.halted is None:
            self._top_up()
        if not self._under_way and not self._beside:
            well = self._whose_fault()
            self._write()
            return well and self._goes_on()
        self._land(min(LOOK_EVERY, self._gathered.seconds_left))
        if self._gathered.full:
            self._write()
        return True

    def _whose_fault(self) -> bool:
        """Nothing is under way: whether all is well. Where the last titles failed and no other can show who is at fault, the provider itself is asked: one
        that is well is not away for a title that it cannot tell of, and what fails each time must not stand before all others for good."""
        if self._trouble is None or not self._in_a_row or (self.answered and not self._doubtful):
            return self.halted is None
        if _declines(self.halted):
            return False
        try:
            self._client.check(self._stop)
        except Cancelled:
            return False
        except Problem as problem:
            self.halted = problem if isinstance(problem, Spent | Refused) else self._trouble
            return False
        for one in self._doubtful:
            self._keep(one)
        self._doubtful.clear()
        if not self._told and self._in_a_row >= FAILURES_IN_A_ROW:  # it stands, and tells of no title
            self.halted = self.halted or self._trouble
        self._in_a_row, self.answered = 0, self.halted is None
        return self.halted is None

    def _goes_on(self) -> bool:
        """Whether there is more after what was written, which may have made more due."""
        if self.halted is not None:
            return False
        self._dry = False
        return self._refill()

    def _wind_up(self) -> None:
        """Let everything that is under way land, and keep what has come."""
        self._stop.request()
        while self._under_way or self._beside:
            self._land(None)
        self._write()

    def _begin_aside(self) -> None:
        if self._aside is not None:
            self._beside = True
            self._submit(functools.partial(self._carry_out, self._aside))

    def _carry_out(self, aside: Callable[[Cancel], None]) -> None:
        try:
            with contextlib.suppress(Cancelled):
                aside(self._stop)
        except Exception:
            log.exception("Asking %s aside failed in a way that nobody expected", self._agenda.provider)
        finally:
            self._beside = False
            self.wake()

    def _top_up(self) -> None:
        if self._stale:
            self._stale = self._dry = False
            self._waiting.clear()
        for one in self._agenda.looked_at():
            if (one.kind, one.id) not in self._under_way:
                self._waiting = deque(other for other in self._waiting if (other.kind, other.id) != (one.kind, one.id))
                self._ask(one, first=True)
        while len(self._under_way) < self._at_once and (self._waiting or self._refill()):
            one = self._waiting.popleft()
            if (one.kind, one.id) not in self._under_way:
                self._ask(one)

    def _refill(self) -> bool:
        """More of what is due; False when there is no more."""
        if not self._dry and not self._waiting:
            away = {*self._under_way, *self._gathered.titles, *((one.due.kind, one.due.id) for one in self._doubtful)}
            self._waiting.extend(self._agenda.next(self._batch, away, len(away)))
            self._dry = not self._waiting
        return bool(self._waiting)

    def _ask(self, one: Due, *, first: bool = False) -> None:
        self._under_way.add((one.kind, one.id))

        def known() -> Known | None:
            found = self._agenda.known(one)
            self.doing = found.title if found is not None else self.doing
            return found

        def work() -> None:
            with going_first() if first else contextlib.nullcontext():
                self._landed.put(_Landed(one, self._asked(one, known)))

        self._submit(work)

    def _asked(self, one: Due, known: Callable[[], Known | None]) -> Answered:
        try:
            return enrich_one(self._client, one, known, self._now(), self._stop)
        except Cancelled:
            return Answered(None)
        except Exception:
            log.exception("Asking %s about a title failed in a way that nobody expected", one.provider)
            problem = Problem("Something inside Bijou went wrong; the log has the details.")
            return Answered(failed(one, problem, self._now()), problem)

    def _land(self, seconds: float | None) -> None:
        """Take what has landed; wait so long for the first, None for as long as it takes."""
        try:
            landed = self._landed.get(timeout=None if seconds is None else max(0.001, seconds))
            while True:
                if landed is not None:
                    self._take(landed)
                landed = self._landed.get_nowait()
        except queue.Empty:
            return

    def _take(self, landed: _Landed) -> None:
        self._under_way.discard((landed.due.kind, landed.due.id))
        outcome, trouble = landed.answered
        if trouble is not None:
            self._stumble(landed, trouble)
        elif outcome is not None:
            self.answered = self._told = True
            self._in_a_row = 0
            for one in (*self._doubtful, landed):  # it answers: those that failed before did so by themselves
                self._keep(one)
            self._doubtful.clear()
            if self._pace.waiting() == 0 and self._at_once < self._most:
                self._at_once += 1

    def _stumble(self, landed: _Landed, trouble: Problem) -> None:
        if isinstance(trouble, Missing):  # the provider's word on this title, and no sign that it is not well
            self._keep(landed)
            return
        self._in_a_row += 1
        self._trouble = trouble
        if _declines(trouble):
            self.halted = self.halted or trouble
        elif isinstance(trouble, Unreachable | Busy) and not isinstance(trouble, Late):
            self._doubtful.append(landed)
        else:
            self._keep(landed)
        if self._in_a_row >= (UNREADABLE_IN_A_ROW if isinstance(trouble, BadAnswer) else FAILURES_IN_A_ROW):
            self.halted = self.halted or trouble
            if isinstance(trouble, Late):  # those that are still being asked about hang as well
                self._stop.request()

    def _keep(self, landed: _Landed) -> None:
        if landed.answered.outcome is not None:
            self._gathered.add(landed.answered.outcome)
            self._agenda.note_asked(landed.due)
            self.done += 1

    def _write(self) -> None:
        if self._gathered.some:
            self._gathered.write()
            self._dry = False


def _declines(problem: Problem | None) -> bool:
    """Whether the provider itself says that it is not to be asked now."""
    return isinstance(problem, Spent | Refused) or (isinstance(problem, Busy) and bool(problem.retry_after))
