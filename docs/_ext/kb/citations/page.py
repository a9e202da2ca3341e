"""The citations of one page: numbered in reading order, and listed at its end with links back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.domains import Domain
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from kb import languages
from kb.citations.nodes import backlinks, citing, source_overview
from kb.citations.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.sources import Source

_ = get_translation("sphinx")
logger = logging.getLogger(__name__)
LIST_ID = "page-sources"


class Cited(Domain):
    """What each page cites, from its finished doctree: docname → keys in order, one a mark."""

    name = "kb-cited"
    label = "citations"
    data_version = 1
    # "shown" has what the overviews say of each page.
    initial_data = {"keys": {}, "overviews": {}, "shown": {}}  # noqa: RUF012 - Sphinx copies it
    sources: dict[str, Source] = {}  # noqa: RUF012 - set before the first page is read

    def process_doc(self, env: Any, docname: str, document: nodes.document) -> None:
        """Record the marks that readers will see."""
        self.data["keys"][docname] = [mark["key"] for mark in document.findall(citing)]
        if next(iter(document.findall(source_overview)), None):
            self.data["overviews"][docname] = True

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again."""
        for name in ("keys", "overviews"):
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        for name in ("keys", "overviews"):
            self.data[name].update({doc: value for doc, value in otherdata[name].items() if doc in docnames})

    def resolve_any_xref(self, *arguments: Any) -> list[Any]:
        """No cross-reference is ours."""
        return []


class NumberCitations(SphinxTransform):
    """Number the marks of the translated page and append the list; an unknown key is a warning."""

    # After translation (20), before Sphinx records domains (850) and the page's contents (880).
    default_priority = 840

    def apply(self, **kwargs: Any) -> None:
        """Each source has one number a page, that of its first mark."""
        known = self.env.domains[Cited.name].sources  # type: ignore[attr-defined]
        marks: dict[str, list[str]] = {}
        for mark in list(self.document.findall(citing)):
            key = mark["key"]
            if key not in known:
                message = "unknown source %r: use a key of docs/_data/sources.bib"
                logger.warning(message, key, location=mark, type="kb.citations")
                mark.parent.remove(mark)
                continue
            targets = marks.setdefault(key, [])
            targets.append(f"cite-{key}-{len(targets) + 1}")
            mark["ids"] = [targets[-1]]
            mark["number"] = list(marks).index(key) + 1
        top = next(iter(self.document.findall(nodes.section)), None)
        if marks and top is not None:
            top += self._list(marks, known)

    def _list(self, marks: dict[str, list[str]], known: dict[str, Source]) -> nodes.section:
        edition = languages.load(self.env.srcdir / "languages.toml").by_code[self.config.language]
        listed = nodes.enumerated_list(enumtype="arabic", classes=["kb-sources"])
        for key, targets in marks.items():
            text = nodes.inline("", "", *describe(known[key], edition), ids=[f"source-{key}-text"])
            line = nodes.paragraph("", "", text, nodes.Text(" "), backlinks("", targets=targets))
            listed += nodes.list_item("", line, ids=[f"source-{key}"])
        title = nodes.title("", _("Sources"))
        return nodes.section("", title, listed, ids=[LIST_ID], names=[LIST_ID], classes=["kb-source-list"])
