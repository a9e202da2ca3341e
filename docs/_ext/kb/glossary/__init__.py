"""The glossary: ``{glossary-terms}`` lists the terms of ``docs/_data/terms.yaml``, ``{term}`` links to them.

``{term}`words <id>``` is a link to the term ``id``; the words are the page's own, with their
ending. The definition comes along for the note that ``notes.js`` opens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx.domains.std import StandardDomain
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxRole

from kb.findings import BadInput
from kb.glossary.entries import GlossaryDirective, Glossed
from kb.glossary.links import ResolveTerms, depart_term_link, term_link, visit_term_link
from kb.terms import load_concepts

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

_WRITTEN = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)


class TermRole(SphinxRole):
    """``{term}`words <id>```: words that lead to a term of the glossary."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The link, without its address until all pages are read; an error for a missing id."""
        match = _WRITTEN.fullmatch(self.text)
        if not match:
            wrong = f"{{term}} lacks its id: write {{term}}`words <id>`, not {self.text!r}"
            return [], [self.inliner.reporter.error(wrong, line=self.lineno)]
        link = term_link("", match[1], term=match[2])
        self.set_source_info(link)
        return [link], []


def _load_terms(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the terms before the first page; a bad file stops the build with its lines."""
    try:
        concepts = load_concepts(app.srcdir)
    except BadInput as error:
        raise ExtensionError(str(error)) from None
    glossed: Any = env.domains[Glossed.name]
    glossed.terms = {concept.id: concept for concept in concepts if concept.glossary}


def _pages_to_renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages that show definitions are written again once a definition, or the page that has it, has changed."""
    data = env.domains[Glossed.name].data
    if data["shown"] == data["definitions"]:
        return []
    data["shown"] = dict(data["definitions"])
    return list(data["users"])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the role in the place of Sphinx's own, the directive and the record of definitions."""
    app.add_domain(Glossed)
    app.add_role_to_domain(StandardDomain.name, "term", TermRole(), override=True)
    app.add_directive("glossary-terms", GlossaryDirective)
    app.add_node(term_link, html=(visit_term_link, depart_term_link))
    app.add_post_transform(ResolveTerms)
    app.connect("env-before-read-docs", _load_terms)
    app.connect("env-updated", _pages_to_renew)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
