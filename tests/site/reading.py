"""Reads the pages of a built site: one parsed page a file, its words, ids and links."""

from __future__ import annotations

import functools
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import html5lib
import polib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Site

# Attributes and metadata that a reader sees or hears.
ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "aria-description", "aria-roledescription", "label")
METADATA = ("description", "og:title", "og:description", "og:site_name")
ADDRESSES = ("href", "src", "action", "poster", "data", "cite", "formaction", "{http://www.w3.org/1999/xlink}href")
SILENT = ("script", "style", "template")
BLOCKS = re.compile(r"p|h[1-6]|li|dt|dd|td|th|figcaption|caption|title")


@dataclass(frozen=True)
class Words:
    """Words that a reader sees or hears: where they stand and the language they are marked with."""

    kind: str
    text: str
    language: str


@dataclass(frozen=True)
class Page:
    """A parsed HTML file; ``docname`` is empty for the pages around the editions."""

    path: Path
    name: str
    code: str
    docname: str
    root: Any = field(repr=False)
    errors: tuple[str, ...] = field(repr=False, default=())

    def all(self, name: str = "*") -> list[Any]:
        """The elements called ``name``, in order."""
        return [element for element in self.root.iter() if name in ("*", tag(element)) and tag(element)]

    def first(self, name: str, **attributes: str) -> Any | None:
        """The first element called ``name`` with these attributes, or None."""
        wanted = attributes.items()
        return next((e for e in self.all(name) if all(e.get(key) == value for key, value in wanted)), None)

    def meta(self, name: str) -> list[str]:
        """The contents of the metadata called ``name``."""
        return [e.get("content", "") for e in self.all("meta") if name in (e.get("name"), e.get("property"))]

    def ids(self) -> list[str]:
        """All ids, in order."""
        return [element.get("id") for element in self.all() if element.get("id")]


def tag(element: Any) -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: Any) -> str:
    """All text below ``element``, blanks joined."""
    return one_line("".join(element.itertext()))


def one_line(text: str) -> str:
    """``text`` with every run of blanks as one space."""
    return " ".join(text.split())


# Every page of the site, and copies with a planted fault: html5lib needs a third of a second a page.
@functools.lru_cache(maxsize=1024)
def _parse(data: bytes) -> tuple[Any, tuple[str, ...]]:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(data, override_encoding="utf-8")
    return root, tuple(f"line {place[0]}: {error} {details or ''}".strip() for place, error, details in parser.errors)


def _read(site: Site, path: Path, code: str, docname: str) -> Page:
    return Page(path, path.relative_to(site.dist).as_posix(), code, docname, *_parse(path.read_bytes()))


def pages(site: Site) -> tuple[list[Page], list[str]]:
    """The pages of sources × languages, and a finding for each that is missing."""
    expected = [(site.path(code, docname), code, docname) for code, docname in site.expected()]
    return _present(site, expected)


def front(site: Site) -> tuple[list[Page], list[str]]:
    """The pages around the editions, with the language that each speaks first, and those missing."""
    source = site.editions.source.code
    expected = [(site.dist / name, source, "") for name in ("index.html", "404.html")]
    expected += [(site.dist / code / "404.html", code, "") for code in site.editions.codes]
    return _present(site, expected)


def everything(site: Site) -> tuple[list[Page], list[str]]:
    """All pages, those around the editions too."""
    (inner, missing), (outer, lost) = pages(site), front(site)
    return inner + outer, missing + lost


def _present(site: Site, expected: list[tuple[Path, str, str]]) -> tuple[list[Page], list[str]]:
    found = [_read(site, *entry) for entry in expected if entry[0].is_file()]
    missing = [path.relative_to(site.dist).as_posix() for path, *_ in expected if not path.is_file()]
    return found, [f"{name}: the page is missing" for name in missing]


def words(page: Page) -> list[Words]:
    """Every visible or spoken text of the page, with its nearest ``lang``."""
    return list(_words(page.root))


@functools.lru_cache(maxsize=1024)
def _words(root: Any) -> tuple[Words, ...]:
    found = (w for w in _walk(root, "") if w.text.strip())
    return tuple(Words(w.kind, one_line(w.text), w.language) for w in found)


def own_words(page: Page) -> list[Words]:
    """The words of the page that are not marked as another language's."""
    return [w for w in words(page) if w.language == page.code]


def blocks(page: Page) -> list[Words]:
    """The whole text of each paragraph, heading and list item, with its nearest ``lang``."""
    return list(_blocks(page.root))


@functools.lru_cache(maxsize=1024)
def _blocks(root: Any) -> tuple[Words, ...]:
    return tuple(w for w in _walk(root, "", whole=True) if w.kind == "block")


def _walk(element: Any, language: str, *, whole: bool = False) -> Iterator[Words]:
    name = tag(element)
    if not name or name in SILENT:
        return
    # What is typed is in no language, whatever the words in it.
    language = "zxx" if name == "code" else element.get("lang", language)
    if whole and BLOCKS.fullmatch(name):
        yield Words("block", text_of(element), language)
    for attribute in ATTRIBUTES:
        if element.get(attribute):
            yield Words(attribute, element.get(attribute), language)
    if name == "input" and element.get("type") in ("button", "submit", "reset") and element.get("value"):
        yield Words("value", element.get("value"), language)
    if name == "meta" and (element.get("name") or element.get("property")) in METADATA:
        yield Words("metadata", element.get("content", ""), language)
    kind = "title" if name == "title" else "text"
    if element.text:
        yield Words(kind, element.text, language)
    for child in element:
        yield from _walk(child, language, whole=whole)
        if child.tail:
            yield Words(kind, child.tail, language)


def links(page: Page) -> list[str]:
    """Every address in the page."""
    return [element.get(key).strip() for element in page.all() for key in ADDRESSES if element.get(key) is not None]


def is_external(address: str) -> bool:
    """Whether an address names a scheme or a host."""
    return bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", address))


def target(site: Site, source: Path, address: str) -> tuple[Path, str]:
    """The file and the fragment that an internal address in the file ``source`` leads to."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if path.startswith("/"):
        file = site.dist / path.lstrip("/")
    elif path:
        file = Path(posixpath.normpath((source.parent / path).as_posix()))
    else:
        file = source
    return (file / "index.html" if file.is_dir() else file), unquote(parts.fragment)


@functools.lru_cache(maxsize=64)
def _catalogue(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    said = {}
    for entry in (entry for entry in polib.pofile(str(path)) if not entry.obsolete):
        if entry.msgstr:
            said[entry.msgid] = entry.msgstr
        for number, form in entry.msgstr_plural.items():
            # As English has them: the first form, and one for the rest; more forms by their number.
            said[(entry.msgid, entry.msgid_plural)[number] if number < 2 else f"{entry.msgid} {number}"] = form
    return said


def catalogue(site: Site, code: str, name: str) -> dict[str, str]:
    """msgid → msgstr of an edition's catalogue ``name`` ("sphinx" or a page); empty if there is none."""
    folder = site.editions.by_code[code].catalogue
    return _catalogue(site.root / "docs" / "locale" / folder / "LC_MESSAGES" / f"{name}.po")


def say(site: Site, code: str, msgid: str) -> str:
    """An interface string in the language of an edition; its own words are the English ones."""
    return catalogue(site, code, "sphinx").get(msgid, msgid)
