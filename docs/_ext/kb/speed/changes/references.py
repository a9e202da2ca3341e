"""No search for references where a message and its translation have text only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import i18n

from kb.speed.change import Change, put

if TYPE_CHECKING:
    from collections.abc import Callable

_CHECKS = (
    "update_autofootnote_references",
    "update_refnamed_references",
    "update_refnamed_footnote_references",
    "update_citation_references",
    "update_pending_xrefs",
)


def _has_text_only(node: nodes.Element) -> bool:
    return all(isinstance(child, nodes.Text) for child in node.children)


def _unless_text_only(stock: Callable[[i18n._NodeUpdater], None]) -> Callable[[i18n._NodeUpdater], None]:
    def check(self: i18n._NodeUpdater) -> None:
        if not (_has_text_only(self.patch) and _has_text_only(self.node)):
            stock(self)

    return check


def _apply() -> None:
    for name in _CHECKS:
        put(i18n._NodeUpdater, name, _unless_text_only(getattr(i18n._NodeUpdater, name)))


CHANGE = Change(
    name="references",
    replaces="The five update_… methods of sphinx.transforms.i18n._NodeUpdater, each of which walks through the node "
    "and its translation to compare their footnotes, citations and references.",
    safe="A node that holds text only has none of them, in the source and in the translation: nothing is compared "
    "and nothing is updated.",
    versions={"sphinx": "9.0.4"},
    gain="",
    apply=_apply,
)
