"""How well the search answers a table of queries: ``query <TAB> class <TAB> expected``.

Expected is a page or page#label, with ``|`` between alternatives. An item of the list is an answer
if it is the page, and one of the links in it leads to the label: its first, to the best section, or
one of those "on the same page". How often the first link does is told beside it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.findings import BadInput, Finding
from kb.lookup.engine import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CLASSES = (
    "base", "inflected", "nodiac", "typo", "compound", "latin", "crosslang", "placename", "synonym", "question",
)  # fmt: skip
_KAZAKH = re.compile("[әіңғүұқөһ]", re.IGNORECASE)
_HUNGARIAN = re.compile("[áéíóöőúüű]", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """One row of the table; ``expected`` are (page, label), the label empty where any section will do."""

    text: str
    kind: str
    expected: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Outcome:
    """A query with its answer's place, 0 if it is not among the first ten, and what came first.

    ``exact`` says that the first link of one of the first five items is the answer.
    """

    query: Query
    rank: int
    exact: bool
    first: str


def read_queries(text: str, shown: str) -> list[Query]:
    """The rows of a table; ``shown`` is its name in messages. Raises BadInput naming the bad rows."""
    found, findings = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) < 3 or not all(field.strip() for field in fields[:3]):
            findings.append(Finding(shown, number, "not a query", "write query, class and expected with tabs between"))
            continue
        found.append(Query(fields[0].strip(), fields[1].strip(), tuple(map(_place, fields[2].split("|")))))
    if findings:
        raise BadInput(*findings)
    return found


def _place(expected: str) -> tuple[str, str]:
    page, _, label = expected.strip().partition("#")
    page = re.sub(r"^/?((hu|en|kk|ru)/)?|\.html$", "", page)
    return page, label


def guess_language(name: str, text: str, codes: Iterable[str]) -> str:
    """The edition that a table is for: by its name (queries-kk.tsv), else by its expected addresses or its letters."""
    known = list(codes)
    for candidate in re.findall(r"(?:^|[-_./])([a-z]{2,3})(?=[-_.]|$)", name.removesuffix(".tsv")):
        if candidate in known:
            return str(candidate)
    addresses = re.findall(r"\t/?([a-z]{2,3})/", text)
    if addresses and addresses[0] in known:
        return str(addresses[0])
    queries = "\n".join(line.split("\t")[0] for line in text.splitlines())
    if _KAZAKH.search(queries):
        return "kk"
    if re.search("[а-я]", queries):
        return "ru"
    return "hu" if _HUNGARIAN.search(queries) else "en"


class Site:
    """The search of a finished site in ``dist``."""

    def __init__(self, dist: Path) -> None:
        folder = dist / "search"
        if not folder.is_dir():
            raise BadInput(Finding("dist", 1, "there is no built site with a search", "run: nox -s site"))
        self._folder = folder
        self.codes = [path.stem for path in sorted(folder.glob("*.json"))]
        self._reader = Reader(lambda name: (folder / name).read_text(encoding="utf-8"))
        self._pages: dict[str, list[dict[str, Any]]] = {}

    def answer(self, query: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
        """Page and labels of the links of each result, best first."""
        texts = self._texts(language)
        found = []
        for hit in self._reader.find(query, language)["pages"]:
            page = texts[hit["page"]]
            found.append((page["page"], tuple(page["headings"][place][0] for place in hit["shown"])))
        return found

    def _texts(self, language: str) -> list[dict[str, Any]]:
        if language not in self._pages:
            manifest = json.loads((self._folder / f"{language}.json").read_text(encoding="utf-8"))
            folder = self._folder / manifest["folder"]
            count = len(manifest["sections"])
            self._pages[language] = [
                json.loads((folder / f"p{number}-0.json").read_text(encoding="utf-8")) for number in range(count)
            ]
        return self._pages[language]


def measure(site: Site, queries: Iterable[Query], language: str) -> list[Outcome]:
    """The outcome of each query in the edition ``language``."""
    outcomes = []
    for query in queries:
        answer = site.answer(query.text, language)[:10]
        ranks = [rank for rank, (page, labels) in enumerate(answer, 1) if _fits(page, labels, query.expected)]
        exact = any(_fits(page, labels[:1], query.expected) for page, labels in answer[:5])
        first = f"{answer[0][0]}#{answer[0][1][0]}" if answer else "nothing"
        outcomes.append(Outcome(query, ranks[0] if ranks else 0, exact, first))
    return outcomes


def _fits(page: str, labels: tuple[str, ...], expected: Iterable[tuple[str, str]]) -> bool:
    return any(page in (p, f"{p}/index".lstrip("/")) and (not want or want in labels) for p, want in expected)


def recall(outcomes: Iterable[Outcome], among: int) -> float:
    """The share of ``outcomes`` whose answer is among the first ones."""
    ranks = [outcome.rank for outcome in outcomes]
    return sum(0 < rank <= among for rank in ranks) / len(ranks)


def exactness(outcomes: Iterable[Outcome]) -> float:
    """The share of ``outcomes`` whose first link, in one of the first five items, is the answer."""
    exact = [outcome.exact for outcome in outcomes]
    return sum(exact) / len(exact)


def report(outcomes: list[Outcome]) -> str:
    """The table by class and the failures, for people."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.query.kind].append(outcome)
    order = [*(kind for kind in CLASSES if kind in groups), *sorted(set(groups) - set(CLASSES))]
    lines = [f"{'class':12}{'queries':>8}{'recall@1':>10}{'recall@5':>10}{'MRR@10':>8}{'first link':>12}"]
    for kind, rows in [*((kind, groups[kind]) for kind in order), ("all", outcomes)]:
        mrr = sum(1 / row.rank for row in rows if row.rank) / len(rows)
        lines.append(
            f"{kind:12}{len(rows):8}{recall(rows, 1):10.1%}{recall(rows, 5):10.1%}{mrr:8.3f}{exactness(rows):12.1%}"
        )
    missed = [row for row in outcomes if not 0 < row.rank <= 5]
    for row in missed:
        wanted = " | ".join("#".join(filter(None, place)) for place in row.query.expected)
        lines.append(f"missed: {row.query.text!r} ({row.query.kind}): wanted {wanted}, first is {row.first}")
    return "\n".join(lines)
