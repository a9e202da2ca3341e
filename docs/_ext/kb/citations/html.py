"""Citations and conflicts in HTML. Everything works as links; ``notes.js`` opens notes on top."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from kb.citations.nodes import backlinks, citing, conflict_note

_ = get_translation("sphinx")
# Keeps the mark on the line of the word before it.
_WORD_JOINER = "&#8288;"


def visit_citing(writer: HTML5Translator, node: citing) -> None:
    """A superscript link to the list; a screen reader says the source with it."""
    key = escape(node["key"])
    name = escape(str(_("Source {number}")).format(number=node["number"]))
    writer.body.append(
        f'<sup class="kb-cite">{_WORD_JOINER}<a id="{node["ids"][0]}" href="#source-{key}" role="doc-noteref"'
        f' aria-label="{name}" aria-describedby="source-{key}-text">[{node["number"]}]</a></sup>'
    )
    raise nodes.SkipNode


def visit_backlinks(writer: HTML5Translator, node: backlinks) -> None:
    """An arrow to each mark that cites the source, numbered if there are several."""
    label = escape(str(_("Back to the text")))
    several = len(node["targets"]) > 1
    links = []
    for number, target in enumerate(node["targets"], 1):
        name, shown = (f"{label} ({number})", f"↑{number}") if several else (label, "↑")
        links.append(f'<a href="#{escape(target)}" role="doc-backlink" aria-label="{name}">{shown}</a>')
    writer.body.append(f'<span class="kb-back">{" ".join(links)}</span>')
    raise nodes.SkipNode


def visit_conflict(writer: HTML5Translator, node: conflict_note) -> None:
    """A named note, under the question that all of them answer."""
    (identifier,) = node["ids"]
    question = escape(str(_("What do the sources say?")))
    writer.body.append(
        f'<div class="kb-conflict" id="{identifier}" role="note" aria-labelledby="{identifier}-title">'
        f'<p class="kb-conflict-question">{question}</p>'
    )


def depart_conflict(writer: HTML5Translator, node: conflict_note) -> None:
    """Close the note."""
    writer.body.append("</div>\n")
