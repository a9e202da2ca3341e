"""Which pages are due for a check, and which of their facts have gone stale; oldest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from kb.findings import BadInput, Finding, read_utf8, relative
from kb.pages.check import check_pages, sources
from kb.pages.facts import load_facts, stale_day, used_facts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Due:
    """A page or one of its facts with a date that has come: the date, the file, its line, what to do."""

    day: dt.date
    path: str
    line: int
    what: str

    def describe(self, today: dt.date) -> str:
        """One line: file and line, what is due since when."""
        late = (today - self.day).days
        since = "due today" if not late else f"due since {self.day}, {late} {'day' if late == 1 else 'days'} ago"
        return f"{self.path}:{self.line}: {self.what}: {since}"


def today_of(environment: Mapping[str, str]) -> dt.date:
    """Today, or the day that SITE_TODAY names; raises BadInput if that is no date."""
    named = environment.get("SITE_TODAY", "")
    if not named:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(named)
    except ValueError:
        raise BadInput(Finding("SITE_TODAY", 1, f"{named!r} is not a date", "write YYYY-MM-DD, or unset it")) from None


def due(docs: Path, root: Path, today: dt.date) -> list[Due]:
    """Everything below ``docs`` whose date is ``today`` or earlier; paths are shown from ``root``.

    A page is due on its ``check_again``; a fact on the last day that the table's ``stale_after``
    allows, and only if a page uses it. Raises BadInput for pages or facts that cannot be read.
    """
    faults = check_pages(docs, root)
    if faults:
        raise BadInput(*faults)
    facts = load_facts(docs / "_data" / "facts.csv", "docs/_data/facts.csv")
    found = []
    for docname in sources(docs):
        path = docs / f"{docname}.md"
        shown = relative(path, root)
        text = read_utf8(path, shown)
        again = yaml.safe_load(text[3 : text.index("\n---", 3)])["check_again"]
        line = next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith("check_again:"))
        found.append(Due(again, shown, line, "check the page and renew its dates"))
        for name, line in used_facts(text).items():
            day = stale_day(facts[name].stale_after)
            if day:
                read = f" ({' '.join(facts[name].sources)})" if facts[name].sources else ""
                found.append(Due(day, shown, line, f"check the fact {name}{read}"))
    return sorted(entry for entry in found if entry.day <= today)
