"""Scans that ran, newest first, and the report of one."""

from __future__ import annotations

import msgspec

from app.domain.decoding import decoder
from app.domain.scanning import ScanReport
from app.domain.servers import ScanRow
from app.store.database import Reader

_COLUMNS = "s.id, s.server_id, coalesce(v.name, s.server_name), s.mode, s.state, s.started_at, s.ended_at, s.added, s.changed, s.retired, s.skipped"
_REPORT = decoder(ScanReport)
_FROM = "FROM scans s LEFT JOIN servers v ON v.id = s.server_id"


def scans(reader: Reader, limit: int = 50, server_id: int | None = None) -> list[ScanRow]:
    """The newest scans, of one server or of all; one whose server is gone keeps its name."""
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE ? IS NULL OR s.server_id = ? ORDER BY s.id DESC LIMIT ?"
    return [ScanRow(*row) for row in reader.rows(sql, (server_id, server_id, limit))]


def scan_report(reader: Reader, scan_id: int) -> ScanReport | None:
    """What a scan did, with its lists; the counts alone while it runs or when it was cut off. None when there is no such scan."""
    row = reader.row(f"SELECT {_COLUMNS}, s.report {_FROM} WHERE s.id = ?", (scan_id,))
    if row is None:
        return None
    if row[11]:
        return msgspec.structs.replace(_REPORT.decode(row[11]), scan_id=scan_id)
    scan = ScanRow(*row[:11])
    return ScanReport(
        server_id=scan.server_id or 0,
        server=scan.server,
        mode=scan.mode,
        state=scan.state,
        started_at=scan.started_at,
        ended_at=scan.ended_at or scan.started_at,
        scan_id=scan.id,
        added=scan.added,
        changed=scan.changed,
        retired=scan.retired,
        skipped=scan.skipped,
    )
