"""One Sphinx process a language, two at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Two editions at a time use two cores better than -j 2 in each (CPU +15 %, measured in 2026).
JOBS = 2
# Nothing in a page may depend on the day of the build or on the order of a set.
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "PYTHONUTF8": "1"}


@dataclass(frozen=True)
class Result:
    """How one edition's build ended."""

    code: str
    ok: bool
    output: str


def build_edition(root: Path, code: str, builder: str = "html") -> Result:
    """Build one edition of the checkout ``root`` into ``build/<builder>/<code>``."""
    build = root / "build"
    command = [
        sys.executable, "-m", "sphinx",
        "-b", builder,
        "-n", "-W", "--keep-going",  # every unknown reference and every warning fails, all are shown
        "-q",  # warnings only
        "-d", str(build / "doctrees" / f"{builder}-{code}"),  # one doctree folder a language
        "-D", f"language={code}",
        str(root / "docs"), str(build / builder / code),
    ]  # fmt: skip
    process = subprocess.run(
        command,
        close_fds=False,  # the hold on the build folder goes with it
        env={**os.environ, **_ENVIRONMENT},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Result(code, process.returncode == 0, process.stdout + process.stderr)


def build_editions(root: Path, codes: tuple[str, ...]) -> list[Result]:
    """Build all editions, ``JOBS`` at a time; results in the order of ``codes``."""
    with ThreadPoolExecutor(JOBS) as pool:
        return list(pool.map(lambda code: build_edition(root, code), codes))
