"""A page as the search sees it: its sections, each with heading and blocks of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands in an article but is not its text.
_SKIPPED = (nodes.section, nodes.title, nodes.Invisible, nodes.raw, nodes.image, nodes.math)
_AROUND = {"kb-freshness", "kb-why", "kb-banner", "kb-all-sources", "toctree-wrapper"}


@dataclass(frozen=True)
class Block:
    """A paragraph, list item or cell in one language."""

    text: str
    language: str


@dataclass(frozen=True)
class Section:
    """A section without those inside it; ``label`` is its id in every edition."""

    label: str
    heading: Block
    blocks: tuple[Block, ...]


def read_sections(document: nodes.document, language: str) -> list[Section]:
    """All sections of a resolved ``document`` in order; what is not translated has its own language."""
    found = []
    for section in document.findall(nodes.section):
        title = section.next_node(nodes.title)
        # A list of sources repeats the names of everything that a page is about.
        if title is None or not section["ids"] or "kb-source-list" in section["classes"]:
            continue
        blocks = (_block(node, language) for node in _text_elements(section))
        found.append(
            Section(section["ids"][0], _block(title, language), tuple(block for block in blocks if block.text))
        )
    return found


def _text_elements(parent: nodes.Element) -> Iterator[nodes.Element]:
    for child in parent.children:
        if not isinstance(child, nodes.Element) or isinstance(child, _SKIPPED):
            continue
        if _AROUND & set(child.get("classes", ())):
            continue
        if isinstance(child, nodes.TextElement):
            yield child
        else:
            yield from _text_elements(child)


def _block(node: nodes.Element, language: str) -> Block:
    return Block(" ".join(_text(node).split()), _language(node) or language)


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
