"""A MyST parser that lets a translation be nothing but words.

Sphinx parses every msgstr as a whole MyST document and keeps its first node, so front matter,
directives, targets and roles would act even where nothing of them is shown. This parser refuses
them for sources named ``<translated>``: the paragraph keeps its source text, and the warning
fails a build that runs with ``-W``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.parsers.sphinx_ import MystParser
from sphinx.util import logging

from kb.parser.guard import refusal

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


class GuardedParser(MystParser):
    """MystParser that parses a translated message only if ``refusal`` finds nothing in it."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a page, or a translated message after the guard has read it."""
        source = str(document.get("source", ""))
        if source.endswith(":<translated>"):
            reason = refusal(inputstring, document.settings.env.myst_config)
            if reason:
                place = source.removesuffix(":<translated>")
                logger.warning(
                    "a translation is refused: %s: keep to words, links and roles of the msgid; msgstr: %.120r",
                    reason,
                    inputstring,
                    location=place,
                    type="kb.parser",
                )
                return
        super().parse(inputstring, document)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the guarded parser in the place of MyST's."""
    app.setup_extension("myst_parser")
    app.add_source_parser(GuardedParser, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
