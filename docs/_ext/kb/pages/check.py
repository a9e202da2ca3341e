"""Front matter, labels and the toctree of every source page."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import yaml
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from kb import events, places
from kb.findings import BadInput, Finding, read_utf8, relative
from kb.pages import evidence
from kb.pages.dates import FOLDER, typed_dates
from kb.pages.facts import load_facts, used_facts
from kb.scholarships import cited
from kb.trade import cited as cited_in_chart

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

    from kb.pages.facts import Fact

# Search engines cut a longer description.
MAX_DESCRIPTION = 160
_LABEL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass
class _Page:
    shown: str
    docname: str
    findings: list[Finding] = field(default_factory=list)
    labels: dict[str, int] = field(default_factory=dict)
    children: dict[str, int] = field(default_factory=dict)

    def fault(self, line: int, wrong: str, mend: str) -> None:
        self.findings.append(Finding(self.shown, line, wrong, mend))


@dataclass
class Memory:
    """What one check of pages leaves for the next in the same process.

    ``parsed`` holds the text of each page and what stood in it, ``proved`` the text, what was wrong with
    its evidence, and the sources used. Whoever keeps a memory calls ``forget_data`` when a data file has changed.
    """

    parsed: dict[str, tuple[str, _Page]] = field(default_factory=dict)
    proved: dict[str, tuple[str, list[Finding], set[str]]] = field(default_factory=dict)
    data: list[tuple[dict[str, Fact], evidence.Evidence, list[events.Event], list[places.Place]]] = field(
        default_factory=list
    )

    def forget_data(self) -> None:
        """Keep only what does not depend on data files."""
        self.data.clear()
        self.proved.clear()


def sources(docs: Path) -> list[str]:
    """Document names of all source pages below ``docs``, sorted."""
    return sorted(
        path.relative_to(docs).with_suffix("").as_posix()
        for path in docs.rglob("*.md")
        if not any(part.startswith("_") or part == "locale" for part in path.relative_to(docs).parts)
    )


def description(docs: Path, docname: str) -> str:
    """The description in the front matter of a page; empty where it has none that can be read."""
    text = (docs / f"{docname}.md").read_text(encoding="utf-8", errors="replace")
    front = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    try:
        return str(yaml.safe_load(front[1])["myst"]["html_meta"]["description"]) if front else ""
    except (yaml.YAMLError, KeyError, TypeError, ValueError):
        return ""


def check_pages(docs: Path, root: Path, memory: Memory | None = None) -> list[Finding]:
    """Everything wrong with the pages below ``docs``; paths are shown from ``root``.

    With a ``memory`` of an earlier check only pages that have changed are parsed.
    Raises BadInput if the facts, sources or terms themselves are bad.
    """
    pages = {}
    memory = memory or Memory()
    if not memory.data:
        memory.data.append(_load(docs))
    facts, claims, timeline, listed = memory.data[0]
    claims = replace(claims, used=set())
    readable = True
    for docname in sources(docs):
        path = docs / f"{docname}.md"
        page = pages[docname] = _Page(relative(path, root), docname)
        try:
            text = read_utf8(path, page.shown)
        except BadInput as error:
            page.findings += error.findings
            readable = False
            continue
        if memory.parsed.get(docname, ("",))[0] != text:
            memory.parsed[docname] = text, _read(_Page(page.shown, docname), text)
        read = memory.parsed[docname][1]
        if memory.proved.get(docname, ("",))[0] != text:
            memory.proved[docname] = text, *_prove(page, text, docs, facts, claims)
        _text, unproved, used = memory.proved[docname]
        pages[docname] = replace(read, findings=[*read.findings, *unproved])
        claims.used |= used
    found = [fault for page in pages.values() for fault in page.findings]
    labels = {label for page in pages.values() for label in page.labels}
    found += claims.check_events(timeline, labels) if readable else []
    found += claims.check_places(listed)
    return sorted([*_across(pages), *found, *(claims.unused() if readable else [])])


def _load(docs: Path) -> tuple[dict[str, Fact], evidence.Evidence, list[events.Event], list[places.Place]]:
    facts = load_facts(docs / "_data" / "facts.csv", "docs/_data/facts.csv")
    timeline = events.load(docs / "_data" / "events.yaml", "docs/_data/events.yaml")
    # A site without the table of places need not have the file.
    listed = places.load(docs) if (docs / "_data" / "places.csv").is_file() else []
    return facts, evidence.load(docs, facts), timeline, listed


def _prove(
    page: _Page, text: str, docs: Path, facts: dict[str, Fact], claims: evidence.Evidence
) -> tuple[list[Finding], set[str]]:
    """What is wrong with facts, dates and sources of a page, and the sources that it uses."""
    page = replace(page, findings=[])
    claims = replace(claims, used=set())
    for name, line in used_facts(text).items():
        if name not in facts:
            page.fault(line, f"unknown fact {name!r}", "use an id of docs/_data/facts.csv")
    for line, words in typed_dates(text) if page.docname.startswith(FOLDER) else ():
        mend = "write {deadline}`…`; if it is no date of a poll or deadline, name it in a line % other-dates:"
        page.fault(line, f"a typed date ({words})", mend)
    page.findings += claims.check(page.shown, text)
    page.findings += claims.check_keys([*cited(docs, text), *cited_in_chart(docs, text)])
    return page.findings, claims.used


def _read(page: _Page, text: str) -> _Page:
    tokens = create_md_parser(MdParserConfig(), RendererHTML).parse(text)
    front = next((token for token in tokens if token.type == "front_matter"), None)
    _check_front_matter(page, front.content if front else "")
    for token, before in zip(tokens, [None, *tokens], strict=False):
        line = token.map[0] + 1 if token.map else 1
        if token.type == "myst_target":
            _note_label(page, token.content, line)
        elif token.type == "heading_open" and (before is None or before.type != "myst_target"):
            page.fault(line, "a heading without a label", "write (english-label)= on the line above it")
        elif token.type == "fence" and token.info.strip().startswith("{toctree}"):
            _note_children(page, token, line)
        elif token.type == "inline":
            _check_links(page, token, line)
    return page


def _check_front_matter(page: _Page, content: str) -> None:
    try:
        data = yaml.safe_load(content) or {}
        description = data["myst"]["html_meta"]["description"]
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, ValueError):
            page.fault(1, f"a day that does not exist in the front matter ({error})", "write dates as YYYY-MM-DD")
            return
        page.fault(1, "no description in the front matter", "write myst: html_meta: description: at the top")
        return
    if not isinstance(description, str) or not 0 < len(description) <= MAX_DESCRIPTION:
        page.fault(1, f"the description is not 1–{MAX_DESCRIPTION} characters", "write one plain sentence")
    for key in ("checked", "check_again"):
        if type(data.get(key)) is not dt.date:  # a datetime is a date too
            page.fault(1, f"no date {key!r} in the front matter", f"write {key}: YYYY-MM-DD at the top")


def _note_label(page: _Page, label: str, line: int) -> None:
    if not _LABEL.fullmatch(label):
        page.fault(line, f"label {label!r} is not lower-case ASCII", "use English words joined by hyphens")
    if label in page.labels:
        page.fault(line, f"label {label!r} is used twice", f"rename it; the first is on line {page.labels[label]}")
    page.labels.setdefault(label, line)


def _note_children(page: _Page, token: Token, line: int) -> None:
    folder = posixpath.dirname(page.docname)
    for offset, entry in enumerate(token.content.splitlines(), 1):
        if entry.strip() and not entry.strip().startswith(":"):
            titled = re.fullmatch(r".*<(.+)>", entry.strip())
            path = titled[1] if titled else entry.strip()
            joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
            page.children[posixpath.normpath(joined)] = line + offset


def _check_links(page: _Page, token: Token, line: int) -> None:
    for child in token.children or ():
        href = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
        if href and not re.match(r"#|https?://|mailto:", href):
            page.fault(line, f"a link to the file {href!r}", "link to a label: [text](#label)")


def _across(pages: dict[str, _Page]) -> list[Finding]:
    """Faults that show only when all pages are known."""
    findings = []
    first: dict[str, _Page] = {}
    for page in pages.values():
        for label, line in page.labels.items():
            if label in first:
                other = first[label]
                place = f"{other.shown}:{other.labels[label]}"
                wrong = f"label {label!r} is used twice"
                findings.append(Finding(page.shown, line, wrong, f"rename it; the other is at {place}"))
            first.setdefault(label, page)
    listed = {child for page in pages.values() for child in page.children}
    for docname, page in pages.items():
        if docname != "index" and docname not in listed:
            mend = "add it to the {toctree} of its section's index.md"
            findings.append(Finding(page.shown, 1, "the page is in no toctree", mend))
        for child, line in page.children.items():
            if child not in pages:
                wrong = f"the toctree names {child!r}, which does not exist"
                findings.append(Finding(page.shown, line, wrong, "correct or remove the entry"))
    return findings
