"""`python -m app.demo`: the pretend servers on their own."""

from __future__ import annotations

import sys

from app.demo.serve import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
