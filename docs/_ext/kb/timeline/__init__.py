"""``{timeline}``: events in the order of time, all or those of one subject, with a filter and downloads."""

from __future__ import annotations

import csv
import io
import json
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from kb import languages
from kb.citations.nodes import marks
from kb.events import SUBJECTS, Event, load
from kb.findings import BadInput

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

_ = get_translation("sphinx")
# Messages of the interface: the sections of the site.
_NAMES = {
    "relations": "Bilateral relations",
    "history": "Shared history",
    "cumans": "Cumans",
    "economy": "Economy",
    "education": "Education",
    "voting": "Voting from abroad",
}


class timeline_controls(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The filter (``subjects``) and the downloads above a timeline."""


class TimelineDirective(SphinxDirective):
    """A list of events; with a subject as argument only its part, without filter and downloads."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The list; each sentence is a message of the page's catalogue."""
        try:
            events = load(self.env.srcdir / "_data" / "events.yaml", "docs/_data/events.yaml")
        except BadInput as error:
            raise ExtensionError(str(error)) from None
        self.env.note_dependency(str(self.env.srcdir / "_data" / "events.yaml"))
        subject = self.arguments[0] if self.arguments else ""
        if subject and subject not in SUBJECTS:
            raise self.error(f"unknown subject {subject!r}: use one of {', '.join(SUBJECTS)}")
        shown = [event for event in events if subject in ("", event.subject)]
        listed = nodes.bullet_list("", *map(self._item, shown), classes=["kb-timeline"])
        if subject:
            return [listed]
        subjects = [name for name in SUBJECTS if any(event.subject == name for event in shown)]
        return [timeline_controls("", subjects=subjects), listed]

    def _item(self, event: Event) -> nodes.list_item:
        edition = languages.load(self.env.srcdir / "languages.toml").by_code[self.config.language]
        # Without a source line docutils nodes are not translated: dates come from the data.
        head = nodes.paragraph("", "", nodes.strong("", event.when.show(edition)), classes=["kb-when"])
        text = nodes.paragraph(event.text, event.text, classes=["kb-event"])
        self.set_source_info(text)
        item = nodes.list_item("", head, text, classes=[f"kb-subject-{event.subject}"], event=event)
        head += marks(event.cite, self)
        if event.disputed:
            head += nodes.inline("", f" {_('Sources disagree')}", classes=["kb-disputed"])
        if event.link:
            item += nodes.paragraph("", "", self._more(event.link), classes=["kb-more"])
        return item

    def _more(self, label: str) -> addnodes.pending_xref:
        more = addnodes.pending_xref(
            "", nodes.inline(), refdomain="std", reftype="ref", reftarget=label, refexplicit=False, refwarn=True,
            refdoc=self.env.current_document.docname,
        )  # fmt: skip
        self.set_source_info(more)
        return more


def _visit_controls(writer: HTML5Translator, node: timeline_controls) -> None:
    """Radio buttons, hidden until ``timeline.js`` makes them work, and the two downloads."""
    choices = [("", _("All sections")), *((name, _(_NAMES[name])) for name in node["subjects"])]
    buttons = "".join(
        f'<label><input type="radio" name="kb-subject" value="{value}"{"" if value else " checked"}>'
        f" {escape(str(name))}</label>"
        for value, name in choices
    )
    name = writer.builder.current_docname.rpartition("/")[2]
    writer.body.append(
        f'<form class="kb-filter" hidden><fieldset><legend>{escape(str(_("Filter by section")))}</legend>{buttons}'
        f'</fieldset><output class="kb-shown"></output></form>'
        f'<p class="kb-downloads"><a href="{name}.csv" download>{escape(str(_("Download CSV")))}</a>'
        f' <a href="{name}.json" download>{escape(str(_("Download JSON")))}</a></p>'
    )
    raise nodes.SkipNode


def _write_downloads(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the events of a page with controls beside it, in the words of the edition."""
    if app.builder.format != "html" or not next(iter(doctree.findall(timeline_controls)), None):
        return
    rows: list[dict[str, Any]] = []
    for item in doctree.findall(nodes.list_item):
        event = item.get("event")
        if isinstance(event, Event):
            text = next(p.astext() for p in item.findall(nodes.paragraph) if "kb-event" in p["classes"])
            rows.append({
                "when": event.when.written, "subject": event.subject, "text": text,
                "disputed": event.disputed, "sources": list(event.cite),
            })  # fmt: skip
    target = app.outdir / docname
    target.parent.mkdir(parents=True, exist_ok=True)
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, ["when", "subject", "text", "disputed", "sources"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {**row, "disputed": str(row["disputed"]).lower(), "sources": " ".join(row["sources"])} for row in rows
    )
    # With the mark that spreadsheets need to see UTF-8; line ends as in RFC 4180.
    target.with_suffix(".csv").write_text(table.getvalue(), encoding="utf-8-sig", newline="")
    text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    target.with_suffix(".json").write_text(text, encoding="utf-8", newline="")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directive, controls and downloads."""
    app.setup_extension("kb.citations")
    app.add_node(timeline_controls, html=(_visit_controls, None))
    app.add_directive("timeline", TimelineDirective)
    app.connect("doctree-resolved", _write_downloads)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
