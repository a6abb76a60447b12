"""`make bench`: runs every bench module, prints one table and writes build/bench.json."""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
import time
import traceback
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "build" / "bench.json"
SIZES = (1_000, 10_000, 100_000)


def _rows(name: str, sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    module = importlib.import_module(f"tests.bench.{name}")
    rows: list[dict[str, Any]] = module.run(sizes)
    return [{"bench": name.removeprefix("bench_"), **row} for row in rows]


def _shown(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def _line(row: dict[str, Any]) -> str:
    verdict = {True: "ok", False: "OVER", None: ""}[row.get("ok")]
    cells = (
        row["bench"],
        row["name"],
        _shown(row.get("size")),
        _shown(row.get("value")),
        row.get("unit", ""),
        _shown(row.get("baseline")),
        _shown(row.get("ratio")),
    )
    return "{:10} {:52} {:>9} {:>12} {:10} {:>10} {:>7}  ".format(*cells) + f"{row.get('budget', '')!s:28} {verdict}"


def main() -> int:
    """0 when every bench ran; a missed budget is printed, not an error: these machines are noisy."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("only", nargs="*", help="bench modules to run (store, read, frames, …); all by default")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="library sizes, comma separated")
    options = parser.parse_args()
    sizes = tuple(int(size) for size in options.sizes.split(","))
    names = sorted(path.stem for path in HERE.glob("bench_*.py"))
    names = [name for name in names if not options.only or name.removeprefix("bench_") in options.only]
    print("{:10} {:52} {:>9} {:>12} {:10} {:>10} {:>7}  {:28}".format("bench", "what", "size", "value", "unit", "baseline", "ratio", "budget"))
    rows: list[dict[str, Any]] = []
    broken = []
    for name in names:
        try:
            found = _rows(name, sizes)
        except Exception:  # noqa: BLE001  # the figures of an hour are not lost for one that cannot be had
            traceback.print_exc()
            broken.append(name)
            continue
        rows += found
        for row in found:
            print(_line(row), flush=True)
        _write(rows, sizes)
    if broken:
        print(f"Could not be measured: {', '.join(broken)}")
    return 1 if broken else 0


def _write(rows: list[dict[str, Any]], sizes: tuple[int, ...]) -> None:
    OUT.parent.mkdir(exist_ok=True)
    machine = {"python": sys.version.split()[0], "system": platform.platform(), "at": int(time.time())}
    OUT.write_text(json.dumps({"machine": machine, "sizes": sizes, "rows": rows}, indent=1), encoding="utf-8")
    print(f"Written to {OUT.relative_to(HERE.parents[1])}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
