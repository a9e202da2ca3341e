"""The two pages that no source has: the search, and the index of terms and headings."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from kb.lookup import alphabet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_ = get_translation("sphinx")
SEARCH = "search"
INDEX = "site-index"
# A name that is found in more sections than this says nothing in an index.
_MOST_PLACES = 4
# Shorter words are mostly chance: Kazakh тек is a stock, and "only".
_SHORTEST_NAME = 4


def path_of(app: Sphinx, page: str) -> list[str]:
    """The titles on the way from the home page to ``page``, both left out; the home page has its own name."""
    includes = app.env.toctree_includes
    parents = {child: parent for parent, children in includes.items() for child in children}
    found: list[str] = []
    while page in parents and parents[page] != app.config.root_doc:
        page = parents[page]
        found.insert(0, app.env.titles[page].astext())
    return found


def subjects(app: Sphinx) -> list[list[str]]:
    """Title and page of the sections of the site."""
    top = app.env.toctree_includes.get(app.config.root_doc, [])
    return [[app.env.titles[page].astext(), page] for page in top]


def generated(app: Sphinx, record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Name, context and template of each page."""
    yield (
        SEARCH,
        _context(_("Search"), _("Search the knowledge base in any of its languages.")),
        "search/page.html",
    )
    entries = {"kb_headings": _letters(headings(record), record), "kb_terms": _letters(names(record), record)}
    lead = _("Every heading of the site, and the terms and names that its pages use, in alphabetical order.")
    yield INDEX, {**_context(_("Index"), lead), **entries}, "search/index.html"


def _context(title: Any, description: Any) -> dict[str, Any]:
    tags = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    tags += f'<meta content="{escape(str(description))}" name="description">'
    return {"title": str(title), "kb_description": str(description), "metatags": tags, "furo_hide_toc": True, "toc": ""}


def headings(record: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Heading → where it stands, [address, title of its page]; untranslated headings are left out."""
    found = defaultdict(list)
    for page in record["pages"]:
        for section in page["sections"]:
            if section["language"] == record["language"]:
                found[section["heading"]].append((_address(page, section), page["sections"][0]["heading"]))
    return found


def names(record: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Preferred name → sections that have it, [address, heading]."""
    found: dict[str, list[tuple[str, str]]] = {}
    for page in record["pages"]:
        for section in page["sections"]:
            for name in section["names"] if section["language"] == record["language"] else ():
                found.setdefault(name, []).append((_address(page, section), section["heading"]))
    return {
        name: places for name, places in found.items() if len(places) <= _MOST_PLACES and len(name) >= _SHORTEST_NAME
    }


def _address(page: dict[str, Any], section: dict[str, Any]) -> str:
    first = section is page["sections"][0]
    return f"{page['page']}.html" + ("" if first else f"#{section['label']}")


def _letters(entries: dict[str, list[tuple[str, str]]], record: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    language = record["language"]
    rows = sorted(entries.items(), key=lambda entry: (alphabet.order(entry[0], language), entry[0]))
    return [
        (letter, list(group)) for letter, group in groupby(rows, lambda entry: alphabet.initial(entry[0], language))
    ]
