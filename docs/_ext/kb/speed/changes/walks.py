"""A walk through a doctree is one loop, not a generator in a generator for each level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from kb.speed.change import Change, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_stock = nodes.Node.findall


def find_all(self: nodes.Node) -> Iterator[nodes.Node]:
    """``Node._superfast_findall``: this node and all below it, in the order of the text."""
    yield self
    open_levels = [iter(self.children)]
    while open_levels:
        for child in open_levels[-1]:
            yield child
            if child.children:
                open_levels.append(iter(child.children))
                break
        else:
            open_levels.pop()


def find_class(self: nodes.Node, cls: type) -> Iterator[nodes.Node]:
    """``Node._fast_findall``: those of them that are of the class ``cls``."""
    if isinstance(self, cls):
        yield self
    open_levels = [iter(self.children)]
    while open_levels:
        for child in open_levels[-1]:
            if isinstance(child, cls):
                yield child
            if child.children:
                open_levels.append(iter(child.children))
                break
        else:
            open_levels.pop()


def find_matching(self: Any, condition: Callable[[nodes.Node], bool]) -> Iterator[nodes.Node]:
    """Those for which ``condition`` is true; children by their index, as ``Node.findall`` reads them here."""
    if condition(self):
        yield self
    open_levels = [iter(self)] if len(self.children) else []
    while open_levels:
        for child in open_levels[-1]:
            if condition(child):
                yield child
            if len(child.children):
                open_levels.append(iter(child))
                break
        else:
            open_levels.pop()


def findall(
    self: nodes.Node,
    condition: Any = None,
    include_self: bool = True,
    descend: bool = True,
    siblings: bool = False,
    ascend: bool = False,
) -> Iterator[nodes.Node]:
    """``Node.findall``, which walks itself only downwards from a node; other ways are the library's."""
    if not include_self or not descend or siblings or ascend:
        return _stock(self, condition, include_self, descend, siblings, ascend)
    if condition is None:
        return find_all(self)
    if isinstance(condition, type):
        return find_class(self, condition)
    return find_matching(self, condition)


def _apply() -> None:
    put(nodes.Node, "findall", findall)


CHANGE = Change(
    name="walks",
    replaces="docutils.nodes.Node.findall: each node found passes through a generator of every level above it, in some "
    "hundred walks a page.",
    safe="The same nodes in the same order; a level's children are asked for after their parent was given, as before, "
    "so a walk that changes the tree on its way sees the same changes.",
    versions={"docutils": "0.22.4"},
    gain="Without it, with all others, 30 pages in Kazakh take 9.4 s in the place of 7.3 s.",
    apply=_apply,
)
