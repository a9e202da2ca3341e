"""The XML of a node for a debugging line is made only if the line is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.util import nodes as sphinx_nodes

from kb.speed.change import Change, put

if TYPE_CHECKING:
    from docutils import nodes

_stock = sphinx_nodes.repr_domxml


class _Later:
    """What ``repr_domxml`` says of a node, once somebody reads it."""

    def __init__(self, node: nodes.Node, length: int) -> None:
        self._node, self._length = node, length

    def __str__(self) -> str:
        return _stock(self._node, self._length)


def repr_domxml(node: nodes.Node, length: int = 80) -> Any:
    """The XML of ``node``, cut to ``length`` characters, made when it is formatted."""
    return _Later(node, length)


CHANGE = Change(
    name="debugging",
    replaces="sphinx.util.nodes.repr_domxml: for each block that has no message of its own a DOM of it is made and "
    "written as XML, for a logger.debug that nobody reads.",
    safe="All its callers are logger.debug of the same module, with %s; the text is the same where it is printed.",
    versions={"sphinx": "9.0.4"},
    gain="6 ms a page: 3 % of an edition; without it, with all others, 7.4 s in the place of 7.1 s for 30 pages.",
    apply=lambda: put(sphinx_nodes, "repr_domxml", repr_domxml),
)
