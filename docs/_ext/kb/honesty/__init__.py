"""What a page says of itself: what is untranslated, when it was checked, how many sources it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.honesty.banner import AddBanner
from kb.honesty.days import day, depart_day, visit_day
from kb.honesty.freshness import AddFreshnessLine
from kb.honesty.marks import MarkUntranslated
from kb.honesty.messages import MessageCollector, NoteMessages, SettleMessages
from kb.honesty.record import write_record
from kb.honesty.table import TranslationStatus, depart_place, status_place, visit_place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register transforms, nodes, the directive and the record."""
    app.add_node(day, html=(visit_day, depart_day))
    app.add_node(status_place, html=(visit_place, depart_place))
    app.add_directive("translation-status", TranslationStatus)
    app.add_transform(NoteMessages)
    app.add_transform(SettleMessages)
    app.add_env_collector(MessageCollector)
    app.add_post_transform(MarkUntranslated)
    app.add_post_transform(AddBanner)
    app.add_post_transform(AddFreshnessLine)
    app.connect("build-finished", write_record)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
