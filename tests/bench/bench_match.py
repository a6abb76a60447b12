"""Matching: how many of its matches are right, how many titles find theirs, and what a judgement costs (D21)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.match import judge
from app.domain.match_titles import form
from tests.domain.match_labelled import PRECISION, RECALL, Case, by_category, cases, figures, without_the_right_one

Row = dict[str, Any]


def run(sizes: Iterable[int]) -> list[Row]:
    """Rows of all cases, of the held-out half, of each category, and of the time; the sizes of libraries do not matter here."""
    every = cases()
    held_out = [case for case in every if case.held_out]
    rows = [*_both("of all cases", every, judged=True), *_both("of the half held out", held_out, judged=True)]
    absent = figures(without_the_right_one(every))
    rows.append(
        _row(
            "matched, though the right one is not offered",
            absent.cases,
            100 * absent.matched / absent.cases,
            "%",
            "≤ 1 %",
            ok=absent.matched <= absent.cases / 100,
        )
    )
    for category, some in sorted(by_category(every).items()):
        rows += _both(f"of {category.replace('-', ' ')}", some, judged=False)
    return [*rows, *_times(every)]


def _row(name: str, size: int | None, value: float, unit: str, budget: str = "", *, ok: bool | None = None) -> Row:
    return {"name": name, "size": size, "value": round(value, 2), "unit": unit, "baseline": None, "ratio": None, "budget": budget, "ok": ok}


def _both(of: str, some: Sequence[Case], *, judged: bool) -> list[Row]:
    found = figures(some)
    if not found.matchable:
        return [_row(f"matched {of}, where nothing is right", found.cases, 100 * found.matched / found.cases, "%")]
    precise, whole = found.precision >= PRECISION, found.recall >= RECALL
    return [
        _row(f"precision {of}", found.matched, 100 * found.precision, "%", f"≥ {100 * PRECISION:g} %" if judged else "", ok=precise if judged else None),
        _row(f"recall {of}", found.matchable, 100 * found.recall, "%", f"≥ {100 * RECALL:g} %" if judged else "", ok=whole if judged else None),
    ]


def _times(every: Sequence[Case]) -> list[Row]:
    """Microseconds of CPU of one judgement: with titles that were never seen, and with titles that were just looked at."""
    new, seen = [], []
    for case in every:
        form.cache_clear()
        start = time.process_time_ns()
        judge(case.known, case.candidates)
        middle = time.process_time_ns()
        judge(case.known, case.candidates)
        new.append(middle - start)
        seen.append(time.process_time_ns() - middle)
    offered = round(statistics.mean(len(case.candidates) for case in every))
    return [
        _row("a judgement, new titles", offered, statistics.median(new) / 1000, "µs"),
        _row("a judgement, the same titles again", offered, statistics.median(seen) / 1000, "µs"),
    ]
