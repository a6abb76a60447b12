"""How it stands with a worker: what the queue of a provider tells, and what the orbs and the Workers page show (D20)."""

from __future__ import annotations

from typing import Literal

import msgspec

Standing = Literal["running", "idle", "paused", "quota", "wrong_key", "offline", "no_key"]
"""`quota`: the day's questions are used up; `offline`: the provider does not answer, or asked for patience; `no_key`: it needs one and has none."""
First = Literal["automatic", "movie", "show"]
"""What a worker takes first: as D20 orders them, or films, or shows."""


class WorkerState(msgspec.Struct, frozen=True, omit_defaults=True):
    """One worker at one moment. `worker` is the provider's name, or `library` for the scan of the servers.

    `sentence` says what is wrong, where something is, in plain words without a secret. `doing` is the title that it works on. `done` of `total` counts the
    titles since it last had nothing to do. `rate` is questions a second over the last few seconds. `per_day` None: no limit. `until` (UTC seconds) is when it
    goes on by itself: the quota's reset, or the next try. `seconds_left` estimates when nothing is left to do, quota included; None when nobody knows.
    """

    worker: str
    standing: Standing = "idle"
    sentence: str = ""
    doing: str = ""
    done: int = 0
    total: int = 0
    rate: float = 0.0
    used: int = 0
    per_day: int | None = None
    until: int | None = None
    seconds_left: float | None = None
    first: First = "automatic"
