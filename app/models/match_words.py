"""Why a title has no match, and what speaks for and against a candidate, in words (D21)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale

from app.domain.enrichment import Unmatched
from app.domain.match_evidence import Evidence, read_evidence
from app.domain.match_facts import Reason
from app.models.wording import count, instant_day, runtime, shown, tr


def why(row: Unmatched) -> str:
    """One sentence, with when it is tried again where that is not now."""
    said = _why(row)
    again = instant_day(row.next_at) if row.state in {"not_found", "error"} and row.next_at else ""
    return f"{said} · {tr('next try %1').replace('%1', again)}" if again else said


def _why(row: Unmatched) -> str:
    if row.pinned and row.state == "not_found":
        return tr("You said: none of these")
    if row.state == "error":
        return shown(row.reason) or tr("Asking failed")
    if row.state == "pending":
        return tr("It is asked about again in a moment")
    evidence = read_evidence(row.evidence) if row.evidence else None
    return (_judged(evidence) if evidence is not None else "") or shown(row.reason) or tr("Not found")


def _judged(evidence: Evidence) -> str:
    """What a search came to."""
    if evidence.by is None:
        return " · ".join(part for part in (tr("No result for this title"), _gone(evidence)) if part)
    if evidence.equals is not None:
        return tr("%Ln candidates are equally likely", evidence.equals)
    if evidence.score is None:
        return ""
    return tr("No clear match; the best is %1").replace("%1", percents(evidence.score))


def _gone(evidence: Evidence) -> str:
    """That the provider no longer has an id by which it was asked, where the evidence tells of one."""
    return tr("its id is no longer there") if evidence.gone else ""


def percents(score: float) -> str:
    """0.97 → 97 %."""
    return tr("%1 %").replace("%1", count(int(score * 100 + 0.5)))


def reason_words(reason: Reason) -> str:
    """One thing that speaks for or against a candidate; empty for what there are no words for."""
    if reason.what in _TITLES:
        return _TITLES[reason.what][reason.sign]()
    words = _FACTS.get(reason.what)
    return words(reason) if words is not None else ""


def doubt_words(reason: Reason) -> str:
    """One thing that is far apart between a title and its match, with both values; %3 stands for the provider's name."""
    if reason.what == "runtime":
        return tr("Runtime %1 here, %2 at %3").replace("%1", runtime(_number(reason.known))).replace("%2", runtime(_number(reason.offered)))
    if reason.what == "year":
        return tr("Year %1 here, %2 at %3").replace("%1", str(_number(reason.known))).replace("%2", str(_number(reason.offered)))
    if reason.what == "episodes":
        return tr("%1 episodes here, %2 at %3").replace("%1", count(_number(reason.known))).replace("%2", count(_number(reason.offered)))
    return reason_words(reason)


def _year(reason: Reason) -> str:
    apart = abs(_number(reason.known) - _number(reason.offered))
    return tr("Year %Ln apart", apart) if apart else tr("Year is the same")


def _runtime(reason: Reason) -> str:
    apart = abs(_number(reason.known) - _number(reason.offered))
    return f"{tr('Runtime %1').replace('%1', runtime(_number(reason.offered)))} · {tr('%Ln min apart', apart)}"


def _country(reason: Reason) -> str:
    said = tr("Country is the same: %1") if reason.sign == "same" else tr("Another country: %1")
    return said.replace("%1", land(reason.offered))


def _director(reason: Reason) -> str:
    said = tr("Director is the same: %1") if reason.sign == "same" else tr("Another director: %1")
    return said.replace("%1", shown(str(reason.offered or ""), 60))


def _ids(reason: Reason) -> str:
    said = tr("The same id: %1") if reason.sign == "same" else tr("Your server gives another id: %1")
    return said.replace("%1", shown(str(reason.known or ""), 40))


def _number(value: str | float | None) -> int:
    return round(value) if isinstance(value, int | float) else 0


def _compared(same: str, differs: str, reason: Reason) -> str:
    offered, known = count(_number(reason.offered)), count(_number(reason.known))
    return same.replace("%1", offered) if reason.sign == "same" else differs.replace("%1", offered).replace("%2", known)


def land(code: object) -> str:
    """A country's name by its code; a code that Qt does not know as it is."""
    text = str(code or "")
    territory = QLocale.codeToTerritory(text)
    return text if territory == QLocale.Country.AnyCountry else QLocale.territoryToString(territory)


_Words = Mapping[str, Callable[[], str]]
_TITLES: Mapping[str, _Words] = {
    "title": {"same": lambda: tr("Title is the same"), "near": lambda: tr("Title partly alike"), "differs": lambda: tr("Title differs")},
    "original_title": {
        "same": lambda: tr("Original title is the same"),
        "near": lambda: tr("Original title partly alike"),
        "differs": lambda: tr("Original title differs"),
    },
    "other_title": {
        "same": lambda: tr("One of its other titles is the same"),
        "near": lambda: tr("One of its other titles partly alike"),
        "differs": lambda: tr("Title differs"),
    },
}
_FACTS: Mapping[str, Callable[[Reason], str]] = {
    "year": _year,
    "runtime": _runtime,
    "country": _country,
    "director": _director,
    "ids": _ids,
    "episodes": lambda reason: _compared(tr("As many episodes: %1"), tr("%1 episodes, and you have %2"), reason),
    "seasons": lambda reason: _compared(tr("As many seasons: %1"), tr("%1 seasons, and you have %2"), reason),
    "kind": lambda reason: tr("It is a film") if reason.offered == "movie" else tr("It is a show"),
}
