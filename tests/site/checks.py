"""Checks of a built site: structure, links, metadata. Each gives its findings as "file: what is wrong"."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

import yaml
from tests.site import reading
from tests.site.reading import Page, everything, front, pages, tag, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

    from kb.languages import Edition

NOTICE = "Independent and unofficial."
OPEN_GRAPH = ("og:title", "og:description", "og:type", "og:site_name", "og:locale")
CSS_ADDRESS = re.compile(r"""url\(\s*["']?(.*?)["']?\s*\)|@import\s+["'](.*?)["']""")
# Elements that make the browser fetch something, and the attributes with the address.
FETCHING = {
    "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "video": ("src", "poster"),
    "audio": ("src",), "track": ("src",), "iframe": ("src",), "embed": ("src",), "object": ("data",), "use": ("href",),
    "image": ("href",), "input": ("src",), "base": ("href",), "form": ("action",),
}  # fmt: skip
FETCHED_LINKS = {
    "stylesheet", "preload", "prefetch", "modulepreload", "icon", "manifest", "preconnect", "dns-prefetch",
}  # fmt: skip


def check_twins(site: Site) -> list[str]:
    """Every page exists in every edition, and there is no other."""
    present, findings = everything(site)
    expected = {page.name for page in present}
    names = (path.relative_to(site.dist).as_posix() for path in sorted(site.dist.rglob("*.htm*")))
    return findings + [f"{name}: no source has this page" for name in names if name not in expected]


def check_links(site: Site) -> list[str]:
    """Every internal address leads to a file, every fragment to an id; references between elements too."""
    present, findings = everything(site)
    anchors = {page.path: set(page.ids()) for page in present}
    for page in present:
        for address in reading.links(page):
            if reading.is_external(address):
                if not re.match(r"https?://[^/]|mailto:.", address):
                    findings.append(f"{page.name}: {address!r} is no address for a reader")
                continue
            file, fragment = reading.target(site, page.path, address)
            if not file.is_file() or not file.is_relative_to(site.dist):
                findings.append(f"{page.name}: {address!r} leads to no file")
            elif fragment.startswith("q=") and file.name == "search.html":
                continue  # a query that the page answers
            elif fragment not in ("", "top") and file in anchors and fragment not in anchors[file]:
                findings.append(f"{page.name}: {address!r} leads to no section")
        findings += _dangling_references(page, anchors[page.path])
    for sheet in sorted(site.dist.rglob("*.css")):
        for address in _css_addresses(sheet):
            if not reading.is_external(address) and not reading.target(site, sheet, address)[0].is_file():
                findings.append(f"{sheet.relative_to(site.dist).as_posix()}: {address!r} leads to no file")
    return findings


def _dangling_references(page: Page, ids: set[str]) -> list[str]:
    references = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")
    named = [word for e in page.all() for key in references for word in (e.get(key) or "").split()]
    return [f"{page.name}: {name!r} names no element" for name in named if name not in ids]


def _css_addresses(sheet: Path) -> list[str]:
    found = CSS_ADDRESS.findall(sheet.read_text(encoding="utf-8"))
    return [address or imported for address, imported in found if not (address or imported).startswith("#")]


def check_ids(site: Site) -> list[str]:
    """No id stands twice in a page; the sections of a page have the same ids in every edition."""
    present, findings = everything(site)
    for page in present:
        twice = [name for name, count in Counter(page.ids()).items() if count > 1]
        findings += [f"{page.name}: the id {name!r} stands twice" for name in twice]
    for docname in dict.fromkeys(docname for _code, docname in site.expected()):
        twins = [page for page in present if page.docname == docname]
        sections = {page.name: tuple(e.get("id") or "" for e in page.all("section")) for page in twins}
        common = Counter(sections.values()).most_common(1)
        for name, found in sections.items():
            if not all(found) or found != common[0][0]:
                findings.append(f"{name}: the section ids {found} are not those of the other editions {common[0][0]}")
    return findings


def check_language(site: Site) -> list[str]:
    """Every page says its language."""
    present, findings = everything(site)
    for page in present:
        found = page.all("html")[0].get("lang")
        if found != page.code:
            findings.append(f"{page.name}: lang is {found!r}, not {page.code!r}")
    return findings


def check_alternates(site: Site) -> list[str]:
    """Every page names its twins in all editions, and the chooser as the one without a language."""
    present, findings = everything(site)
    for page in present:
        if page.path.name == "404.html":
            continue
        docname = page.docname or "index"
        wanted = {code: site.path(code, docname) for code in site.editions.codes}
        wanted["x-default"] = site.dist / "index.html"
        found = {
            link.get("hreflang"): reading.target(site, page.path, link.get("href", ""))[0]
            for link in page.all("link")
            if link.get("rel") == "alternate"
        }
        wrong = sorted(code for code in {*wanted, *found} if wanted.get(code) != found.get(code))
        if wrong:
            findings.append(f"{page.name}: the alternates are wrong for {', '.join(wrong)}")
        findings += _switcher(site, page, docname)
    return findings


def _switcher(site: Site, page: Page, docname: str) -> list[str]:
    switcher = [link for link in page.all("a") if link.get("hreflang")]
    files = [reading.target(site, page.path, link.get("href", ""))[0] for link in switcher]
    names = [(link.get("hreflang"), link.get("lang"), text_of(link)) for link in switcher]
    links = [(*name, file) for name, file in zip(names, files, strict=True)]
    wanted = [(e.code, e.code, e.name, site.path(e.code, docname)) for e in site.editions.all]
    return [] if links == wanted else [f"{page.name}: the switcher does not name every edition's twin"]


def check_metadata(site: Site) -> list[str]:
    """Title and description stand, differ between editions, and Open Graph says the same."""
    present, findings = everything(site)
    seen: dict[tuple[str, str, str], Page] = {}
    for page in present:
        edition = site.editions.by_code[page.code]
        titles = [text_of(title) for title in page.all("title")]
        if len(titles) != 1 or not titles[0] or edition.site not in titles[0]:
            findings.append(f"{page.name}: the title is {titles}")
        if len(page.meta("viewport")) != 1:
            findings.append(f"{page.name}: no viewport, or several")
        if page.path.name == "404.html" and not page.docname:
            continue
        description = page.meta("description")
        if len(description) != 1 or not description[0].strip():
            findings.append(f"{page.name}: the description is {description}")
        if not page.docname:
            continue
        findings += _open_graph(page, edition)
        for kind, values in (("title", titles), ("description", description)):
            first = seen.setdefault((page.docname, kind, "".join(values)), page)
            if first is not page:
                findings.append(f"{page.name}: the {kind} is that of {first.name}")
    return findings


def _open_graph(page: Page, edition: Edition) -> list[str]:
    wrong = [name for name in OPEN_GRAPH if len(page.meta(name)) != 1 or not page.meta(name)[0].strip()]
    findings = [f"{page.name}: no {name}, or several" for name in wrong]
    heading = page.first("h1")
    title = text_of(heading).removesuffix("#") if heading is not None else ""
    wanted = {"og:title": title, "og:site_name": edition.site, "og:locale": edition.locale}
    wanted["og:description"] = "".join(page.meta("description"))
    for name, value in wanted.items():
        if name not in wrong and page.meta(name) != [value]:
            findings.append(f"{page.name}: {name} is {page.meta(name)[0]!r}, not {value!r}")
    return findings


def check_notice(site: Site) -> list[str]:
    """The footer of every page says in its language that the site is independent."""
    present, findings = pages(site)
    for page in present:
        notice = reading.say(site, page.code, NOTICE)
        if notice == NOTICE and page.code != "en":
            findings.append(f"{page.name}: the notice has no translation")
        if not any(notice in text_of(footer) for footer in page.all("footer")):
            findings.append(f"{page.name}: the footer lacks {notice!r}")
    outer, missing = front(site)
    findings += missing
    chooser = next((page for page in outer if page.name == "index.html"), None)
    for code in site.editions.codes if chooser else ():
        if chooser and reading.say(site, code, NOTICE) not in text_of(chooser.root):
            findings.append(f"{chooser.name}: it lacks the notice in {code!r}")
    return findings


def check_valid(site: Site) -> list[str]:
    """The parser of the HTML standard has nothing to complain of; nothing of the build is left in the pages."""
    present, findings = everything(site)
    for page in present:
        findings += [f"{page.name}: {error}" for error in page.errors]
        leaked = {key for e in page.all() for key in e.keys() if key in ("translated", "xml:space", "ids", "names")}  # noqa: SIM118
        findings += [f"{page.name}: the attribute {key!r} is the build's, not the reader's" for key in sorted(leaked)]
        if len(page.all("main")) != 1 or len(page.all("h1")) != 1:
            findings.append(f"{page.name}: not exactly one main and one h1")
    return findings


def check_policy(site: Site) -> list[str]:
    """Nothing that a Content-Security-Policy of 'self' and one script hash would refuse."""
    present, findings = everything(site)
    scripts = {page.name: _inline_scripts(page) for page in present}
    constant = Counter(hashes for page in present if page.docname for hashes in [scripts[page.name]]).most_common(1)
    for page in present:
        allowed = constant[0][0] if page.docname else ()
        if scripts[page.name] != allowed or len(allowed) > 1:
            findings.append(f"{page.name}: its inline scripts are not the one constant script")
        for element in page.all():
            findings += [f"{page.name}: {wrong}" for wrong in _refused(element)]
    for sheet in sorted(site.dist.rglob("*.css")):
        for address in _css_addresses(sheet):
            if reading.is_external(address) and not address.startswith("data:"):
                findings.append(f"{sheet.relative_to(site.dist).as_posix()}: {address!r} is not ours")
    return findings


def _inline_scripts(page: Page) -> tuple[str, ...]:
    inline = [script.text or "" for script in page.all("script") if script.get("src") is None]
    return tuple(hashlib.sha256(text.encode()).hexdigest() for text in inline)


def _refused(element: object) -> list[str]:
    name, attributes = tag(element), dict(element.items())  # type: ignore[attr-defined]
    wrong = [f"inline style on <{name}>"] if "style" in attributes else []
    wrong += ["a <style> element"] if name == "style" else []
    wrong += [f"a handler {key!r} on <{name}>" for key in attributes if key.lower().startswith("on")]
    wrong += [f"a script as {k!r}" for k, value in attributes.items() if re.match(r"(?i)\s*javascript:", value)]
    keys = FETCHING.get(name, ())
    if name == "link" and set(attributes.get("rel", "").split()) & FETCHED_LINKS:
        keys = ("href",)
    return wrong + [f"<{name}> fetches {attributes[k]!r}" for k in keys if reading.is_external(attributes.get(k, ""))]


def check_dates(site: Site) -> list[str]:
    """The dates of checking stand in the edition's form, and no date stands in another edition's."""
    present, findings = pages(site)
    forms = {edition.code: _date_form(edition) for edition in site.editions.all}
    for page in present:
        if page.docname not in site.pages:
            continue
        edition = site.editions.by_code[page.code]
        source = (site.root / "docs" / f"{page.docname}.md").read_text(encoding="utf-8")
        metadata = yaml.safe_load(source.split("---")[1])
        line = next((e for e in page.all("div") if "kb-freshness" in e.get("class", "").split()), None)
        shown = text_of(line) if line is not None else ""
        for key in ("checked", "check_again"):
            if edition.format_date(metadata[key]) not in shown:
                findings.append(f"{page.name}: {edition.format_date(metadata[key])!r} does not stand under the lead")
        for word in reading.own_words(page):
            for code, form in forms.items():
                match = form.search(word.text)
                if match and code != page.code and not forms[page.code].search(word.text):
                    findings.append(f"{page.name}: {match[0]!r} is a date in the form of {code!r}")
    return findings


def _date_form(edition: Edition) -> re.Pattern[str]:
    months = "|".join(map(re.escape, edition.months))
    form = re.escape(edition.date).replace(r"\{y\}", r"\d{4}").replace(r"\{d\}", r"\d{1,2}")
    return re.compile(rf"(?<!\w){form.replace(re.escape('{m}'), f'(?:{months})')}(?!\w)")


CHECKS = (
    check_twins, check_links, check_ids, check_language, check_alternates, check_metadata,
    check_notice, check_valid, check_policy, check_dates,
)  # fmt: skip
