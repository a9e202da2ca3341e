"""Links from words of a page to the glossary, each with the definition for its note."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from kb import languages

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)


class term_link(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """Words that lead to ``term``; ``refuri``, ``note`` and ``notelang`` once all pages are read."""


class ResolveTerms(SphinxPostTransform):
    """Give each link its address and its definition; an unknown term is a warning."""

    default_priority = 15

    def run(self, **kwargs: Any) -> None:
        """Look the terms up in the glossary as this edition shows it."""
        pages: dict[str, dict[str, tuple[str, bool]]] = self.env.domains["kb-glossed"].data["definitions"]
        source = languages.load(self.env.srcdir / "languages.toml").source.code
        for link in list(self.document.findall(term_link)):
            docname = next((page for page, known in pages.items() if link["term"] in known), None)
            if docname is None:
                message = "unknown term %r: use the id of a record with glossary: true in docs/_data/terms.yaml"
                logger.warning(message, link["term"], location=link, type="kb.glossary")
                link.replace_self(nodes.inline("", "", *link.children))
                continue
            here = self.env.current_document.docname
            link["refuri"] = relative_uri(f"{here}.html", f"{docname}.html") + f"#term-{link['term']}"
            link["note"], translated = pages[docname][link["term"]]
            link["notelang"] = self.config.language if translated else source


def visit_term_link(writer: HTML5Translator, node: term_link) -> None:
    """A link to the glossary; the definition waits in an attribute for ``notes.js``."""
    note, language = escape(node["note"]), escape(node["notelang"])
    writer.body.append(
        f'<a class="kb-term" href="{escape(node["refuri"])}" data-note="{note}" data-note-lang="{language}">'
    )


def depart_term_link(writer: HTML5Translator, node: term_link) -> None:
    """Close the link."""
    writer.body.append("</a>")
