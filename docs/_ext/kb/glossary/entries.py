"""``{glossary-terms}``: the terms in the alphabet of the edition, each with its definition.

The terms come from the data, in every language; the definitions are Hungarian sentences that
go through the catalogue of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.domains import Domain
from sphinx.util.docutils import SphinxDirective

from kb import languages
from kb.glossary.links import term_link
from kb.terms import form_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.languages import Edition, Editions
    from kb.terms import Concept

_DEFINITION = "kb-definition"


class Glossed(Domain):
    """The definitions as readers see them, and the pages that link to them."""

    name = "kb-glossed"
    label = "glossary"
    data_version = 1
    # "shown" has the definitions with which the pages were written.
    initial_data = {"definitions": {}, "users": {}, "shown": {}}  # noqa: RUF012 - Sphinx copies it
    terms: dict[str, Concept] = {}  # noqa: RUF012 - set before the first page is read

    def process_doc(self, env: Any, docname: str, document: nodes.document) -> None:
        """Record the finished definitions of the page, translated or not, and whether it links to terms."""
        found = {
            node["term"]: (node.astext(), node.get("translated") is not False)
            for node in document.findall(nodes.paragraph)
            if _DEFINITION in node["classes"]
        }
        if found:
            self.data["definitions"][docname] = found
        if next(iter(document.findall(term_link)), None):
            self.data["users"][docname] = True

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again."""
        for name in ("definitions", "users"):
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        for name in ("definitions", "users"):
            self.data[name].update({doc: value for doc, value in otherdata[name].items() if doc in docnames})

    def resolve_any_xref(self, *arguments: Any) -> list[Any]:
        """No cross-reference is ours."""
        return []


class GlossaryDirective(SphinxDirective):
    """The list of all terms that stand in the glossary."""

    def run(self) -> list[nodes.Node]:
        """A definition list; each term's id is ``term-`` and the id of its record, in every edition."""
        editions = languages.load(self.env.srcdir / "languages.toml")
        edition = editions.by_code[self.config.language]
        glossed: Any = self.env.domains[Glossed.name]
        ordered = sorted(
            glossed.terms.values(), key=lambda term: edition.sort_key(form_in(term.preferred, edition.code)[0])
        )
        entries = [self._entry(term, edition, editions) for term in ordered]
        return [nodes.definition_list("", *entries, classes=["kb-glossary"])]

    def _entry(self, term: Concept, edition: Edition, editions: Editions) -> nodes.definition_list_item:
        words, language = form_in(term.preferred, edition.code)
        # Without a source line docutils nodes are not translated: the forms come from the data.
        head = nodes.term("", words, ids=[f"term-{term.id}"], classes=_lang(language, edition))
        meaning = nodes.paragraph(term.definition, term.definition, classes=[_DEFINITION], term=term.id)
        self.set_source_info(meaning)
        others = nodes.paragraph(classes=["kb-other-forms"])
        for other in editions.all:
            if other.code != edition.code and other.code in term.preferred:
                others += [nodes.Text(" · ")] if len(others) else []
                others += nodes.inline("", term.preferred[other.code], classes=_lang(other.code, edition))
        return nodes.definition_list_item("", head, nodes.definition("", meaning, others))


def _lang(code: str, edition: Edition) -> list[str]:
    # docutils writes the class language-XX as lang="XX".
    return [] if code == edition.code else [f"language-{code}"]
