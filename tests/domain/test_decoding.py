"""A type that several threads want for the first time at once: one works it out, all get it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RACE = """
import sys, threading
from app.domain.decoding import decoder
from app.domain.items import Reported
sys.setswitchinterval(1e-6)
start, found = threading.Barrier(8), []
def want():
    start.wait()
    found.append(decoder(Reported).decode(b'{"kind": "movie", "remote_key": "1", "facts": {"title": "Metropolis"}}').facts.title)
threads = [threading.Thread(target=want) for _ in range(8)]
for each in threads: each.start()
for each in threads: each.join()
print(len(found), set(found))
"""


def test_eight_threads_get_one_decoder() -> None:
    """In a process of its own, for msgspec alone crashes about every second time here."""
    for _ in range(5):
        ended = subprocess.run([sys.executable, "-c", RACE], capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
        assert (ended.returncode, ended.stdout) == (0, "8 {'Metropolis'}\n"), ended.stderr
