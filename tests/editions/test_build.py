"""A build from sources to dist/: complete, repeatable anywhere, and never half done."""

from __future__ import annotations

import fcntl
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import GENERATED
from tests.helpers.stub import INDEX, PAGES, build, page, stamps, stub, tree, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

NO_NETWORK = """
import socket

def refuse(*args, **kwargs):
    raise OSError("no network in this test")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stub site, built once; tests change copies of it."""
    root = stub(tmp_path_factory.mktemp("built"))
    result = build(root)
    assert (result.code, result.output) == (0, "dist/ is new\n")
    return root


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "copy")


def test_every_page_is_in_every_edition(built: Path) -> None:
    pages = {path for path in tree(built / "dist") if path.endswith(".html")}
    inner = {f"{code}/{name}.html" for code in ("hu", "kk") for name in (*PAGES, *GENERATED)}
    assert pages == inner | {"index.html", "404.html", "hu/404.html", "kk/404.html"}


def test_a_second_build_touches_nothing(copy: Path) -> None:
    before = stamps(copy / "dist")
    result = build(copy)
    assert (result.code, result.output) == (0, "dist/ is unchanged\n")
    assert stamps(copy / "dist") == before


def test_a_full_rebuild_of_the_same_sources_touches_nothing(copy: Path) -> None:
    before = stamps(copy / "dist")
    shutil.rmtree(copy / "build")
    result = build(copy)
    assert (result.code, result.output) == (0, "dist/ is unchanged\n")
    assert stamps(copy / "dist") == before


def test_a_site_that_somebody_changed_is_made_good(copy: Path) -> None:
    before = tree(copy / "dist")
    write(copy / "dist" / "kk" / "index.html", "hacked")
    write(copy / "dist" / "extra.html", "planted")
    assert build(copy).output == "dist/ is new\n"
    assert tree(copy / "dist") == before


def test_a_failed_edition_leaves_the_site(copy: Path) -> None:
    before, marks = tree(copy / "dist"), stamps(copy / "dist")
    write(copy / "docs" / "index.md", page(INDEX.replace("(#section)", "(#nowhere)")))
    result = build(copy)
    assert result.code == 1
    assert "edition hu did not build:" in result.output
    assert "edition kk did not build:" in result.output
    assert "docs/index.md:12: WARNING: 'myst' cross-reference target not found: 'nowhere'" in result.output
    assert (tree(copy / "dist"), stamps(copy / "dist")) == (before, marks)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("docs/index.md", page("# Cím\n"), "docs/index.md:9: a heading without a label"),
        ("docs/languages.toml", "[hu\n", "docs/languages.toml:1: not valid TOML"),
        ("docs/locale/kk/LC_MESSAGES/index.po", "zaj\n", "docs/locale/kk/LC_MESSAGES/index.po:1: not a valid"),
        ("docs/_data/facts.csv", "id\n", "docs/_data/facts.csv:1: wrong columns"),
    ],
)
def test_a_fault_in_the_sources_is_named_and_leaves_the_site(copy: Path, name: str, text: str, line: str) -> None:
    before = stamps(copy / "dist")
    write(copy / name, text)
    result = build(copy)
    assert result.code == 1
    assert any(found.startswith(line) for found in result.output.splitlines()), result.output
    assert "Traceback" not in result.output
    assert stamps(copy / "dist") == before


def test_a_language_without_a_folder_is_named(copy: Path) -> None:
    shutil.rmtree(copy / "docs" / "locale" / "kk")
    result = build(copy)
    assert result.code == 1
    lines = (copy / "docs" / "languages.toml").read_text(encoding="utf-8").splitlines()
    number = lines.index("[kk]") + 1
    assert result.output.startswith(f"docs/languages.toml:{number}: 'kk' has no folder docs/locale/kk: make it")


def test_a_write_protected_site_stays(copy: Path) -> None:
    before = tree(copy / "dist")
    write(copy / "docs" / "index.md", page(INDEX.replace("első", "javított")))
    (copy / "dist").chmod(0o555)
    result = build(copy)
    assert (result.code, result.output) == (
        1,
        "dist:1: the folder is read-only: chmod u+w dist, then build again\n",
    )
    assert tree(copy / "dist") == before


@pytest.fixture(scope="module")
def elsewhere(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The same sources in a folder with another kind of name, built with the network blocked."""
    top = tmp_path_factory.mktemp("elsewhere")
    root = top / "őrült mappa (2)"
    shutil.copytree(built / "docs", root / "docs")
    write(top / "block" / "sitecustomize.py", NO_NETWORK)
    return root / "dist", build(root, PYTHONPATH=str(top / "block"))


def test_no_network_is_needed(elsewhere: tuple[Path, Run]) -> None:
    _dist, result = elsewhere
    assert (result.code, result.output) == (0, "dist/ is new\n")


def test_another_folder_gives_the_same_bytes(built: Path, elsewhere: tuple[Path, Run]) -> None:
    dist, _result = elsewhere
    assert tree(dist) == tree(built / "dist")


def test_a_second_build_at_once_is_refused(tmp_path: Path) -> None:
    root = stub(tmp_path / "checkout")
    (root / "build").mkdir(exist_ok=True)
    with (root / "build" / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        run = build(root)
    assert run.code == 1
    assert "build:1: another build is under way: wait until it ends" in run.output
