"""Sections kept from an earlier build: the same as those that were written, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.search import kept
from kb.search.sections import Block, Section

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = [
    Section(
        "page", Block("Бет", "kk"), (Block("мәтін: сөз", "kk", lead="мәтін"), Block("szöveg", "hu", pointing=True))
    ),
    Section("page-row", Block("жол", "kk"), (), row=True),
]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    kept.write(tmp_path, "section/page", SECTIONS)
    assert kept.read(tmp_path, "section/page") == SECTIONS


def test_a_page_that_was_never_written_has_none(tmp_path: Path) -> None:
    assert kept.read(tmp_path, "section/page") is None


def test_a_file_cut_short_is_as_none(tmp_path: Path) -> None:
    kept.write(tmp_path, "page", SECTIONS)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:20])
    assert kept.read(tmp_path, "page") is None
    path.write_bytes(b"")
    assert kept.read(tmp_path, "page") is None
