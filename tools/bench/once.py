"""One build in a process of its own, and what it took: ``python -m tools.bench.once ROOT LANGUAGE``.

Prints JSON: seconds of CPU and wall, memory at its highest in MiB, size of the doctrees in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from kb.editions.sphinx_run import build_edition


def main() -> None:
    """Build as ``python -m kb.editions build`` does; end with its warnings if it fails."""
    root, language = Path(sys.argv[1]), sys.argv[2]
    start = time.monotonic()
    result = build_edition(root, language)
    wall = time.monotonic() - start
    if not result.ok:
        sys.exit(result.output)
    # Only Sphinx: this process has started nothing else.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    doctrees = (root / "build" / "doctrees" / f"html-{language}").rglob("*")
    print(
        json.dumps({
            "cpu": used.ru_utime + used.ru_stime,
            "wall": wall,
            "memory": used.ru_maxrss / unit,
            "doctrees": sum(path.stat().st_size for path in doctrees if path.is_file()) / 1e6,
        })
    )  # fmt: skip


if __name__ == "__main__":
    main()
