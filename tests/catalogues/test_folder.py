"""The locale folder holds exactly what is expected, whatever language is checked."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.catalogues.desk import Desk
from tests.helpers.stub import header, tree, write

from kb.catalogues.read import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "site")


def test_a_whole_folder_passes(desk: Desk) -> None:
    assert desk.check() == []


def planted(name: str) -> Callable[[Desk], object]:
    return lambda desk: write(desk.locale / name, "x")


def linked(name: str, target: str) -> Callable[[Desk], object]:
    def act(desk: Desk) -> None:
        path = desk.locale / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return act


CASES: dict[str, tuple[str, str, Callable[[Desk], object]]] = {
    "compiled": ("foreign-file", "kk/LC_MESSAGES/index.mo", planted("kk/LC_MESSAGES/index.mo")),
    "compiled interface": ("foreign-file", "hu/LC_MESSAGES/sphinx.mo", planted("hu/LC_MESSAGES/sphinx.mo")),
    "script": ("foreign-file", "kk/LC_MESSAGES/sphinx.js", planted("kk/LC_MESSAGES/sphinx.js")),
    "another catalogue": ("foreign-file", "kk/LC_MESSAGES/other.po", planted("kk/LC_MESSAGES/other.po")),
    "beside the languages": ("foreign-file", "README.po", planted("README.po")),
    "hidden": ("foreign-file", "kk/LC_MESSAGES/.index.po.swp", planted("kk/LC_MESSAGES/.index.po.swp")),
    "language": ("foreign-folder", "tr", planted("tr/LC_MESSAGES/index.po")),
    "section": ("foreign-folder", "kk/LC_MESSAGES/section", planted("kk/LC_MESSAGES/section/index.po")),
    "category": ("foreign-folder", "kk/LC_TIME", planted("kk/LC_TIME/index.po")),
    "page of the source": ("foreign-file", "hu/LC_MESSAGES/index.po", planted("hu/LC_MESSAGES/index.po")),
    "linked file": ("linked", "kk/LC_MESSAGES/index.po", linked("kk/LC_MESSAGES/index.po", "/etc/hostname")),
    "dangling link": ("linked", "kk/LC_MESSAGES/index.po", linked("kk/LC_MESSAGES/index.po", "/nowhere")),
    "linked folder": ("linked", "kk/LC_MESSAGES", linked("kk/LC_MESSAGES", "/etc")),
    "linked language": ("linked", "kk", linked("kk", "/etc")),
    "missing": ("missing-file", "kk/LC_MESSAGES/index.po", lambda desk: desk.path("index").unlink()),
}


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_belong_there_is_named(desk: Desk, case: str) -> None:
    check, place, act = CASES[case]
    act(desk)
    assert (check, f"docs/locale/{place}", 1) in {(f.check, f.path, f.line) for f in desk.check("hu")}


def test_a_pipe_is_no_catalogue_and_is_not_read(desk: Desk) -> None:
    desk.path("index").unlink()
    os.mkfifo(desk.path("index"))
    assert [(f.check, f.path) for f in desk.check("hu")] == [("linked", desk.name("index"))]


def test_other_encodings_and_sizes_are_named(desk: Desk) -> None:
    desk.path("index").write_bytes(header().encode() + 'msgid "Egy"\nmsgstr "Бір"\n'.encode("iso8859-5", "replace"))
    assert [(f.check, f.line) for f in desk.check("kk")] == [("not-utf8", 8)]
    desk.write("index", header() + "# x\n" * (MAX_BYTES // 4))
    assert [f.check for f in desk.check("kk")] == ["too-large"]


def test_a_byte_order_mark_is_named(desk: Desk) -> None:
    desk.write("index", "\ufeff" + header())
    assert [f.check for f in desk.check("kk")] == ["byte-order-mark"]


def test_a_huge_message_is_not_parsed(desk: Desk) -> None:
    desk.write("index", header() + 'msgid "Egy alma."\nmsgstr "' + "[" * 30_000 + '"\n')
    assert "too-long" in {f.check for f in desk.check("kk")}


def test_nothing_is_written_outside_the_build_folder(desk: Desk) -> None:
    before = tree(desk.docs)
    desk.check()
    assert tree(desk.docs) == before
    assert {path.name for path in desk.root.iterdir()} <= {"docs", "build"}
