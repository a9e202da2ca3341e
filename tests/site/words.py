"""Checks of a built site: no word of another language by accident."""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import sphinx
from tests.site.reading import Page, Words, blocks, catalogue, everything, one_line, own_words, pages
from tests.site.reading import words as all_words

if TYPE_CHECKING:
    from tests.conftest import Site

_OUTLET = "a news site, written as it writes its own name"
_LICENCE = "a licence, named by its international abbreviation"
# Names in Latin letters that stand in the Cyrillic editions; each with its reason.
NAMES = {
    "CC BY 4.0": _LICENCE,
    "JavaScript": "a programming language; both languages write it in Latin letters",
    "MIT": _LICENCE,
    "Kazinform": "a news agency; its name stands as it signs what it writes in English",
    "1054 Budapest, Alkotmány u. 3": "an address that a letter must bear",
    "1397 Budapest, Pf. 547": "an address that a letter must bear",
    "CSV": "the name of a file format",
    "DÁP": "a service, to be searched for by its own name",
    "ICS": "the name of a file format",
    "JSON": "the name of a file format",
    "Nemzeti Jogszabálytár": "a database, to be searched for by its own name",
    "RENCO": "the name on a building",
    "UTC": "an international abbreviation",
    "VOTA": "a database, to be searched for by its own name",
    "nvb@nvi.hu": "an address",
    "valasztas.hu": "an address",
    "visz@nvi.hu": "an address",
    "Ügyfélkapu+": "a service, to be searched for by its own name",
    "Magna Hungaria": "the Latin name that medieval sources gave to a country",
}
# The owners of claims, in the text and in the lists of sources.
OUTLETS = dict.fromkeys(
    (
        "24.hu", "24.kg", "Astana Times", "Blikk", "Caravan.kz", "Daily News Hungary", "Economx", "El.kz",
        "Felvidék.ma", "Gondola.hu", "Híradó.hu", "Infostart", "KZ-today", "Newswall", "Népszava", "Origo", "Szon",
        "Szon.hu", "Tashkent Times", "The Astana Times", "The Times of Central Asia", "Világgazdaság", "Webrádió",
        "Zaol.hu",
    ),
    _OUTLET,
)  # fmt: skip
# Kazakh and Russian write centuries, kings and Hungarian laws with Roman numerals (XIII ғасыр, IV Бела, CCIII).
_ROMAN = r"(?<![^\W_])[IVXLC]+(?![^\W_])"
# Names with the letters ő and ű, which no English word has; each with its reason.
HUNGARIAN_NAMES: dict[str, str] = {}
# What furo writes into its pages without asking a catalogue.
FURO = (
    "Toggle site navigation sidebar", "Toggle table of contents sidebar", "Toggle navigation of %s",
    "Toggle Light / Dark / Auto color theme", "Light mode", "Dark mode", "Auto light/dark, in light mode",
    "Auto light/dark, in dark mode", "Hide navigation sidebar", "Hide table of contents sidebar", "Skip to content",
    "Back to top", "View this page", "Edit this page", "On this page", "Contents", "Expand", "Search", "Made with",
    "Link to this heading", "Permalink to this heading", "Toggle child pages in navigation",
)  # fmt: skip


def check_scripts(site: Site) -> list[str]:
    """Every letter is of the edition's script, names with a reason apart."""
    present, findings = everything(site)
    for page in present:
        for word in _marked(site, page):
            own = _script(site.editions.by_code[word.language].site)
            text = word.text if own == "LATIN" else _without_names(word.text)
            foreign = [run for run in re.findall(r"[^\W\d_]+", text) if any(_script_of(c) != own for c in run)]
            if foreign:
                findings.append(f"{page.name}: {word.kind} in {word.language!r} has {', '.join(foreign)!r}")
    return findings


def _marked(site: Site, page: Page) -> list[Words]:
    """The page's own words; around the editions each word by its mark, but not what names all of them at once."""
    if page.docname:
        return own_words(page)
    all_names = " · ".join(edition.site for edition in site.editions.all)
    return [w for w in all_words(page) if w.language in site.editions.codes and w.text != all_names]


def _without_names(text: str) -> str:
    names = sorted([*NAMES, *OUTLETS], key=len, reverse=True)
    return re.sub("|".join([*(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), _ROMAN]), " ", text)


def _script(site_name: str) -> str:
    return next(_script_of(character) for character in site_name if character.isalpha())


