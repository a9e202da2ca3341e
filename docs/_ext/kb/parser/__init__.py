"""A MyST parser that lets a translation be nothing but words.

Sphinx parses every msgstr as a whole MyST document and keeps its first node, so front matter,
directives, targets and roles would act even where nothing of them is shown. This parser refuses
them for sources named ``<translated>``: the paragraph keeps its source text, and the warning
fails a build that runs with ``-W``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers import mdit
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.util import logging

from kb.parser.guard import read, read_refusal, unread_refusal

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


class GuardedParser(MystParser):
    """MystParser that renders a translated message only if the guard refuses nothing in it."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a page, or a translated message, of which the guard sees the very tokens that are rendered."""
        source = str(document.get("source", ""))
        if not source.endswith(":<translated>"):
            super().parse(inputstring, document)
            return
        reason = unread_refusal(inputstring)
        if not reason:
            # By its module, where kb.speed may have put one parser for all messages.
            markdown = mdit.create_md_parser(document.settings.env.myst_config, SphinxRenderer)
            tokens, environment = read(inputstring, markdown)
            reason = read_refusal(inputstring, tokens, environment)
        if reason:
            logger.warning(
                "a translation is refused: %s: keep to words, links and roles of the msgid; msgstr: %.120r",
                reason,
                inputstring,
                location=source.removesuffix(":<translated>"),
                type="kb.parser",
            )
            return
        markdown.options["document"] = document
        markdown.renderer.render(tokens, markdown.options, environment)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the guarded parser in the place of MyST's."""
    app.setup_extension("myst_parser")
    app.add_source_parser(GuardedParser, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
