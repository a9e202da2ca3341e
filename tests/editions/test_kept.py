"""Nothing is built twice: a change renews the editions that read it, and their bytes are those of a fresh build."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import INDEX, build, page, stamps, stub, translate, tree, write

from kb import languages
from kb.editions import kept
from kb.editions.inputs import digests
from kb.editions.sphinx_run import jobs
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

LEAD = "Ez a szakasz bevezetője."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = stub(tmp_path_factory.mktemp("kept"))
    result = build(root)
    assert result.code == 0, result.output
    return root


@pytest.fixture(scope="module")
def translated(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, tuple[int, int]]]:
    """The site built again after a Kazakh catalogue came in, and how its editions were before."""
    root = shutil.copytree(built, tmp_path_factory.mktemp("translated") / "copy")
    before = stamps(root / "build" / "html")
    translate(root, "kk", "section/index", {LEAD: "Бұл – бөлімнің кіріспесі."})
    result = build(root)
    assert (result.code, result.output) == (0, "dist/ is new\n")
    return root, before


def test_a_changed_catalogue_is_published(translated: tuple[Path, object]) -> None:
    root, _before = translated
    assert "Бұл – бөлімнің кіріспесі." in (root / "dist" / "kk" / "section" / "index.html").read_text(encoding="utf-8")
    assert LEAD in (root / "dist" / "hu" / "section" / "index.html").read_text(encoding="utf-8")


def test_a_changed_catalogue_renews_its_edition_only(translated: tuple[Path, dict[str, tuple[int, int]]]) -> None:
    root, before = translated
    after = stamps(root / "build" / "html")
    changed = {name for name, stamp in after.items() if before.get(name) != stamp}
    assert f"{root}/build/html/kk/section/index.html" in changed
    assert {name for name in changed if "/html/hu" in name} == set()


def test_what_all_editions_tell_is_assembled_anew(translated: tuple[Path, object], built: Path) -> None:
    root, _before = translated
    old, new = tree(built / "dist"), tree(root / "dist")
    assert {name for name in new if name.startswith("search/kk") and new[name] != old.get(name)}


def test_the_bytes_are_those_of_a_fresh_build(translated: tuple[Path, object], tmp_path: Path) -> None:
    root, _before = translated
    shutil.copytree(root / "docs", tmp_path / "docs")
    assert build(tmp_path).code == 0
    assert tree(tmp_path / "dist") == tree(root / "dist")


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "copy")


def fresh(root: Path) -> dict[str, bool]:
    """Which editions need not be built."""
    editions = languages.load(root / "docs" / "languages.toml")
    inputs = digests(root, editions)
    return {code: kept.holds(root, code, inputs[code]) for code in editions.codes}


def test_finished_editions_are_kept(copy: Path) -> None:
    assert fresh(copy) == {"hu": True, "kk": True}


@pytest.mark.parametrize(
    "name",
    ["docs/index.md", "docs/_data/search.yaml", "docs/_templates/page.html", "docs/_static/kb.css", "docs/conf.py"],
)
def test_what_all_editions_read_renews_all(copy: Path, name: str) -> None:
    path = copy / name
    write(path, path.read_text(encoding="utf-8") + "\n")
    assert fresh(copy) == {"hu": False, "kk": False}


@pytest.mark.parametrize("name", ["SITE_URL", "KB_SPEED"])
def test_a_setting_renews_all(copy: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "0")
    assert fresh(copy) == {"hu": False, "kk": False}


def test_a_catalogue_renews_its_edition(copy: Path) -> None:
    translate(copy, "kk", "index", {})
    assert fresh(copy) == {"hu": True, "kk": False}


@pytest.mark.parametrize("name", ["index.html", "_records/search.json", "_static/kb.css"])
def test_an_edition_that_somebody_changed_is_not_trusted(copy: Path, name: str) -> None:
    path = copy / "build" / "html" / "kk" / name
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert fresh(copy) == {"hu": True, "kk": False}


def test_a_failed_edition_is_not_trusted(copy: Path) -> None:
    """Nor may a later build of the same sources pass, though its pages were all written."""
    write(copy / "docs" / "index.md", page(INDEX.replace("(#section)", "(#nowhere)")))
    for _time in range(2):
        result = build(copy)
        assert result.code == 1
        assert "edition kk did not build:" in result.output
    assert fresh(copy) == {"hu": False, "kk": False}


@pytest.mark.parametrize(("written", "number"), [(None, 2), ("", 2), ("1", 1), ("4", 4)])
def test_how_many_editions_at_a_time(written: str | None, number: int) -> None:
    assert jobs({} if written is None else {"KB_JOBS": written}) == number


@pytest.mark.parametrize("written", ["0", "-1", "two", "1.5", "²"])
def test_a_bad_number_of_editions_is_named(written: str) -> None:
    with pytest.raises(BadInput, match=r"KB_JOBS:1: .* is no number of editions"):
        jobs({"KB_JOBS": written})