@functools.cache
def _script_of(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split()[0]


def check_stock_english(site: Site) -> list[str]:
    """No interface string of Sphinx, furo or ours stands in English outside the English edition."""
    present, findings = pages(site)
    for page in present:
        if page.code == "en":
            continue
        own = set(catalogue(site, page.code, "sphinx").values())
        english = _english(site)
        for word in own_words(page):
            text = _core(word.text)
            if english.fullmatch(text) and text not in map(_core, own):
                findings.append(f"{page.name}: {word.kind} {word.text!r} is English")
    return findings


@functools.lru_cache(maxsize=8)
def _stock() -> tuple[str, ...]:
    template = Path(sphinx.__file__).parent / "locale" / "sphinx.pot"
    return (*(entry.msgid for entry in polib.pofile(str(template))), *FURO)


def _english(site: Site) -> re.Pattern[str]:
    ours = [msgid for msgid, msgstr in catalogue(site, site.editions.source.code, "sphinx").items() if msgid != msgstr]
    return _pattern((*_stock(), *ours))


@functools.lru_cache(maxsize=8)
def _pattern(messages: tuple[str, ...]) -> re.Pattern[str]:
    placeholder = re.compile(r"%(?:\(\w+\))?[a-zA-Z]|\{\w*\}")
    shapes = set()
    for message in messages:
        literal = [_core(piece) for piece in placeholder.split(one_line(message))]
        if sum(len(re.findall(r"[^\W\d_]", piece)) for piece in literal) > 2:
            shapes.add(".+".join(map(re.escape, literal)) if len(literal) > 1 else re.escape(literal[0]))
    return re.compile("|".join(sorted(shapes)))


def _core(text: str) -> str:
    return text.strip(" :.…")


def check_other_editions(site: Site) -> list[str]:
    """No text is word for word that of another edition's catalogues, the Hungarian source included."""
    present, findings = pages(site)
    for page in present:
        own = _said(site, page.code, page.docname)
        foreign: dict[str, str] = {}
        for code in site.editions.codes:
            if code != page.code:
                foreign |= dict.fromkeys(_said(site, code, page.docname) - own, code)
        for word in {w.text: w for w in [*own_words(page), *_own_blocks(page)]}.values():
            if word.text in foreign:
                findings.append(f"{page.name}: {word.kind} {word.text!r} is that of {foreign[word.text]!r}")
    return findings


def _own_blocks(page: Page) -> list[Words]:
    return [block for block in blocks(page) if block.language == page.code]


def _said(site: Site, code: str, docname: str) -> frozenset[str]:
    """Every text and piece of text that an edition's catalogues of the page and the interface give."""
    names = ["sphinx", docname]
    source = code == site.editions.source.code
    said: set[str] = set()
    for name in names:
        if source and name != "sphinx":
            # The source has no catalogue of its own: its words are the msgids of the others.
            said |= {text for other in site.editions.codes for text in catalogue(site, other, name)}
        elif name == "sphinx" and not catalogue(site, code, name):
            said |= set(catalogue(site, site.editions.source.code, name))
        else:
            said |= set(catalogue(site, code, name).values())
    return frozenset(piece for text in said for piece in _pieces(text))


@functools.lru_cache(maxsize=4096)
def _pieces(message: str) -> tuple[str, ...]:
    """A message as a reader sees it: whole, and each piece between its links and marks."""
    message = re.sub(r"\{cite\}`[^`]*`", "", message)
    message = re.sub(r"\{\w+\}`(?:\w+:)?([^`<]*)(?: <[^`]*)?`", r"\1", message)
    whole = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", message).replace("*", "")
    parts = re.split(r"\[|\]\([^)]*\)|\*+", message)
    return tuple(piece for piece in map(one_line, [whole, *parts]) if re.search(r"[^\W\d_]{2}", piece))


def check_letters(site: Site) -> list[str]:
    """No English page has a word with ő or ű that is no name."""
    present, findings = pages(site)
    for page in present:
        if page.code != "en":
            continue
        for word in own_words(page):
            found = [run for run in re.findall(r"\w*[őűŐŰ]\w*", word.text) if run not in HUNGARIAN_NAMES]
            findings += [f"{page.name}: {word.kind} has the Hungarian word {run!r}" for run in found]
    return findings


def check_complete(site: Site) -> list[str]:
    """A released edition has no block that is still in the source language, and no banner that says so."""
    present, findings = pages(site)
    for page in present:
        if not site.editions.by_code[page.code].released:
            continue
        for element in page.all():
            if {"kb-untranslated", "kb-partly", "kb-banner"} & set(element.get("class", "").split()):
                findings.append(f"{page.name}: not translated: {one_line(''.join(element.itertext()))[:60]!r}")
    return findings


CHECKS = (check_scripts, check_stock_english, check_other_editions, check_letters, check_complete)
