"""Where the demo finds the project's resources."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """The project's folder of resources, in a checkout and in the packaged program."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).parents[2])) / "resources"
