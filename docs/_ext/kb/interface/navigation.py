"""The sidebar: all sections, and the pages of the section that the reader is in.

Rendered from ``env.titles`` and ``env.toctree_includes`` once a page: furo's own copies the
whole toctree for each page and has English words in its code.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kb.honesty.messages import title_language

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def render(app: Sphinx, pagename: str) -> str:
    """Nested lists of links for ``pagename``; an empty string if there is but the home page."""
    includes = app.env.toctree_includes
    trail = _trail(includes, app.config.root_doc, pagename)

    def level(parent: str, depth: int) -> str:
        children = includes.get(parent, [])
        if not children:
            return ""
        return "<ul>" + "".join(item(child, depth) for child in children) + "</ul>"

    def item(docname: str, depth: int) -> str:
        title = _title(app.env.titles[docname])
        href = escape(app.builder.get_relative_uri(pagename, docname) or "#")
        current = docname == pagename
        classes = f"toctree-l{depth}" + (" current" if docname in trail else "")
        link = _link(href, title, current)
        inner = level(docname, depth + 1) if docname in trail else ""
        return f'<li class="{classes}">{link}{inner}</li>'

    return level(app.config.root_doc, 1)


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
