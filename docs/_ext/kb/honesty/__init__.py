"""What a page says of itself: untranslated blocks marked, dates of checking shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from kb.honesty.freshness import AddFreshnessLine
from kb.honesty.marks import MarkUntranslated

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_ = get_translation("sphinx")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms."""
    app.add_post_transform(MarkUntranslated)
    app.add_post_transform(AddFreshnessLine)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
