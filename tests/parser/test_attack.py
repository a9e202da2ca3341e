"""An attack in a catalogue fails the whole build, by name, and the published site stays.

Two proofs: with the gate, and with the gate switched off, where the guarded parser stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import PAGES, build, build_without_gate, page, stub, translate, tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


TARGET = "(target)=\n# Cél\n\n"
SENTENCES = {
    "Első mondat.": "---\nmyst:\n  substitutions: {x: y}\n---\nБірінші.",
    "Második mondat.": "```{eval-rst}\n.. raw:: html\n\n   <script>f()</script>\n```",
    "Harmadik mondat.": "```{include} ../conf.py\n:literal:\n```",
    "Negyedik mondat.": "[x]: https://example.org",
    "Ötödik mondat.": "Бесінші {download}`../conf.py` сөйлем.",
}


@dataclass(frozen=True)
class Outcome:
    """The site before the attack, after it, and what the build said."""

    stopped_by: str
    before: dict[str, bytes]
    after: dict[str, bytes]
    run: Run


@pytest.fixture(scope="module", params=["gate", "parser"])
def outcome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    pages = {**PAGES, "section/page": page(TARGET + "\n\n".join(SENTENCES) + "\n")}
    root = stub(tmp_path_factory.mktemp("attack"), pages)
    first = build(root)
    assert first.code == 0, first.output
    before = tree(root / "dist")
    translate(root, "kk", "section/page", SENTENCES)
    run = build_without_gate(root) if request.param == "parser" else build(root)
    return Outcome(request.param, before, tree(root / "dist"), run)


def test_the_build_fails_and_names_the_edition(outcome: Outcome) -> None:
    assert outcome.run.code == 1
    if outcome.stopped_by == "gate":
        assert "docs/locale/kk/LC_MESSAGES/section/page.po:" in outcome.run.output
        return
    assert "edition kk did not build:" in outcome.run.output
    assert "edition hu" not in outcome.run.output
    assert "Traceback" not in outcome.run.output


def test_the_published_site_stays(outcome: Outcome) -> None:
    assert outcome.after == outcome.before


@pytest.mark.parametrize(
    ("number", "line", "reason"),
    [
        (0, 12, "it is more than one paragraph (front_matter)"),
        (1, 14, "it is more than one paragraph (fence)"),
        (2, 16, "it is more than one paragraph (fence)"),
        (3, 18, "it defines a link target"),
        (4, 20, "the role 'download' is not allowed"),
    ],
)
def test_each_attack_is_refused_at_the_line_of_its_sentence(
    outcome: Outcome, number: int, line: int, reason: str
) -> None:
    if outcome.stopped_by == "gate":
        named = [text for text in outcome.run.output.splitlines() if "section/page.po:" in text]
        assert len(named) >= len(SENTENCES)
        return
    place = f"docs/section/page.md:{line}: WARNING: a translation is refused: {reason}"
    found = next(text for text in outcome.run.output.splitlines() if place in text)
    assert repr(list(SENTENCES.values())[number])[:40] in found


def test_nothing_of_the_included_file_is_shown(outcome: Outcome) -> None:
    assert "locale_dirs" not in outcome.run.output


def translated(root: Path, msgstr: str) -> Run:
    stub(root, {"index": page("(home)=\n# Cím\n\nEgy mondat.\n")})
    translate(root, "kk", "index", {"Egy mondat.": msgstr})
    return build(root)


def test_noqa_is_refused(tmp_path: Path) -> None:
    # Sphinx cuts it off before the guarded parser sees the message.
    run = translated(tmp_path / "noqa", "Бір сөйлем. #noqa")
    assert run.code == 1, run.output
    assert "docs/locale/kk/LC_MESSAGES/index.po" in run.output


def test_html_in_a_translation_is_refused_and_without_the_gate_shown_as_characters(tmp_path: Path) -> None:
    root = tmp_path / "html"
    run = translated(root, "Бір <script>f()</script> сөз.")
    assert run.code == 1, run.output
    assert "LC_MESSAGES/index.po:" in run.output
    assert build_without_gate(root).code == 0
    text = (root / "dist" / "kk" / "index.html").read_text(encoding="utf-8")
    assert "Бір &lt;script&gt;f()&lt;/script&gt; сөз." in text
    assert "<script>f()" not in text
