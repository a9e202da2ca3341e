"""Checks of a built site: no word of another language by accident."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import sphinx
from tests.site.reading import Page, Words, blocks, catalogue, everything, one_line, own_words, pages
from tests.site.reading import words as all_words

from kb.terms import load_concepts

if TYPE_CHECKING:
    from tests.conftest import Site

_OUTLET = "a news site, written as it writes its own name"
_LICENCE = "a licence, named by its international abbreviation"
# Names in Latin letters that stand in the Cyrillic editions, beside those that the gate keeps, by the reason.
NAMES = {
    "licences, named by their international abbreviations": ("CC BY 4.0", "MIT"),
    "formats, standards and units": ("CSV", "GeoJSON", "ICS", "JSON", "JavaScript", "TEU", "Times New Roman", "UTC"),
    "addresses": ("nvb@nvi.hu", "visz@nvi.hu", "valasztas.hu", "nvi.hu", "eGov.kz"),
    "services and databases, to be searched for by their own names": (
        "DreamApply", "DÁP", "EURAXESS", "Nemzeti Jogszabálytár", "QazTrade", "Stipendium Hungaricum", "Ügyfélkapu+",
        "VOTA",
    ),
    "rankings of universities": ("ARWU", "QS", "THE"),
    "outlets, written as they write their own names": (
        "Capital", "Caravan.kz", "CentralAsia", "Cseppek.hu", "E-history.kz", "Human Biology", "Híradó.hu", "KZ-today",
        "Kazinform", "Kazportal", "MNO", "Mail.ru", "Moszkvatér", "Sulinet", "Szoljon.hu", "Upstream", "Zaol.hu",
    ),
    "companies, universities and societies, written as they write their own names": (
        "ADM Capital", "Agrometál", "Astana IT University", "BILK", "FIOC", "Gedeon Richter", "Globalia", "Jibek Joly",
        "KTZ Express", "MOL", "MVM", "OTP Bank", "Pannon Breeding", "PannonPharma", "Quryltai Hu", "RENCO", "Richter",
        "Rail Cargo Hungaria", "Sinopec", "UBM", "Wizz Air",
    ),
    "titles of books and films": (
        "A kun nyelv magyarországi emlékei", "A kunok öröksége", "A puszta fiai", "Kun Képes Lexikon", "Rút hencegő",
    ),
    "a country in medieval Latin": ("Magna Hungaria",),
}  # fmt: skip
# Numbers of laws in Kazakhstan's register: a letter and digits.
_NUMBER_OF_LAW = r"(?<!\w)[A-Z]\d{6,}_?(?!\w)"
# Words of other scripts in the Latin editions; each with its reason.
OTHER_SCRIPTS = {"Где, где?": "part of the Hungarian title of a source"}
# Kazakh and Russian write centuries, kings and Hungarian laws with Roman numerals (XIII ғасыр, IV Бела, CCIII).
_ROMAN = r"(?<![^\W_])[IVXLC]+(?![^\W_])"
# Names with the letters ő and ű, which no English word has, beside those of names.yaml; each with its reason.
HUNGARIAN_NAMES = {
    "Csősz": "a family name",
    "Csőreg": "a name of a place in a medieval charter",
    "Felsőszentkirály": "a place",
    "Gödöllő": "a town",
    "Győrfi": "a family name",
    "Kő": "part of a name of a clan",
    "Pető": "a name in that of an institute",
    "hencegő": "part of the title of a translation",
}
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
            foreign = _foreign(word.text, own, _kept(site.root))
            if foreign:
                findings.append(f"{page.name}: {word.kind} in {word.language!r} has {', '.join(foreign)!r}")
    return findings


def _marked(site: Site, page: Page) -> list[Words]:
    """The page's own words; around the editions each word by its mark, but not what names all of them at once."""
    if page.docname:
        return own_words(page)
    all_names = " · ".join(edition.site for edition in site.editions.all)
    return [w for w in all_words(page) if w.language in site.editions.codes and w.text != all_names]


@functools.lru_cache(maxsize=1 << 17)
def _foreign(text: str, script: str, kept: frozenset[str]) -> tuple[str, ...]:
    """What is not of ``script`` in ``text``, names apart; a letter by itself is the initial of a group in an index."""
    found: tuple[str, ...] = ()
    for names in (None, _names(script, kept)):
        runs = re.findall(r"[^\W\d_]{2,}", names.sub(" ", text) if names else text)
        found = tuple(run for run in runs if any(_script_of(character) != script for character in run))
        if not found:
            break
    return found


@functools.lru_cache(maxsize=8)
def _names(script: str, kept: frozenset[str]) -> re.Pattern[str]:
    """Names of another script that may stand; outlets sign their articles in their own letters."""
    names = sorted(OTHER_SCRIPTS if script == "LATIN" else kept, key=len, reverse=True)
    return re.compile("|".join([*(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), _ROMAN, _NUMBER_OF_LAW]))


@functools.lru_cache(maxsize=512)
def _kept(root: Path) -> frozenset[str]:
    """The names above, those that the gate keeps, and the publishers of the sources."""
    data = root / "docs" / "_data"
    gate = tomllib.loads((data / "words" / "kept.toml").read_text(encoding="utf-8"))
    publishers = re.findall(r"publisher = \{(.*)\}", (data / "sources.bib").read_text(encoding="utf-8"))
    return frozenset((*chain.from_iterable(NAMES.values()), *gate, *publishers))


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
    known = {*HUNGARIAN_NAMES, *(word for c in load_concepts(site.root / "docs") for word in c.preferred["en"].split())}
    for page in present:
        if page.code != "en":
            continue
        for word in own_words(page):
            found = [run for run in re.findall(r"\w*[őűŐŰ]\w*", word.text) if run not in known]
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
