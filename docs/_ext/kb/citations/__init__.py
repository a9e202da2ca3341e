"""Evidence on the page: ``{cite}`` roles, the page's list of sources, the list of all, conflicts.

``{cite}`key``` (several keys: ``{cite}`one,two```) names entries of ``docs/_data/sources.bib``.
Citations are numbered and counted on the finished doctree, for Sphinx parses a translated
paragraph more than once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxRole

from kb.citations import conflict, html, overview
from kb.citations.nodes import backlinks, citing, conflict_note, marks, source_overview
from kb.citations.page import Cited, NumberCitations
from kb.findings import BadInput
from kb.sources import load

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


class CiteRole(SphinxRole):
    """``{cite}`key```: a mark that leads to the source; a mark for each key between commas."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The marks, not yet numbered: ``NumberCitations`` refuses unknown keys."""
        return [*marks(map(str.strip, self.text.split(",")), self)], []


def _load_sources(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the sources before the first page; a bad file stops the build with its lines."""
    try:
        env.domains[Cited.name].sources = load(  # type: ignore[attr-defined]
            app.srcdir / "_data" / "sources.bib", "docs/_data/sources.bib"
        )
    except BadInput as error:
        raise ExtensionError(str(error)) from None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register role, directives, transforms and the record of what each page cites."""
    app.add_domain(Cited)
    app.add_role("cite", CiteRole())
    app.add_directive("conflict", conflict.ConflictDirective)
    app.add_directive("sources", overview.SourcesDirective)
    app.add_node(citing, html=(html.visit_citing, None))
    app.add_node(backlinks, html=(html.visit_backlinks, None))
    app.add_node(conflict_note, html=(html.visit_conflict, html.depart_conflict))
    app.add_node(source_overview)
    app.add_transform(NumberCitations)
    app.add_post_transform(overview.FillOverview)
    app.connect("env-before-read-docs", _load_sources)
    app.connect("env-updated", overview.pages_to_renew)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
