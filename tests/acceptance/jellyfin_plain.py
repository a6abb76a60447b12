"""A stand-in for Jellyfin's description where the folder of captures is not needed: answers hold what is certain, and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Undescribed:
    """Has every route of a new version, and finds nothing wrong."""

    version = number = "10.11.11"

    def has(self, _method: str, template: str) -> bool:
        return template != "/Users/{userId}/Views"

    def make(self, _schema: str, _filling: str, truth: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return dict(truth or {})

    def faults_of(self, _schema: str, _body: Any) -> list[str]:
        return []
