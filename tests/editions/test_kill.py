"""A build that is killed at any step leaves the whole old site or the whole new one."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import build, python, stub, tree

if TYPE_CHECKING:
    from pathlib import Path

OLD_WORDS, NEW_WORDS = "Ez az első bekezdés", "Ez a javított bekezdés"
# Sphinx is replaced by what it leaves (in "ready"); all other steps are the real ones.
SCRIPT = """
import os, shutil, signal, sys
from pathlib import Path
from kb.editions import build, front, kept, swap
from kb.editions.sphinx_run import Result

def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

def then_die(function):
    def call(*args, **kwargs):
        function(*args, **kwargs)
        die()
    return call

def second_time_die(function):
    calls = []
    def call(*args, **kwargs):
        calls.append(1)
        return die() if len(calls) == 2 else function(*args, **kwargs)
    return call

def sphinx(root, codes):
    for code in codes:
        shutil.copytree(root / "ready" / code, root / "build" / "html" / code)
    return [Result(code, True, "") for code in codes]

def remove_some(folder, **kwargs):
    if folder.name != "next":
        return real_rmtree(folder, **kwargs)
    if (folder / "index.html").exists():
        (folder / "index.html").unlink()
        die()

stage = sys.argv[1]
real_rmtree = shutil.rmtree
build.build_editions = sphinx
if stage == "after compiling":
    build.build_editions = die
elif stage == "while Sphinx runs":
    sphinx_of_one = lambda root, codes: shutil.copytree(root / "ready" / "hu", root / "build" / "html" / "hu")
    build.build_editions = then_die(sphinx_of_one)
elif stage == "between two stamps":
    kept.keep = then_die(kept.keep)
elif stage == "after Sphinx":
    build.assemble = die
elif stage == "between two editions":
    real_assemble = build.assemble
    def assemble(*args):
        shutil.copytree = second_time_die(shutil.copytree)
        real_assemble(*args)
    build.assemble = assemble
elif stage == "before the files around":
    front.write = die
elif stage == "after assembling":
    front.write = then_die(front.write)
elif stage == "before the exchange":
    swap.exchange = die
elif stage == "after the exchange":
    swap.exchange = then_die(swap.exchange)
elif stage == "while the old site is removed":
    real_exchange = swap.exchange
    def exchange(*folders):
        real_exchange(*folders)
        shutil.rmtree = remove_some
    swap.exchange = exchange
elif stage == "before the stamp":
    swap.publish = then_die(swap.publish)
build.build_site(Path.cwd())
"""
STAGES = {
    "after compiling": False,
    "while Sphinx runs": False,
    "between two stamps": False,
    "after Sphinx": False,
    "between two editions": False,
    "before the files around": False,
    "after assembling": False,
    "before the exchange": False,
    "after the exchange": True,
    "while the old site is removed": True,
    "before the stamp": True,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published site whose Hungarian home page has been corrected since."""
    root = stub(tmp_path_factory.mktemp("kill"))
    result = build(root)
    assert result.code == 0, result.output
    shutil.copytree(root / "build" / "html", root / "ready")
    for path in (root / "docs" / "index.md", root / "ready" / "hu" / "index.html"):
        text = path.read_text(encoding="utf-8")
        assert text.count(OLD_WORDS) == 1
        path.write_text(text.replace(OLD_WORDS, NEW_WORDS), encoding="utf-8")
    return root


def corrected(old: dict[str, bytes]) -> dict[str, bytes]:
    return {**old, "hu/index.html": old["hu/index.html"].replace(OLD_WORDS.encode(), NEW_WORDS.encode())}


@pytest.mark.parametrize(("stage", "is_new"), STAGES.items(), ids=list(STAGES))
def test_a_killed_build_leaves_a_whole_site(built: Path, tmp_path: Path, stage: str, is_new: bool) -> None:
    root = shutil.copytree(built, tmp_path / "copy")
    old = tree(root / "dist")
    killed = python(root, "-c", SCRIPT, stage)
    assert killed.code == -signal.SIGKILL, killed.output
    assert tree(root / "dist") == (corrected(old) if is_new else old)
    again = python(root, "-c", SCRIPT, "to the end")
    assert again.code == 0, again.output
    assert tree(root / "dist") == corrected(old)
    assert not (root / "build" / "next").exists()


@pytest.mark.parametrize("stage", ["after assembling", "before the stamp"])
def test_a_killed_first_build_leaves_no_site_or_a_whole_one(built: Path, tmp_path: Path, stage: str) -> None:
    root = shutil.copytree(built, tmp_path / "copy")
    old = tree(root / "dist")
    shutil.rmtree(root / "dist")
    killed = python(root, "-c", SCRIPT, stage)
    assert killed.code == -signal.SIGKILL, killed.output
    assert tree(root / "dist") == (corrected(old) if STAGES[stage] else {})
