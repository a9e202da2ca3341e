"""``{sources}``: all sources, each with the pages that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from kb import languages
from kb.citations.nodes import source_overview
from kb.citations.page import Cited
from kb.citations.wording import describe

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from kb.sources import Source

_ = get_translation("sphinx")


class SourcesDirective(SphinxDirective):
    """The place of the list; it is filled when all pages have been read."""

    def run(self) -> list[nodes.Node]:
        """The empty list."""
        return [source_overview("")]


class FillOverview(SphinxPostTransform):
    """Put the list of all sources in its place, in the alphabet of the edition."""

    default_priority = 15

    def run(self, **kwargs: Any) -> None:
        """Sort by publisher, then date; unused sources never come here (``kb.pages`` refuses them)."""
        places = list(self.document.findall(source_overview))
        if not places:
            return
        cited = self.env.domains[Cited.name]
        citing_pages: dict[str, list[str]] = {}
        for docname, keys in sorted(cited.data["keys"].items()):
            for key in dict.fromkeys(keys):
                citing_pages.setdefault(key, []).append(docname)
        edition = languages.load(self.env.srcdir / "languages.toml").by_code[self.config.language]
        known = cited.sources.values()  # type: ignore[attr-defined]
        ordered = sorted(known, key=lambda source: (edition.sort_key(source.publisher), source.date, source.key))
        for place in places:
            listed = nodes.bullet_list(classes=["kb-all-sources"])
            for source in ordered:
                if source.key in citing_pages:
                    line = nodes.paragraph("", "", *describe(source, edition))
                    pages = self._cited_on(source, citing_pages[source.key])
                    listed += nodes.list_item("", line, pages, ids=[f"source-{source.key}"])
            place.replace_self(listed)

    def _cited_on(self, source: Source, docnames: list[str]) -> nodes.paragraph:
        line = nodes.paragraph("", f"{_('Cited on these pages:')} ", classes=["kb-cited-on"])
        for number, docname in enumerate(docnames):
            here = self.env.current_document.docname
            address = relative_uri(f"{here}.html", f"{docname}.html") + f"#source-{source.key}"
            title = self.env.titles[docname].astext()
            line += [*([nodes.Text(", ")] if number else []), nodes.reference("", title, refuri=address, internal=True)]
        return line


def pages_to_renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages that show what others cite are written again once a citation or the title of a citing page changed."""
    data = env.domains[Cited.name].data
    listed = {
        docname: [env.titles[docname].astext(), *sorted(set(keys))] for docname, keys in data["keys"].items() if keys
    }
    if data["shown"] == listed:
        return []
    data["shown"] = listed
    return list(data["overviews"])
