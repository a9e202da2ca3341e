"""``{cuman-places}``: the places of ``docs/_data/places.csv`` as a table with a label for each row.

The table is whole without scripts; ``places.js`` makes its heads sort it. Beside the page lie
the same rows as CSV and GeoJSON.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from kb import languages
from kb.citations.nodes import marks
from kb.findings import BadInput
from kb.languages.collation import sort_key
from kb.places import Place, load, wording
from kb.places.downloads import write_downloads

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

    from kb.languages import Edition

_ = get_translation("sphinx")


class places_box(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The table of places with its downloads."""


class PlacesDirective(SphinxDirective):
    """The table in the order of the edition's alphabet; notes are messages of the page's catalogue."""

    def run(self) -> list[nodes.Node]:
        """The table; a bad file stops the build with its lines."""
        try:
            places = load(self.env.srcdir)
        except BadInput as error:
            raise ExtensionError(str(error)) from None
        for name in ("places.csv", "names.yaml"):
            self.env.note_dependency(str(self.env.srcdir / "_data" / name))
        edition = languages.load(self.env.srcdir / "languages.toml").by_code[self.config.language]
        places.sort(key=lambda place: sort_key(place.name(edition.code), edition.alphabet))
        table = nodes.table("", classes=["kb-places-table"])
        group = nodes.tgroup("", cols=len(wording.HEADS))
        table += group
        group += [nodes.colspec("", colwidth=width, stub=int(width == 3)) for width in (3, 2, 2, 5)]
        heads = (nodes.entry("", nodes.paragraph("", head)) for head in wording.heads())
        group += nodes.thead("", nodes.row("", *heads))
        group += nodes.tbody("", *(self._row(place, edition) for place in places))
        return [places_box("", table)]

    def _row(self, place: Place, edition: Edition) -> nodes.row:
        """Name with its other spellings and county, region, kind, note with its sources."""
        name = place.name(edition.code)
        own = [] if edition.code in place.names else ["language-hu"]
        standard = self.env.domains.standard_domain
        standard.note_hyperlink_target(place.label, self.env.current_document.docname, place.label, name)
        note = nodes.paragraph(place.note, place.note, classes=["kb-place-note"])
        self.set_source_info(note)
        # Without a source line docutils nodes are not translated: these words are the edition's already.
        cells = [
            [nodes.paragraph("", name, classes=["kb-place-name", *own]), _spellings(place, edition.code),
             nodes.paragraph("", place.county_name(edition.code), classes=["kb-place-county", *own])],
            [nodes.paragraph("", wording.region(place.region))],
            [nodes.paragraph("", wording.kind(place.kind))],
            [note, nodes.paragraph("", "", *marks(place.sources, self), classes=["kb-place-sources"])],
        ]  # fmt: skip
        row = nodes.row("", *(nodes.entry("", *cell) for cell in cells), ids=[place.label], place=place)
        row["classes"] = [f"kb-region-{place.region}", f"kb-kind-{place.kind}"]
        return row


def _spellings(place: Place, code: str) -> nodes.paragraph:
    """The name as the other editions write it, each spelling once, marked with its language."""
    line = nodes.paragraph("", "", classes=["kb-place-spellings"])
    shown = {place.name(code)}
    for other, name in place.names.items():
        if name not in shown:
            shown.add(name)
            line += [nodes.Text(", ")] if len(line) else []
            line += nodes.inline("", name, classes=[f"language-{other}"])
    return line


def _visit(writer: HTML5Translator, _node: places_box) -> None:
    writer.body.append('<div class="kb-places">')


def _depart(writer: HTML5Translator, _node: places_box) -> None:
    name = writer.builder.current_docname.rpartition("/")[2]
    writer.body.append(
        f'<p class="kb-downloads"><a href="{name}.csv" download>{escape(str(_("Download CSV")))}</a>'
        f' <a href="{name}.geojson" download>{escape(str(_("Download GeoJSON")))}</a></p></div>'
    )


def _write(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the downloads of a page with the table, in the words of the edition."""
    if app.builder.format != "html":
        return
    rows = [(row["place"], row) for row in doctree.findall(nodes.row) if isinstance(row.get("place"), Place)]
    if rows:
        notes = {place.id: _note(row) for place, row in rows}
        write_downloads(app.outdir / docname, [place for place, _row in rows], notes, app.config.language)


def _note(row: nodes.row) -> str:
    """The note of a resolved row, translated where it is."""
    return next(line.astext() for line in row.findall(nodes.paragraph) if "kb-place-note" in line["classes"])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, its box and the downloads."""
    app.setup_extension("kb.citations")
    app.add_node(places_box, html=(_visit, _depart))
    app.add_directive("cuman-places", PlacesDirective)
    app.connect("doctree-resolved", _write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
