"""The table of settings: keys and JSON texts, never a secret (D70)."""

from __future__ import annotations

from app.store.database import Reader, Transaction


def setting(reader: Reader, key: str) -> str | None:
    """The JSON text of a setting; None when it was never changed."""
    found: str | None = reader.value("SELECT value FROM settings WHERE key = ?", (key,))
    return found


def settings(reader: Reader) -> dict[str, str]:
    """Every setting that was changed."""
    return dict(reader.rows("SELECT key, value FROM settings"))


def put_setting(tx: Transaction, key: str, text: str | None) -> None:
    """Keep a setting's JSON text; None goes back to its default."""
    if text is None:
        tx.execute("DELETE FROM settings WHERE key = ?", (key,))
    else:
        tx.execute("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, text))
