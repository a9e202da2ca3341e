"""Checks of a built site: citations and their lists agree, conflicts are whole, the glossary is sorted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.site.reading import Page, pages, tag, target, text_of

from kb import sources, terms

if TYPE_CHECKING:
    from tests.conftest import Site


def with_class(page: Page, name: str) -> list[Any]:
    """The elements of the class ``name``."""
    return [element for element in page.all() if name in element.get("class", "").split()]


def links_in(element: Any) -> list[Any]:
    """The links in ``element``."""
    return [inner for inner in element.iter() if tag(inner) == "a"]


def check_citations(site: Site) -> list[str]:
    """Each mark leads to its source, which has the mark's number and leads back; none is lost in an edition."""
    present, findings = pages(site)
    shown: dict[str, Counter[str]] = {}
    for page in present:
        marks = [link for mark in with_class(page, "kb-cite") for link in links_in(mark)]
        items = [item for listed in with_class(page, "kb-sources") for item in listed if tag(item) == "li"]
        numbers = {f"#{item.get('id')}": number for number, item in enumerate(items, 1)}
        for mark in marks:
            if text_of(mark) != f"[{numbers.get(mark.get('href'))}]":
                findings.append(f"{page.name}: the mark {mark.get('id')!r} and the list disagree")
            if mark.get("aria-describedby") != f"{mark.get('href')[1:]}-text":
                findings.append(f"{page.name}: the mark {mark.get('id')!r} is not described by its source")
        back = [link.get("href") for item in items for link in links_in(item) if link.get("role") == "doc-backlink"]
        if Counter(back) != Counter(f"#{mark.get('id')}" for mark in marks):
            findings.append(f"{page.name}: links back are not those of the visible marks")
        cited = Counter(mark.get("href") for mark in marks)
        if shown.setdefault(page.docname, cited) != cited:
            findings.append(f"{page.name}: it does not cite what the first edition cites")
    return findings


def check_sources(site: Site) -> list[str]:
    """The list of all sources has each one of the file, with links to exactly the pages that cite it."""
    present, findings = pages(site)
    known = set(sources.load(site.root / "docs" / "_data" / "sources.bib", "sources.bib"))
    lists = [page for page in present if with_class(page, "kb-all-sources")]
    if {page.code for page in lists} != set(site.editions.codes):
        findings.append("reference/sources: an edition has no list of all sources")
    for page in lists:
        citing = {
            (other.path, item.get("id"))
            for other in present
            if other.code == page.code
            for listed in with_class(other, "kb-sources")
            for item in listed
        }
        items = [item for listed in with_class(page, "kb-all-sources") for item in listed if tag(item) == "li"]
        if {item.get("id") for item in items} != {f"source-{key}" for key in known} or len(items) != len(known):
            findings.append(f"{page.name}: the list is not that of sources.bib")
        linked = {
            target(site, page.path, link.get("href"))
            for item in items
            for link in links_in(item)
            if "internal" in link.get("class", "").split()
        }
        if linked != citing:
            findings.append(f"{page.name}: it does not name the pages that cite")
    return findings


def check_conflicts(site: Site) -> list[str]:
    """Each note on a conflict has a name, two positions or more, each with figure and mark, and a sentence."""
    present, findings = pages(site)
    for page in present:
        for note in with_class(page, "kb-conflict"):
            positions = [e for e in note.iter() if tag(e) == "li"]
            whole = [p for p in positions if any(tag(e) == "strong" for e in p.iter()) and links_in(p)]
            sentence = [e for e in note if "kb-conflict-reason" in e.get("class", "").split() and text_of(e)]
            if len(whole) < 2 or whole != positions or len(sentence) != 1 or not note.get("aria-labelledby"):
                findings.append(f"{page.name}: the note {note.get('id')!r} is not whole")
    return findings


def check_glossary(site: Site) -> list[str]:
    """Each edition's glossary has every term once, in its own words, its own alphabet and with a definition."""
    present, findings = pages(site)
    wanted = {f"term-{c.id}": c for c in terms.load_concepts(site.root / "docs") if c.glossary}
    for page in present:
        for glossary in with_class(page, "kb-glossary"):
            heads = [e for e in glossary if tag(e) == "dt"]
            words = [text_of(head).removesuffix("#") for head in heads]
            expected = [wanted[head.get("id")].preferred[page.code] for head in heads if head.get("id") in wanted]
            if Counter(head.get("id") for head in heads) != Counter(wanted.keys()) or words != expected:
                findings.append(f"{page.name}: the terms are not those of terms.yaml")
            if words != sorted(words, key=site.editions.by_code[page.code].sort_key):
                findings.append(f"{page.name}: the terms are not in the order of the alphabet")
            bodies = [e for e in glossary if tag(e) == "dd"]
            if len(bodies) != len(heads) or not all(text_of(next(iter(body))) for body in bodies):
                findings.append(f"{page.name}: a term has no definition")
    return findings


def check_tables(site: Site) -> list[str]:
    """A table of three columns or more stacks on a phone: each cell but a row's first says its column."""
    present, findings = pages(site)
    for page in present:
        for table in page.all("table"):
            classes = table.get("class", "").split()
            head, *rows = [list(row) for row in table.iter() if tag(row) == "tr"]
            # Other tables with a class of ours have a layout of their own.
            if len(head) >= 3 and "docutils" in classes and not any(name.startswith("kb-") for name in classes):
                findings.append(f"{page.name}: a table of {len(head)} columns does not stack")
            findings += [
                f"{page.name}: {text_of(cell)!r} does not say {text_of(name)!r}"
                for row in (rows if "kb-stacked" in classes else [])
                for name, cell in zip(head[1:], row[1:], strict=True)
                if not text_of(cell).startswith(f"{text_of(name)}: ")
            ]
    return findings


CHECKS = (check_citations, check_sources, check_conflicts, check_glossary, check_tables)
