"""Latency and memory of the resident build: ``python tools/live_bench.py CHECKOUT kk PAGE [--saves 500]``.

CHECKOUT is a copy that may be written to. Prints only; nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import statistics
from pathlib import Path

from kb.live.latency import measure


def main() -> None:
    """Save the page again and again, and say how long it took and what memory did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("language")
    parser.add_argument("page")
    parser.add_argument("--catalogue", action="store_true", help="save the catalogue of the page, not its source")
    parser.add_argument("--saves", type=int, default=20)
    options = parser.parse_args()
    found = measure(
        options.root.resolve(), options.language, options.page, catalogue=options.catalogue, saves=options.saves
    )
    for name, values in (("seconds", found.seconds), ("CPU seconds", found.cpu_seconds)):
        ordered = sorted(values)
        middle, most = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
        print(f"{name}: median {middle:.3f}, 95 % {most:.3f}, first {values[0]:.3f}")
    steps = range(0, options.saves, max(1, options.saves // 10))
    print("MiB:", " ".join(f"{number + 1}:{found.memory[number]:.0f}" for number in [*steps, options.saves - 1]))
    print(json.dumps({"seconds": found.seconds, "cpu_seconds": found.cpu_seconds, "memory_mib": found.memory}))


if __name__ == "__main__":
    main()
