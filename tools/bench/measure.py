"""Stock and accelerated builds of one site by turns, so that what else the machine does meets both."""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

from tools.bench.site import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

STOCK, FAST = "0", "1"
UNITS = {"cpu": "s", "wall": "s", "memory": "MiB", "doctrees": "MB"}
Cost = dict[str, float]


def build(root: Path, language: str, setting: str) -> Cost:
    """What a build of an edition takes with this value of KB_SPEED; the output folder stays as it is.

    Compiled Python is kept beside the site, so that no build pays for it but the first.
    """
    known = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "SITE_URL")}
    paths = os.pathsep.join([str(CHECKOUT / "docs" / "_ext"), str(CHECKOUT)])
    settings = {"KB_SPEED": setting, "PYTHONPYCACHEPREFIX": str(root / "build" / "bytecode"), "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench.once", str(root), language],
        env=known | settings, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr)
    cost: Cost = json.loads(done.stdout)
    return cost


def clean(root: Path, language: str) -> None:
    """Remove what an edition's last build has left."""
    for name in (f"html/{language}", f"doctrees/html-{language}"):
        shutil.rmtree(root / "build" / name, ignore_errors=True)


def compare(root: Path, languages: Sequence[str], repeats: int) -> dict[str, list[Cost]]:
    """Costs of building each edition from nothing, by setting; pairs stand at the same place of both lists."""
    found: dict[str, list[Cost]] = {STOCK: [], FAST: []}
    for _ in range(repeats):
        for language in languages:
            for setting in found:
                clean(root, language)
                found[setting].append(build(root, language, setting))
    return found


def total(costs: Iterable[Cost], name: str, repeats: int) -> float:
    """All editions together, on average of the repeats; of memory and doctrees the largest of one edition."""
    values = [cost[name] for cost in costs]
    return max(values) if name in ("memory", "doctrees") else sum(values) / repeats


def ratios(found: dict[str, list[Cost]], name: str) -> tuple[float, float, float]:
    """How many times more stock takes: the least, the middle and the most of all pairs."""
    each = [stock[name] / fast[name] for stock, fast in zip(found[STOCK], found[FAST], strict=True)]
    return min(each), statistics.median(each), max(each)


def exponent(small: float, large: float, growth: float) -> float:
    """The power of the number of pages with which a cost grows: 1 is in step with the pages."""
    return math.log(large / small) / math.log(growth)
