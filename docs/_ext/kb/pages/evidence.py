"""What a page's claims rest on: its ``{cite}`` and ``{term}`` roles, its facts that sources dispute.

Read from the source text line by line, so that each fault has its line, in directives too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb import places, sources, terms
from kb.findings import Finding
from kb.pages.facts import used_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kb.events import Event
    from kb.pages.facts import Fact
    from kb.places import Place
    from kb.sources import Source

_BIB = "docs/_data/sources.bib"
_TERMS = "docs/_data/terms.yaml"
_EVENTS = "docs/_data/events.yaml"
_ROLE = re.compile(r"\{(cite|term)\}`([^`]*)`")
# A span that shows a role to readers instead of using it.
_SHOWN = re.compile(r"(?<!`)``(?!`).*?(?<!`)``(?!`)")
# A page that only points to the page with the note: it says in words that sources differ.
_ELSEWHERE = re.compile(r"^%[ \t]*disputed-elsewhere:(.*)$", re.MULTILINE)
_CONFLICT = re.compile(r"^(`{3,})\{conflict\}.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)


@dataclass
class Evidence:
    """What pages may refer to, and which sources they have used so far."""

    sources: Mapping[str, Source]
    terms: frozenset[str]
    facts: Mapping[str, Fact]
    used: set[str] = field(default_factory=set)

    def check(self, shown: str, text: str) -> list[Finding]:
        """Unknown sources and terms of the page ``shown``, and disputed facts outside a ``{conflict}``."""
        found = []
        text = _SHOWN.sub("", text)
        for role in _ROLE.finditer(text):
            line = text.count("\n", 0, role.start()) + 1
            check = self._source if role[1] == "cite" else self._term
            found += [Finding(shown, line, wrong, mend) for wrong, mend in check(role[2])]
        shown_disputes = {name for block in _CONFLICT.finditer(text) for name in used_facts(block[0])}
        shown_disputes |= {name for line in _ELSEWHERE.finditer(text) for name in line[1].split()}
        for name, line in used_facts(text).items():
            fact = self.facts.get(name)
            if fact and fact.confidence == "conflict" and name not in shown_disputes:
                mend = "put what each source says into a {conflict} that begins with % facts: and this id"
                found.append(Finding(shown, line, f"sources dispute the fact {name!r}", mend))
        return found

    def check_keys(self, cited: Iterable[tuple[str, int, str]]) -> list[Finding]:
        """Unknown sources among those that a data file cites: its name, the line and the key of each."""
        return [Finding(shown, line, *fault) for shown, line, key in cited for fault in self._source(key)]

    def check_events(self, timeline: list[Event], labels: set[str]) -> list[Finding]:
        """Events with unknown facts, sources or labels, and disputed ones that do not say so."""
        found = []
        for event in timeline:
            wrong = self._source(",".join(event.cite))
            for name in event.facts:
                fact = self.facts.get(name)
                if fact is None:
                    wrong.append((f"unknown fact {name!r}", "use an id of docs/_data/facts.csv"))
                elif fact.confidence == "conflict" and not event.disputed:
                    wrong.append((f"sources dispute the fact {name!r}", "write disputed: true and a link"))
            if event.link and event.link not in labels:
                wrong.append((f"no page has the label {event.link!r}", "use the label of a section"))
            found += [Finding(_EVENTS, event.line, *pair) for pair in wrong]
        return found

    def check_places(self, listed: list[Place]) -> list[Finding]:
        """Places that name unknown sources."""
        return [
            Finding(places.SHOWN, place.line, *pair)
            for place in listed
            for pair in self._source(",".join(place.sources))
        ]

    def unused(self) -> list[Finding]:
        """Sources that no page, event or place cites."""
        mend = "cite it on a page or remove the entry"
        return [
            Finding(_BIB, source.line, f"no page cites {key!r}", mend)
            for key, source in self.sources.items()
            if key not in self.used
        ]

    def _source(self, keys: str) -> list[tuple[str, str]]:
        names = [key.strip() for key in keys.split(",")]
        self.used.update(names)
        return [(f"unknown source {name!r}", f"use a key of {_BIB}") for name in names if name not in self.sources]

    def _term(self, words: str) -> list[tuple[str, str]]:
        target = re.fullmatch(r".+<([^<>]+)>", words, re.DOTALL)
        if not target:
            return [(f"a term without its id, {words!r}", "write {term}`words <id>`")]
        if target[1] not in self.terms:
            return [(f"unknown term {target[1]!r}", f"use the id of a record with glossary: true in {_TERMS}")]
        return []


def load(docs: Path, facts: Mapping[str, Fact]) -> Evidence:
    """What the pages below ``docs`` may refer to; raises BadInput if a data file is bad."""
    glossary = frozenset(concept.id for concept in terms.load_concepts(docs) if concept.glossary)
    return Evidence(sources.load(docs / "_data" / "sources.bib", _BIB), glossary, facts)
