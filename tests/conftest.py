"""Shared by all tests: the checkout, a copy to break, and the site, built once a session."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from kb import languages
from kb.pages import sources

# Pages that no source has.
GENERATED = ("search", "site-index")
REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """``nox -s tests -- --every-page``: axe looks at each page in each language."""
    parser.addoption("--every-page", action="store_true", help="axe: each page in each language (15 minutes)")


@dataclass(frozen=True)
class Run:
    """How a command ended."""

    code: int
    output: str


def run(*arguments: str | Path, cwd: Path, timeout: int = 300) -> Run:
    """Run ``python -m ...`` in ``cwd``; output and errors together."""
    settings = ("SITE_URL", "REPO_URL", "CONTACT")
    environment = {name: value for name, value in os.environ.items() if name not in settings}
    process = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=timeout, check=False,
    )  # fmt: skip
    return Run(process.returncode, process.stdout + process.stderr)


def copy_checkout(target: Path) -> Path:
    """The sources of the site in ``target``; tests break the copy, never the checkout."""
    ignore = shutil.ignore_patterns("__pycache__", "*.mo")
    shutil.copytree(REPOSITORY / "docs", target / "docs", ignore=ignore)
    return target


@dataclass(frozen=True)
class Site:
    """A built site and what it must hold."""

    root: Path
    editions: languages.Editions
    pages: tuple[str, ...]

    @property
    def dist(self) -> Path:
        """The published folder."""
        return self.root / "dist"

    def expected(self) -> list[tuple[str, str]]:
        """Every language with every page: sources and the pages of the search × languages."""
        return [(code, page) for code in self.editions.codes for page in (*self.pages, *GENERATED)]

    def path(self, code: str, page: str) -> Path:
        """The file of a page."""
        return self.dist / code / f"{page}.html"


def describe(root: Path) -> Site:
    """The site of the checkout ``root``."""
    editions = languages.load(root / "docs" / "languages.toml")
    return Site(root, editions, tuple(sources(root / "docs")))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of the run have together."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def site(shared: Path) -> Site:
    """The whole site, built once from a copy of the sources, for all processes of the run together."""
    root = shared / "site"
    with FileLock(f"{root}.lock"):
        if not (root / "dist").is_dir():
            shutil.rmtree(root, ignore_errors=True)
            copy_checkout(root)
            result = run("kb.editions", "build", "--root", root, cwd=root)
            assert result.code == 0, result.output
    return describe(root)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh copy of the sources, to be broken."""
    return copy_checkout(tmp_path / "checkout")
