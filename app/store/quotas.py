"""How many of the day's questions to a provider are used up: a short text of app.metadata.quota, kept across restarts (D20, D24)."""

from __future__ import annotations

from app.domain.provided import Provider
from app.store.database import Reader, Transaction


def quota(reader: Reader, provider: Provider) -> str | None:
    """What was kept; None before the first question."""
    found: str | None = reader.value("SELECT value FROM quotas WHERE provider = ?", (provider.value,))
    return found


def put_quota(tx: Transaction, provider: Provider, value: str) -> None:
    """Keep the count. It announces nothing: the worker that counts tells of it."""
    tx.execute("INSERT INTO quotas (provider, value) VALUES (?, ?) ON CONFLICT (provider) DO UPDATE SET value = excluded.value", (provider.value, value))
