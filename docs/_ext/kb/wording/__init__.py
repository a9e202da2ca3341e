"""Roles for words of another language and for titles of works, since HTML is off.

``{lang}`kk:қазақ``` marks a quotation; ``{work}`Codex Cumanicus``` a title,
italic or between the edition's marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from kb import languages

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class LangRole(SphinxRole):
    """``{lang}`code:words```: words of another language, with their ``lang``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The words in an inline node; an error message for a missing code."""
        match = re.fullmatch(r"([a-z]{2,3}(?:-[A-Za-z]+)?):(.+)", self.text, re.DOTALL)
        if not match:
            message = self.inliner.reporter.error(
                f"{{lang}} lacks its language: write {{lang}}`hu:…`, not {self.text!r}", line=self.lineno
            )
            return [], [message]
        return [nodes.inline("", match[2], classes=[f"language-{match[1]}"])], []


class WorkRole(SphinxRole):
    """``{work}`title```: the title of a book, film or poem, as the edition sets titles."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The title in a ``cite`` node; marks are set by the edition's custom."""
        edition = languages.load(self.config_path).by_code.get(self.config.language)
        marked = edition.quote_work(self.text) if edition else self.text
        italic = edition is None or edition.works == "italic"
        return [nodes.inline("", marked, classes=["work", "work-italic"] if italic else ["work"])], []

    @property
    def config_path(self) -> Path:
        """Where the editions are described."""
        return self.env.srcdir / "languages.toml"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the two roles."""
    app.add_role("lang", LangRole())
    app.add_role("work", WorkRole())
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
