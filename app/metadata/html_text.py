"""Plain text out of the little HTML that providers put into summaries."""

from __future__ import annotations

import html
import re

from app.metadata.values import text

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|p|div|li)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[/!A-Za-z][^<>]*>")


def plain(given: str | None) -> str | None:
    """The text without tags, a line for each paragraph; None where nothing is left."""
    if not given:
        return None
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", given)))
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    return text("\n".join(line for line in lines if line))
