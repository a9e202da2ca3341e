"""The files around the editions: chooser, 404, robots.txt, sitemap."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import jinja2

from kb.editions import status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.languages import Edition, Editions

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class Speaker:
    """An edition and the function that says an interface string in its language."""

    edition: Edition
    say: Callable[[str], str]


def write(root: Path, target: Path, editions: Editions, pages: list[str], site_url: str) -> None:
    """Write the files around the editions into ``target``.

    ``pages`` are document names; ``site_url`` is the public address, or empty if it is not
    known: then there is no sitemap, and no address is made up.
    """
    site = site_url.rstrip("/")
    loader = jinja2.FileSystemLoader(root / "docs" / "_templates" / "front")
    templates = jinja2.Environment(loader=loader, autoescape=True, keep_trailing_newline=True)
    speakers = [Speaker(edition, _strings(root, edition)) for edition in editions.all]
    # A 404 page is shown at any depth: its links start at the root of the site.
    base = urlsplit(site).path.rstrip("/") + "/"
    context: dict[str, Any] = {
        "speakers": speakers, "source": editions.source, "site_url": site, "base": base,
    }  # fmt: skip
    status.fill(target, editions, templates, speakers, root)
    for name in ("index.html", "404.html"):
        _put(target / name, templates.get_template(name).render(context))
    # Below /kk/ a server may look for its own error page: it speaks Kazakh first.
    for first in speakers:
        ordered = [first, *(other for other in speakers if other is not first)]
        text = templates.get_template("404.html").render(context, speakers=ordered)
        _put(target / first.edition.code / "404.html", text)
    robots = ["User-agent: *", "Allow: /", *([f"Sitemap: {site}/sitemap.xml"] if site else [])]
    _put(target / "robots.txt", "\n".join(robots) + "\n")
    if site:
        _put(target / "sitemap.xml", _sitemap(site, editions, pages))


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _strings(root: Path, edition: Edition) -> Callable[[str], str]:
    """The interface strings of an edition, from the catalogue that its pages use."""
    return gettext.translation("sphinx", root / "build" / "locale", [edition.catalogue], fallback=True).gettext


def _sitemap(site: str, editions: Editions, pages: list[str]) -> str:
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    top = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for page in pages:
        links = [(edition.code, f"{site}/{edition.code}/{page}.html") for edition in editions.all]
        for _code, address in links:
            url = ElementTree.SubElement(top, f"{{{_SITEMAP}}}url")
            ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
            for code, other in [*links, ("x-default", f"{site}/")]:
                ElementTree.SubElement(url, f"{{{_XHTML}}}link", {"rel": "alternate", "hreflang": code, "href": other})
    ElementTree.indent(top)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(top, encoding="unicode") + "\n"
