"""What is said of a worker: its name, how it stands, its quota, when it goes on and when it will be done."""

from __future__ import annotations

from app.domain.worker_state import Standing, WorkerState
from app.models.scan_progress import percent
from app.models.wording import count, instant_time, shown, tr

WORKERS = ("tmdb", "tvdb", "tvmaze", "omdb", "library")
"""In the order in which they are shown."""
LIBRARY = "library"
TONES: dict[Standing, str] = {"running": "good", "idle": "muted", "paused": "muted", "quota": "warn", "wrong_key": "bad", "offline": "warn", "no_key": "muted"}
_DAY, _HOUR = 86_400, 3_600


def name(worker: str) -> str:
    """What a worker is called."""
    names = {"tmdb": "TMDB", "tvdb": "TVDB", "tvmaze": "TVmaze", "omdb": tr("OMDb ratings"), LIBRARY: tr("Library scan")}
    return names.get(worker, worker)


def short_name(worker: str) -> str:
    """The same where there is little room."""
    return {"omdb": "OMDb", LIBRARY: tr("Library")}.get(worker) or name(worker)


def standing_word(standing: Standing) -> str:
    """How it stands, in a word or two."""
    words: dict[Standing, str] = {
        "running": tr("Running"),
        "idle": tr("Idle"),
        "paused": tr("Paused"),
        "quota": tr("Quota used up"),
        "wrong_key": tr("Key not accepted"),
        "offline": tr("Waiting"),
        "no_key": tr("No key"),
    }
    return words[standing]


def fraction(state: WorkerState) -> float:
    """How much of its work is done, 0 to 1; -1 while it has none or nobody knows."""
    if state.standing in {"idle", "no_key"} or state.total <= 0:
        return -1.0
    return min(max(state.done / state.total, 0.0), 1.0)


def detail(state: WorkerState) -> str:
    """One short line for a list: Running · 38/s, Quota 740 of 1,000, 62 %."""
    word = standing_word(state.standing)
    if state.standing == "running" and state.worker == LIBRARY:
        return percent(fraction(state)) or word
    if state.standing == "running":
        return f"{word} · {rate(state.rate)}" if state.rate > 0 else word
    if state.standing == "quota" and state.per_day:
        return quota(state)
    return word


def rate(per_second: float) -> str:
    """Questions: 38/s, or 6/min where they are few."""
    if per_second >= 1:
        return tr("%1/s").replace("%1", count(round(per_second)))
    return tr("%1/min").replace("%1", count(max(1, round(per_second * 60))))


def speed(per_second: float) -> str:
    """The same in words: 38 questions a second."""
    if per_second >= 1:
        return tr("%Ln question(s) a second", round(per_second))
    return tr("%Ln question(s) a minute", max(1, round(per_second * 60)))


def quota(state: WorkerState) -> str:
    """740 of 1,000 today; empty where there is no limit."""
    if not state.per_day:
        return ""
    return tr("%1 of %2 today").replace("%1", count(state.used)).replace("%2", count(state.per_day))


def goes_on(state: WorkerState, now: int) -> str:
    """When it goes on by itself: Goes on at 01:00."""
    if state.until is None or state.until <= now or state.standing not in {"quota", "offline"}:
        return ""
    said = tr("The day's questions are full again at %1") if state.standing == "quota" else tr("Tries again at %1")
    return said.replace("%1", instant_time(state.until, now))


def estimate(state: WorkerState) -> str:
    """About 2 h until everything was asked about; empty while nobody knows or nothing is left."""
    if state.seconds_left is None or state.seconds_left <= 0 or state.standing in {"no_key", "wrong_key", "paused"}:
        return ""
    return tr("Done in about %1").replace("%1", stretch(state.seconds_left))


def stretch(seconds: float) -> str:
    """3 min, 2 h, 5 days: rounded up, so that it never promises too much."""
    whole = max(1, int(seconds + 0.999))
    if whole < 60:
        return tr("%Ln s", whole)
    if whole < _HOUR:
        return tr("%Ln min", -(-whole // 60))
    if whole < 2 * _DAY:
        return tr("%Ln h", -(-whole // _HOUR))
    return tr("%Ln day(s)", -(-whole // _DAY))


def spoken(state: WorkerState) -> str:
    """All of it for a screen reader: TMDB, running, 62 %, Metropolis."""
    done = percent(fraction(state))
    parts = [name(state.worker), detail(state), done if done not in detail(state) else "", shown(state.doing, 60), shown(state.sentence, 200)]
    return ", ".join(part for part in parts if part)
