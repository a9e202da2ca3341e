"""A page as the search sees it: its sections and labelled rows, each with heading and blocks of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import traverse_parent

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands in an article but is not its text.
_SKIPPED = (nodes.section, nodes.title, nodes.Invisible, nodes.raw, nodes.image, nodes.math)
_AROUND = {
    "kb-freshness", "kb-why", "kb-banner", "kb-all-sources", "toctree-wrapper", "kb-calendar", "kb-disputed", "kb-more",
    "kb-column",
}  # fmt: skip
# “motivation letter: at least one page”: what stands before the colon names the item.
_NAMED = re.compile(r"(.{3,60}?): ")


@dataclass(frozen=True)
class Block:
    """A paragraph, list item or cell in one language.

    ``lead`` is its beginning if that names the item; ``pointing`` says that it begins with a link,
    as in a list of pages: what it tells is told there.
    """

    text: str
    language: str
    lead: str = ""
    pointing: bool = False


@dataclass(frozen=True)
class Section:
    """A section without those inside it, or a row of a table; ``label`` is its id in every edition."""

    label: str
    heading: Block
    blocks: tuple[Block, ...]
    row: bool = False


def read_sections(document: nodes.document, language: str) -> list[Section]:
    """All sections of a resolved ``document`` in order; what is not translated has its own language.

    The rows of a section's tables that have labels follow it, in the order of these: each edition
    sorts its rows by its own alphabet.
    """
    found = []
    for section in document.findall(nodes.section):
        title = section.next_node(nodes.title)
        # A list of sources repeats the names of everything that a page is about.
        if title is None or not section["ids"] or "kb-source-list" in section["classes"]:
            continue
        found.append(Section(section["ids"][0], _block(title, language), _blocks(section, language)))
        found += sorted(_rows(section, language), key=lambda row: row.label)
    return found


def _rows(section: nodes.section, language: str) -> Iterator[Section]:
    """The labelled rows of the tables of ``section``; the first line of a row is its heading."""
    for row in section.findall(nodes.row):
        if not row["ids"] or next(iter(traverse_parent(row, nodes.section))) is not section:
            continue
        blocks = _blocks(row, language)
        if blocks:
            yield Section(row["ids"][0], blocks[0], blocks[1:], row=True)


def _blocks(parent: nodes.Element, language: str) -> tuple[Block, ...]:
    blocks = (_block(node, language) for node in _text_elements(parent))
    return tuple(block for block in blocks if block.text)


def _text_elements(parent: nodes.Element) -> Iterator[nodes.Element]:
    for child in parent.children:
        if not isinstance(child, nodes.Element) or isinstance(child, _SKIPPED):
            continue
        if _AROUND & set(child.get("classes", ())) or (isinstance(child, nodes.row) and child["ids"]):
            continue
        if isinstance(child, nodes.TextElement):
            yield child
        else:
            yield from _text_elements(child)


def _block(node: nodes.Element, language: str) -> Block:
    text = " ".join(_text(node).split())
    pointing = isinstance(next(iter(node.children), None), nodes.reference)
    return Block(text, _language(node) or language, "" if pointing else _lead(node, text), pointing)


def _lead(node: nodes.Element, text: str) -> str:
    cell = node.parent
    first = isinstance(cell, nodes.entry) and isinstance(cell.parent, nodes.row) and cell.parent[0] is cell
    if first or isinstance(node, nodes.term):
        return text
    named = _NAMED.match(text)
    return named[1] if named else ""


def _text(node: nodes.Node) -> str:
    """The text of ``node`` without the lines that say why it is in another language."""
    if isinstance(node, nodes.Element):
        if _AROUND & set(node.get("classes", ())):
            return " "
        return "".join(_text(child) for child in node.children)
    return node.astext()


def _language(node: nodes.Element) -> str:
    """The language that ``node`` is marked with, itself or around it; of a heading, that of its words."""
    marked: nodes.Node | None = node
    if isinstance(node, nodes.title):
        marked = next(iter(node.findall(nodes.inline)), node) if "kb-untranslated" in node["classes"] else None
    while isinstance(marked, nodes.Element):
        classes: list[str] = marked.get("classes", [])
        for name in classes:
            if name.startswith("language-"):
                return name.removeprefix("language-")
        marked = marked.parent
    return ""
