"""Metadata of a page and its twins in the other editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from kb.languages import Edition, Editions


def twins(editions: Editions, current: Edition, pagename: str) -> list[dict[str, object]]:
    """The page in every edition: edition, relative address, path below the site, whether current."""
    up = "../" * (pagename.count("/") + 1)
    return [
        {
            "edition": edition,
            "href": f"{up}{edition.code}/{pagename}.html",
            "path": f"{edition.code}/{pagename}.html",
            "current": edition.code == current.code,
        }
        for edition in editions.all
    ]


def description(doctree: nodes.document | None) -> str:
    """The page's description in the language of the edition, from its front matter."""
    if doctree is None:
        return ""
    for meta in doctree.findall(nodes.meta):
        if meta.get("name") == "description":
            return str(meta["content"])
    return ""
