"""Sources and terms that pages name exist, sources are used, disputed facts stand in a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import empty_data, page, write

from kb.pages import check_pages

if TYPE_CHECKING:
    from pathlib import Path

FACTS = "id,subject,confidence,stale_after,sources\nsure,relations,two+,,one\ndisputed,relations,conflict,,one\n"
BIB = """
@online{one,
  title = {Cím},
  publisher = {Kiadó},
  url = {https://example.org},
  language = {hu},
  urldate = {2026-11-24},
}
"""
TERMS = """\
- id: cuman
  hu: kun
  en: Cuman
  kk: құман
  ru: куман
  glossary: true
  definition: Egy nép.
- id: plain
  hu: szó
  en: word
  kk: сөз
  ru: слово
"""
HEAD = "(home)=\n# Cím\n\n"


def check(root: Path, body: str, events: str = "") -> list[str]:
    empty_data(root)
    data = {"facts.csv": FACTS, "sources.bib": BIB, "terms.yaml": TERMS, "events.yaml": events}
    for name, text in data.items():
        write(root / "docs" / "_data" / name, text)
    write(root / "docs" / "index.md", page(HEAD + body))
    findings = check_pages(root / "docs", root)
    assert all(finding.mend for finding in findings)
    return [f"{finding.path}:{finding.line}: {finding.wrong}" for finding in findings]


CITED = "Szöveg.{cite}`one`\n"


@pytest.mark.parametrize(
    "body",
    [
        CITED,
        "A {term}`kunok <cuman>` népe.{cite}`one`\n",
        f"{CITED}\n% facts: sure\nSzöveg.\n",
        "```{conflict} Cím\n% facts: disputed\n\n- **1** A.{cite}`one`\n- **2** B.{cite}`one`\n\nOk.\n```\n",
        f"% facts: disputed\n{CITED}\n````{{conflict}} Cím\n% facts: disputed sure\n\n- **1**\n````\n",
        f"{CITED}\n% facts: disputed sure\n% disputed-elsewhere: disputed\nAz egyik ezt, a másik azt írja.\n",
        CITED + "\nÍgy írja: `` {cite}`none` ``\n",
    ],
)
def test_good_evidence_has_no_fault(tmp_path: Path, body: str) -> None:
    assert check(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "line", "wrong"),
    [
        (CITED + "Több.{cite}`none`\n", 13, "unknown source 'none'"),
        ("Szöveg.{cite}`one,none`\n", 12, "unknown source 'none'"),
        (CITED + "```{note}\nBenne.{cite}`none`\n```\n", 14, "unknown source 'none'"),
        (CITED + "A {term}`kunok <none>` itt.\n", 13, "unknown term 'none'"),
        (CITED + "A {term}`szó <plain>` itt.\n", 13, "unknown term 'plain'"),
        (CITED + "A {term}`kun` itt.\n", 13, "a term without its id, 'kun'"),
        (CITED + "\n% facts: sure disputed\nSzöveg.\n", 14, "sources dispute the fact 'disputed'"),
        (
            CITED + "\n```{note}\n% facts: disputed\nSzöveg.\n```\n",
            15,
            "sources dispute the fact 'disputed'",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, body: str, line: int, wrong: str) -> None:
    assert check(tmp_path, body) == [f"docs/index.md:{line}: {wrong}"]


def test_a_source_that_no_page_cites_is_named_with_the_line_of_its_entry(tmp_path: Path) -> None:
    assert check(tmp_path, "Szöveg.\n") == ["docs/_data/sources.bib:2: no page cites 'one'"]
