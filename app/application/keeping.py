"""Keeping a joined server's secret, and reading one from standard input."""

from __future__ import annotations

import sys

from app.application.household import Household
from app.domain.problems import Problem
from app.library.connecting import Joined
from app.settings.keys import Keeping, server_secret
from app.sources.source import SourceKind

LONGEST = 64 * 1024


def keep_secret(household: Household, kind: SourceKind, joined: Joined) -> Keeping:
    """Keep the server's token, and say where it is. May block while a keyring asks; never on the GUI thread."""
    if joined.token is None:
        return Keeping.UNKNOWN
    return household.keys.put(server_secret(kind, joined.device_id), joined.token)


def read_secret(household: Household) -> str:
    """One line of standard input without its newline, hidden from the log at once. Raises Problem when there is none."""
    line = sys.stdin.readline(LONGEST) if sys.stdin is not None else ""
    secret = line.removesuffix("\n").removesuffix("\r")
    if not secret:
        raise Problem("There is no secret on standard input: give it as one line.")
    household.redact.add(secret)
    return secret
