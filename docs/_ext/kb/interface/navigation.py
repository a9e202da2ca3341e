"""The sidebar: all sections, and the pages of the section that the reader is in.

Rendered from ``env.titles`` and the toctrees of ``env.tocs`` once a page: furo's own copies the
whole toctree for each page and has English words in its code. Only the reader's branch is open,
so a page does not grow with the site.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from sphinx import addnodes

from kb.honesty.messages import title_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

_EXTERNAL = re.compile(r"(https?:)?//|mailto:")


def render(app: Sphinx, pagename: str) -> str:
    """Nested lists of links for ``pagename``; an empty string if there is but the home page."""
    env, root = app.env, app.config.root_doc
    trail = _trail(env.toctree_includes, root, pagename)

    def level(parent: str, depth: int) -> str:
        """A list for each toctree of ``parent``, under its caption."""
        found = []
        for toctree in _toctrees(env.tocs.get(parent)):
            items = "".join(item(title, target, depth) for title, target in toctree["entries"])
            if items:
                found.append(f"{_caption(toctree.get('caption'))}<ul>{items}</ul>")
        return "".join(found)

    def item(title: str | None, target: str, depth: int) -> str:
        if _EXTERNAL.match(target):
            link = f'<a class="reference external" href="{escape(target)}">{escape(title or target)}</a>'
            return f'<li class="toctree-l{depth}">{link}</li>'
        if target not in env.titles:  # "self", or a page that is missing, which Sphinx has told
            return ""
        words = escape(title) if title else _title(env.titles[target])
        href = escape(app.builder.get_relative_uri(pagename, target) or "#")
        classes = f"toctree-l{depth}" + (" current" if target in trail else "")
        inner = level(target, depth + 1) if target in trail else ""
        return f'<li class="{classes}">{_link(href, words, target == pagename)}{inner}</li>'

    return level(root, 1)


def _toctrees(contents: nodes.Element | None) -> Iterator[addnodes.toctree]:
    return contents.findall(addnodes.toctree) if contents is not None else iter(())


def _caption(words: str | None) -> str:
    return f'<p class="caption"><span class="caption-text">{escape(words)}</span></p>' if words else ""


def _title(title: nodes.title) -> str:
    """The words of a title, with their language if they are not translated."""
    words, language = escape(title.astext()), title_language(title)
    return f'<span lang="{language}">{words}</span>' if language else words


def _link(href: str, title: str, current: bool) -> str:
    if current:
        return f'<a class="reference internal current" href="{href}" aria-current="page">{title}</a>'
    return f'<a class="reference internal" href="{href}">{title}</a>'


def _trail(includes: dict[str, list[str]], root: str, pagename: str) -> set[str]:
    """The documents on the way from ``root`` to ``pagename``, itself included."""
    parents = {child: parent for parent, children in includes.items() for child in children}
    trail = {pagename}
    while pagename in parents and parents[pagename] not in trail:
        pagename = parents[pagename]
        trail.add(pagename)
    return trail - {root}
