"""Parts of the system that pip cannot bring: found, or installed from Debian's packages by root."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

DEBIAN = Path("/etc/debian_version")


class MissingPart(Exception):
    """A part of the system is missing; one line that says what to run."""


def can_install() -> bool:
    """Whether this is Debian or one of its kin, and we are root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and DEBIAN.is_file() and bool(shutil.which("apt-get"))


def install(*packages: str, advice: str) -> None:
    """Install Debian's ``packages``; raises MissingPart, ending in ``advice``, where that fails."""
    if not can_install():
        raise MissingPart(advice)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update"), ("apt-get", "install", "--yes", "--no-install-recommends", *packages)):
        process = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if process.returncode:
            last = (process.stderr.strip().splitlines() or ["no message"])[-1]
            raise MissingPart(f"{' '.join(command)} failed ({last}): {advice}")
