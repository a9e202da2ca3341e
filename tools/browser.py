"""Finds or installs the one browser that tests and tools drive."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kb.system import MissingPart, install

# Debian's Chromium without a window: the same engine for two thirds of the CPU (walk over 40 pages, 2026).
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome")
ADVICE = f"run as root: apt-get install {SHELL}; or: python -m playwright install chromium; or set CHROMIUM"


def flags() -> list[str]:
    """What Chromium is started with, here and on servers: no graphics card, and no sandbox for root."""
    return ["--disable-gpu", *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]


def chromium() -> Path:
    """The browser's executable: CHROMIUM, the PATH, Playwright's own, else from Debian's packages.

    Raises MissingPart. Call it before Playwright is started in this thread.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if not found:
            raise MissingPart(f"CHROMIUM={named} cannot be run: {ADVICE}")
        return Path(found)
    return _on_path() or playwrights_own() or _install()


def _on_path() -> Path | None:
    return next((Path(found) for found in map(shutil.which, NAMES) if found), None)


def playwrights_own() -> Path | None:
    """The browser that ``playwright install`` put down, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if os.access(own, os.X_OK) else None


def _install() -> Path:
    install(SHELL, advice=f"no Chromium here: {ADVICE}")
    found = _on_path()
    if not found:
        raise MissingPart(f"apt-get installed no {SHELL}: {ADVICE}")
    return found
