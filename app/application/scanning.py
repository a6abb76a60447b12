"""Scanning one server with everything around it: the claim that keeps other processes out, its source, and the note of how it answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.application.claims import claim, scan_claim
from app.application.household import Household
from app.application.sources import Sources
from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.problems import Busy, Problem
from app.domain.scanning import Mode, Progress, ScanReport
from app.domain.servers import ServerRow


def scan_claimed(household: Household, sources: Sources, row: ServerRow, mode: Mode, cancel: Cancel, tell: Callable[[Progress], None]) -> ScanReport:
    """Scan one server unless someone else does. Raises Problem or Cancelled."""
    held = claim(scan_claim(household.places.data_dir, row.id))
    if held is None:
        raise Busy(f"{row.name} is being scanned already; its news will be here when that is done.")
    try:
        raise Problem(f"{mode} {sources} {cancel} {tell}")
    finally:
        held.release()


def scan_titles(household: Household, sources: Sources, kind: Kind, ids: Sequence[int], cancel: Cancel) -> Sequence[ScanReport]:
    """Read single titles again from every server that has them. Raises Problem or Cancelled."""
    raise Problem(f"{household} {sources} {kind} {ids} {cancel}")
