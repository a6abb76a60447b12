"""Settings, the workers behind enrichment, and what a scan reports."""

from __future__ import annotations

from app.application.scenes.handling import close_popups, of_type
from app.application.scenes.picked import best
from app.application.scenes.scene import Scene, Step
from app.application.window import Window
from app.domain.match_evidence import read_evidence
from app.domain.provided import Provider
from app.library import browse
from app.store.coverage import unmatched


def settings(window: Window) -> list[Scene]:
    """Scenes of what the user sets, and of what works behind the pages."""
    reports = browse.scan_reports(window.household.database, 1)
    return [
        Scene("settings-libraries", "bijou://settings/libraries"),
        Scene("settings-metadata", "bijou://settings/metadata", _look_up_keys),
        Scene("settings-metadata-refused", "bijou://settings/metadata", _try_a_wrong_key, _look_up_keys),
        Scene("settings-way", "bijou://settings/metadata", _show_the_way),
        Scene("settings-appearance", "bijou://settings/appearance"),
        Scene("settings-about", "bijou://settings/about"),
        Scene("workers", "bijou://workers/tmdb"),
        Scene("workers-shows", "bijou://workers/tvmaze"),
        Scene("workers-paused", "bijou://workers/omdb", _pause, _resume),
        Scene("workers-library", "bijou://workers/library"),
        Scene("find-match", "bijou://workers/tmdb", _find_match(tied=True), close_popups),
        Scene("find-match-nothing", "bijou://workers/tmdb", _find_match(tied=False), close_popups),
        *(Scene("scan-report", f"bijou://scan/{report.id}") for report in reports),
    ]


def _look_up_keys(window: Window) -> None:
    """With the answers of a test beside some of them."""
    for provider in ("tmdb", "tvdb"):
        window.backstage.settings.provider_keys.test(provider)


def _try_a_wrong_key(window: Window) -> None:
    """What TMDB says to a key that is none."""
    window.backstage.settings.provider_keys.test("tmdb", "a key of nobody")


def _show_the_way(window: Window) -> None:
    """Proxy and addresses, which stand last."""
    for item in of_type(window, "WayPanel"):
        item.setProperty("open", 1)
    for item in of_type(window, "MetadataSection"):
        item.setProperty("contentY", item.property("contentHeight") - item.height())


def _pause(window: Window) -> None:
    window.actions.pauseWorker("omdb")


def _resume(window: Window) -> None:
    window.actions.resumeWorker("omdb")


def _find_match(*, tied: bool) -> Step:
    """Of a title that two candidates fit, or of one that the provider does not have, where there is one."""

    def step(window: Window) -> None:
        with window.household.database.read() as reader:
            rows = unmatched(reader, Provider.TMDB, "movie", limit=50).rows
        told = ((row.id, read_evidence(row.evidence or "")) for row in rows)
        found = next((row for row, evidence in told if evidence is not None and bool(evidence.equals) is tied), 0)
        window.actions.findMatch("movie", found or best(window, "movie"))

    return step
