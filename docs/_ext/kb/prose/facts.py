"""Which facts no page tells yet, against ``docs/_data/left-out.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding, read_utf8
from kb.pages import sources
from kb.pages.facts import load_facts, used_facts

if TYPE_CHECKING:
    from pathlib import Path

    from kb.pages.facts import Fact

SHOWN = "docs/_data/left-out.toml"
_FACTS = "docs/_data/facts.csv"


@dataclass(frozen=True)
class LeftOut:
    """Facts left out by id with their reasons; subjects that are finished; the text, to find lines in."""

    reasons: dict[str, str]
    finished: tuple[str, ...]
    text: str

    def line(self, word: str) -> int:
        """The line on which ``word`` stands first."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        return next((number for number, line in enumerate(self.text.splitlines(), 1) if pattern.search(line)), 1)


def load_left_out(docs: Path) -> LeftOut:
    """The table below ``docs``; raises BadInput for anything but reasons by fact id, and finished subjects."""
    try:
        text = read_utf8(docs / "_data" / "left-out.toml", SHOWN)
        data = tomllib.loads(text)
    except FileNotFoundError:
        raise BadInput(Finding(SHOWN, 1, "the file is missing", "restore it from git")) from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        wrong = f"not valid TOML ({error})"
        raise BadInput(Finding(SHOWN, int(where[1]) if where else 1, wrong, "mend the syntax of this line")) from None
    reasons, finished = data.get("left-out", {}), data.get("finished", [])
    made = LeftOut(reasons, tuple(finished), text)
    bad = [name for name, reason in reasons.items() if not isinstance(reason, str) or len(reason) < 10]
    if bad or set(data) - {"left-out", "finished"}:
        line = made.line(bad[0]) if bad else 1
        raise BadInput(
            Finding(SHOWN, line, "a fact without a reason, or an unknown key", 'write id = "why it is left out"')
        )
    return made


def untold(docs: Path) -> dict[str, list[Fact]]:
    """The facts that no page uses and nobody left out, by subject."""
    facts, used, left = _state(docs)
    missing: dict[str, list[Fact]] = {}
    for fact in facts.values():
        if fact.id not in used and fact.id not in left.reasons:
            missing.setdefault(fact.subject, []).append(fact)
    return missing


def check_facts(docs: Path) -> list[Finding]:
    """Untold facts of finished subjects, unknown ids and subjects, and facts both told and left out."""
    facts, used, left = _state(docs)
    findings = []
    for name in left.reasons:
        if name not in facts:
            findings.append(Finding(SHOWN, left.line(name), f"unknown fact {name!r}", f"use an id of {_FACTS}"))
        elif name in used:
            wrong = f"fact {name!r} is left out, and told in {used[name]}"
            findings.append(Finding(SHOWN, left.line(name), wrong, "remove it here or there"))
    subjects = {fact.subject for fact in facts.values()}
    for subject in left.finished:
        if subject not in subjects:
            mend = f"use one of {', '.join(sorted(subjects))}"
            findings.append(Finding(SHOWN, left.line(subject), f"unknown subject {subject!r}", mend))
    for subject, missing in untold(docs).items():
        if subject in left.finished:
            findings += [
                Finding(
                    SHOWN, left.line(subject), f"no page tells the fact {fact.id!r}", "tell it, or give the reason here"
                )
                for fact in missing
            ]
    return sorted(findings)


def _state(docs: Path) -> tuple[dict[str, Fact], dict[str, str], LeftOut]:
    facts = load_facts(docs / "_data" / "facts.csv", _FACTS)
    used: dict[str, str] = {}
    for page in sources(docs):
        for name in used_facts((docs / f"{page}.md").read_text(encoding="utf-8", errors="replace")):
            used.setdefault(name, f"docs/{page}.md")
    return facts, used, load_left_out(docs)
