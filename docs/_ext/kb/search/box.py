"""The search field in the middle of the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class SearchBox(nodes.General, nodes.Element):
    """Where the field stands; a template makes it."""


def visit(translator: HTML5Translator, node: SearchBox) -> None:
    """Write the field between the home page's lead and its horizon."""
    builder: Any = translator.builder
    context = {**builder.globalcontext, **node["context"]}
    translator.body.append(builder.templates.render("search/box.html", context))
    raise nodes.SkipNode


def skip(translator: Any, node: SearchBox) -> None:
    """Other builders have no field."""
    raise nodes.SkipNode


class AddSearchBox(SphinxPostTransform):
    """Put the field after the first paragraph of the home page, before the line of dates."""

    default_priority = 910
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Only the home page has it in its text; other pages have it in the masthead."""
        section = next(iter(self.document.findall(nodes.section)), None)
        if section is None or self.env.current_document.docname != self.config.root_doc:
            return
        lead = next((i for i, child in enumerate(section) if isinstance(child, nodes.paragraph)), 0)
        section.insert(lead + 1, SearchBox(context={}))
