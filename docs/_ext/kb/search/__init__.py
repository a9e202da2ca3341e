"""Search: the field on every page, the pages of search and index, and the record for the assembly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError

from kb.findings import BadInput
from kb.lookup import terms
from kb.lookup.engine import Analyser
from kb.search import kept, pages, strings
from kb.search.box import AddSearchBox, SearchBox, skip, visit
from kb.search.records import FILE, Recorder
from kb.search.sections import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from kb.lookup.terms import Words
    from kb.search.sections import Section


class _Edition:
    """What one build knows of its edition's search."""

    def __init__(self) -> None:
        self.sections: dict[str, list[Section]] = {}
        self.words: Words | None = None

    def start(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Read the words before the first page; a fault in their files fails the build."""
        try:
            self.words = terms.load(app.srcdir)
        except BadInput as error:
            raise ExtensionError(str(error)) from None

    def collect(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Keep the sections of a page that is being written."""
        if isinstance(app.builder, StandaloneHTMLBuilder):
            self.sections[docname] = read_sections(doctree, app.config.language)
            kept.write(app.doctreedir, docname, self.sections[docname])

    def finish(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the record, then give the two pages of the search."""
        if not isinstance(app.builder, StandaloneHTMLBuilder) or self.words is None:
            return
        for docname in sorted(app.env.found_docs - set(self.sections)):
            # A rebuild writes only pages that changed; the record needs all, as they were written.
            sections = kept.read(app.doctreedir, docname)
            if sections is None:
                doctree = app.env.get_and_resolve_doctree(docname, app.builder, tags=app.builder.tags)
                sections = read_sections(doctree, app.config.language)
            self.sections[docname] = sections
        language = app.config.language
        recorder = Recorder(language, Analyser(), self.words)
        names = recorder.names()
        ordered = {docname: self.sections[docname] for docname in sorted(self.sections)}
        record = {
            "language": language,
            "pages": recorder.pages(ordered, lambda page: pages.path_of(app, page), names),
            "names": names,
            "stop": recorder.stop,
            "aside": list(self.words.aside),
            "subjects": pages.subjects(app),
            "strings": strings.strings(),
            "plurals": strings.plurals(language),
        }
        text = json.dumps(record, ensure_ascii=False, sort_keys=True)
        (app.outdir / FILE).parent.mkdir(exist_ok=True)
        (app.outdir / FILE).write_text(text, encoding="utf-8")
        yield from pages.generated(app, record)

    def context(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        """What the templates of the field need."""
        context.update(self.field(app, pagename))

    def field(self, app: Sphinx, pagename: str) -> dict[str, Any]:
        """Addresses and examples for a field on ``pagename``."""
        return {
            "kb_search_page": app.builder.get_relative_uri(pagename, pages.SEARCH),
            "kb_search_root": "../" * (pagename.count("/") + 1) + "search/",
            "kb_search_language": app.config.language,
            "kb_site_index": app.builder.get_relative_uri(pagename, pages.INDEX),
            "kb_examples": self.words.example_names(app.config.language) if self.words else [],
            "kb_generated": pagename in (pages.SEARCH, pages.INDEX),
            "kb_is_search": pagename == pages.SEARCH,
        }

    def fill_box(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Give the home page's field its addresses."""
        for box in doctree.findall(SearchBox):
            box["context"] = self.field(app, docname)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the field, the pages and the record."""
    edition = _Edition()
    app.add_node(SearchBox, html=(visit, None), text=(skip, None), latex=(skip, None))
    app.add_post_transform(AddSearchBox)
    app.connect("env-before-read-docs", edition.start)
    app.connect("doctree-resolved", edition.collect)
    app.connect("doctree-resolved", edition.fill_box)
    app.connect("html-collect-pages", edition.finish)
    app.connect("html-page-context", edition.context)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
