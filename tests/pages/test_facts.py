"""Fact ids in pages are those of the table; bad rows are refused with their line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kb.findings import BadInput
from kb.pages import check_pages
from kb.pages.facts import load_facts, used_facts

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "id,subject,confidence,stale_after,sources\n"


def test_the_ids_of_a_page_come_with_their_lines() -> None:
    text = "# Cím\n\n% facts: one two\nMondat.\n\n% facts: three one\nMásik.\n"
    assert used_facts(text) == {"one": 3, "two": 3, "three": 6}


def test_an_unknown_id_is_named_with_its_line(checkout: Path) -> None:
    page = checkout / "docs" / "relations" / "index.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("% facts:"))
    lines[line - 1] += " no-such-fact"
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    findings = [str(finding) for finding in check_pages(checkout / "docs", checkout)]
    mend = "use an id of docs/_data/facts.csv"
    assert findings == [f"docs/relations/index.md:{line}: unknown fact 'no-such-fact': {mend}"]


@pytest.mark.parametrize(
    ("rows", "line", "wrong"),
    [
        ("a,relations,two+,,x\na,relations,one,,y\n", 3, "stands twice"),
        ("a,relations,surely,,x\n", 2, "unknown confidence 'surely'"),
        ("a,relations\n", 2, "not a fact"),
    ],
)
def test_a_bad_row_is_refused(tmp_path: Path, rows: str, line: int, wrong: str) -> None:
    table = tmp_path / "facts.csv"
    table.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(BadInput, match=rf"facts.csv:{line}: .*{re.escape(wrong)}"):
        load_facts(table, "facts.csv")


def test_a_table_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "facts.csv"
    table.write_bytes(f"{HEAD}a,ő,one,,x\n".encode("iso8859-2"))
    with pytest.raises(BadInput, match=r"^facts\.csv:2: not UTF-8"):
        load_facts(table, "facts.csv")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^facts\.csv:1: the file is missing"):
        load_facts(tmp_path / "facts.csv", "facts.csv")
