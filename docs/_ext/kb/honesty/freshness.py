"""The line under the lead: when the page was checked and when to check it again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from kb import languages

_ = get_translation("sphinx")


class AddFreshnessLine(SphinxPostTransform):
    """Put the dates of the front matter after the first paragraph, in the edition's form."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Add the line; a page without dates gets none (``kb.pages`` refuses such a page)."""
        metadata = self.env.metadata[self.env.current_document.docname]
        edition = languages.load(self.env.srcdir / "languages.toml").by_code.get(self.config.language)
        section = next(iter(self.document.findall(nodes.section)), None)
        if edition is None or section is None or not {"checked", "check_again"} <= set(metadata):
            return
        days = (_day(metadata["checked"]), _day(metadata["check_again"]))
        line = nodes.container(classes=["kb-freshness"])
        for label, day in zip((_("Checked"), _("Next check")), days, strict=True):
            line += nodes.paragraph("", "", nodes.strong("", f"{label}: "), nodes.inline("", edition.format_date(day)))
        lead = next((i for i, child in enumerate(section) if isinstance(child, nodes.paragraph)), 0)
        section.insert(lead + 1, line)


def _day(value: object) -> dt.date:
    return dt.date.fromisoformat(str(value))
