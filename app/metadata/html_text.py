"""Plain text out of the little HTML that providers put into summaries."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|p|div|li)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[/!A-Za-z][^<>]*>")


def plain(text: str | None) -> str | None:
    """The text without tags, a line for each paragraph; None where nothing is left."""
    if not text:
        return None
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    return "\n".join(line for line in lines if line) or None
