"""Tests a provider's key: asks it the least that shows whether address and key are good, and how long that took."""

from __future__ import annotations

import time

from app.domain.cancel import Cancel
from app.metadata.provider import MetadataProvider


def check_key(provider: MetadataProvider, cancel: Cancel) -> int:
    """Milliseconds until it said yes. Raises Problem (Refused: the key is wrong) or Cancelled."""
    began = time.perf_counter()
    provider.check(cancel)
    return max(1, round((time.perf_counter() - began) * 1000))
