"""Nodes of deadlines, and how they are written in HTML: ``time`` elements that a script can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    import datetime as dt

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class moment(nodes.inline):  # noqa: N801 - docutils names nodes so
    """A day or an instant; ``datetime`` for machines, ``ends`` and ``passed`` for the script."""


class deadline_box(nodes.container):  # noqa: N801
    """Around a table of deadlines; ``words`` for the script."""


def iso(instant: dt.datetime) -> str:
    """An instant in UTC as scripts read it: ``2026-04-02T14:00:00Z``."""
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def _visit_moment(self: HTML5Translator, node: nodes.Element) -> None:
    data: dict[str, Any] = {f"data-{key}": node[key] for key in ("ends", "passed") if key in node}
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"], **data))


def _depart_moment(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</time>")


def _visit_box(self: HTML5Translator, node: nodes.Element) -> None:
    words: dict[str, Any] = {"data-words": json.dumps(node["words"], ensure_ascii=False, sort_keys=True)}
    self.body.append(self.starttag(node, "div", CLASS="kb-deadlines", **words))


def _depart_box(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</div>\n")


def register(app: Sphinx) -> None:
    """Make the nodes known to the HTML writer."""
    app.add_node(moment, html=(_visit_moment, _depart_moment))
    app.add_node(deadline_box, html=(_visit_box, _depart_box))
