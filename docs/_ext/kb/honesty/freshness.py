"""The line under the lead: when the page was checked, when to check it again, how many sources it has."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docutils import nodes
from sphinx.locale import get_translation, get_translator
from sphinx.transforms.post_transforms import SphinxPostTransform

from kb import languages
from kb.honesty.days import day_node, plural_forms
from kb.pages.facts import load_facts, used_facts

_ = get_translation("sphinx")


class AddFreshnessLine(SphinxPostTransform):
    """Put the dates of the front matter after the lead, in the edition's form, and the number of sources."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Add the line; a page without dates gets none (``kb.pages`` refuses such a page)."""
        docname = self.env.current_document.docname
        metadata = self.env.metadata[docname]
        edition = languages.load(self.env.srcdir / "languages.toml").by_code.get(self.config.language)
        section = next(iter(self.document.findall(nodes.section)), None)
        if edition is None or section is None or not {"checked", "check_again"} <= set(metadata):
            return
        checked, again = (dt.date.fromisoformat(str(metadata[key])) for key in ("checked", "check_again"))
        due = {
            "today": _("due today"),
            "past": plural_forms(edition.code, "{count} day overdue", "{count} days overdue"),
            "due": _("This information is due for a check and may be out of date."),
        }
        line = nodes.container(classes=["kb-freshness"])
        for label, date, say in ((_("Checked"), checked, {}), (_("Next check"), again, due)):
            shown = day_node(edition.format_date(date), date, say)
            line += nodes.paragraph("", "", nodes.strong("", f"{label}: "), shown)
        count = self._count_sources(docname)
        if count:
            words = get_translator("sphinx").ngettext("{count} source", "{count} sources", count)
            line += nodes.paragraph("", "", nodes.strong("", words.format(count=count)))
        lead = next((child for child in section if isinstance(child, nodes.paragraph)), None)
        if lead is not None:
            lead["classes"].append("kb-lead")
        section.insert(section.index(lead) + 1 if lead is not None else 1, line)

    def _count_sources(self, docname: str) -> int:
        """How many sources the page cites; of a page without citations, those of the facts its comments name."""
        cited = set(self.env.domaindata.get("kb-cited", {}).get("keys", {}).get(docname, ()))
        if cited:
            return len(cited)
        facts = load_facts(self.env.srcdir / "_data" / "facts.csv", "docs/_data/facts.csv")
        text = self.env.doc2path(docname).read_text(encoding="utf-8")
        return len({source for name in used_facts(text) if name in facts for source in facts[name].sources})
