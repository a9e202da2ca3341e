"""The catalogue gate: everything that is wrong with the catalogues of a checkout.

One finding a fault, with the line of the msgstr. Nothing of a catalogue is run, no link is
followed, and nothing is written outside the build folder.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.catalogues import language, structure
from kb.catalogues.characters import check_characters, check_hidden
from kb.catalogues.content import ADDRESS, compare_content
from kb.catalogues.folder import INTERFACE, check_folder, expected_stems
from kb.catalogues.header import check_header
from kb.catalogues.language import Tongue
from kb.catalogues.lexicon import load_lexicon
from kb.catalogues.message import PARAGRAPH, parse, plain
from kb.catalogues.plurals import plural_forms
from kb.catalogues.read import read
from kb.catalogues.report import checks, fault
from kb.catalogues.template import interface_msgids, make_templates, template_msgids
from kb.catalogues.typography import check_typography
from kb.catalogues.wording import check_source_words, check_words, load_words
from kb.findings import BadInput, Finding, read_utf8, relative
from kb.pages.check import description, sources
from kb.spelling import Speller, load_speller
from kb.spelling import load_words as load_word_list
from kb.system import MissingPart
from kb.terms import load_concepts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import polib

    from kb.catalogues.message import Message
    from kb.catalogues.read import Catalogue
    from kb.catalogues.structure import Problem
    from kb.languages import Edition, Editions

# What can break a page or deceive a reader: these faults stop a build too, and a preview.
DANGERS = frozenset({"file", "structure", "characters"})


@dataclass
class Gate:
    """A checkout whose catalogues are checked.

    ``templates`` is the folder of fresh templates, or None where msgids may be behind the sources;
    ``spelling`` says whether dictionaries are asked, ``dangers_only`` leaves everything but DANGERS out.
    """

    root: Path
    locale: Path
    editions: Editions
    templates: Path | None = None
    spelling: bool = True
    dangers_only: bool = False
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.docs = self.root / "docs"
        self.pages = sources(self.docs)
        self._spellers: dict[str, Speller | None] = {}
        self._tongues: dict[str, Tongue] = {}
        self._plain = set(filter(None, (description(self.docs, page) for page in self.pages)))
        self._kept = _load_kept(self.docs)

    def run(self, codes: list[str]) -> list[Finding]:
        """All findings of the folder, and of the catalogues of the editions ``codes``."""
        findings = list(check_folder(self.locale, self.root, self.editions, self.pages))
        bad = {finding.path for finding in findings}
        for code in codes:
            edition = self.editions.by_code[code]
            folder = self.locale / edition.catalogue / "LC_MESSAGES"
            for stem in expected_stems(edition, self.pages):
                path = folder / f"{stem}.po"
                if relative(path, self.root) not in bad and _reachable(path, self.locale):
                    findings += self.check_file(path, edition, stem)
        for speller in filter(None, self._spellers.values()):
            speller.save()
        if self.dangers_only:
            findings = [finding for finding in findings if checks()[finding.check]["class"] in DANGERS]
        return sorted(findings)

    def note_page(self, page: str) -> None:
        """Take up the description of a page that was saved since: its message is plain text."""
        self._plain.add(description(self.docs, page))

    def expected(self, stem: str) -> Mapping[str, str] | None:
        """The msgids that the catalogue ``stem`` must have, with their plurals; None where that is not known."""
        if stem == INTERFACE:
            return interface_msgids()
        return template_msgids(self.templates, stem) if self.templates else None

    def check_file(self, path: Path, edition: Edition, stem: str) -> list[Finding]:
        """All findings of the catalogue ``path``, which translates the page ``stem`` for ``edition``."""
        try:
            catalogue = read(path, relative(path, self.root))
        except BadInput as error:
            return error.findings
        return [
            *check_hidden(catalogue),
            *check_header(catalogue, edition),
            *self._check_msgids(catalogue, stem),
            *self._check_entries(catalogue, edition, stem),
        ]

    def _check_msgids(self, catalogue: Catalogue, stem: str) -> Iterator[Finding]:
        """Each msgid once, and exactly those of the template."""
        yield from catalogue.doubles()
        expected = self.expected(stem)
        if expected is None:
            return
        for entry in catalogue.entries():
            if entry.msgctxt is not None or expected.get(entry.msgid) != entry.msgid_plural:
                yield fault("msgid-unknown", catalogue.shown, catalogue.line(entry), found=entry.msgid)
        found = {entry.msgid for entry in catalogue.entries()}
        for msgid in expected:
            if msgid not in found:
                yield fault("msgid-missing", catalogue.shown, 1, found=msgid)

    def _check_entries(self, catalogue: Catalogue, edition: Edition, stem: str) -> Iterator[Finding]:
        plurals = plural_forms(edition.code).number
        for entry in catalogue.entries():
            line = catalogue.line(entry)
            forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
            if entry.msgid_plural and len(forms) != plurals:
                yield fault("plural-forms", catalogue.shown, line, last=plurals - 1)
            elif "fuzzy" in entry.flags:
                yield fault("fuzzy", catalogue.shown, line)
            elif not all(forms):
                yield fault("untranslated", catalogue.shown, line)
            else:
                for form in dict.fromkeys(forms):
                    for check, values in self._check_form(entry, form, edition, stem):
                        yield fault(check, catalogue.shown, line, **values)

    def _check_form(self, entry: polib.POEntry, form: str, edition: Edition, stem: str) -> list[Problem]:
        """The problems of one form; the first of several may be without the number, as the singular msgid is."""
        msgids = [entry.msgid_plural or entry.msgid]
        if entry.msgid_plural and form == entry.msgstr_plural.get(0):
            msgids.append(entry.msgid)
        return min((list(self.check_message(msgid, form, edition, stem)) for msgid in msgids), key=len)

    def check_message(self, msgid: str, msgstr: str, edition: Edition, stem: str) -> Iterator[Problem]:
        """The problems of ``msgstr`` as the translation of ``msgid``."""
        from_code = "en" if stem == INTERFACE else self.editions.source.code
        source, target = self._tongue(from_code), self._tongue(edition.code)
        yield from check_characters(msgstr, msgid, target.lexicon)
        yield from structure.compare_raw(msgid, msgstr, one_line=stem != INTERFACE)
        if stem == INTERFACE:
            first, second = plain(msgid), plain(msgstr)
        elif msgid in self._plain:
            first, second = plain(msgid), plain(msgstr)
            yield from structure.compare_description(first, parse(msgstr, self.docs))
        else:
            first, second = parse(msgid, self.docs, inline=True), parse(msgstr, self.docs)
            problems = list(structure.compare_markup(first, second))
            yield from problems
            if second.shape != PARAGRAPH:
                return
        yield from check_typography(_words_of(second), _words_of(first), target.lexicon)
        if not self.dangers_only:
            yield from self._check_words(first, second, source, target)

    def check_text(self, text: str, edition: Edition) -> Iterator[Problem]:
        """The problems of ``text`` by itself, as words of ``edition``: what needs no msgid beside it."""
        tongue = self._tongue(edition.code)
        message = plain(text)
        yield from check_characters(text, "", tongue.lexicon)
        yield from check_typography(_words_of(message), "", tongue.lexicon)
        yield from language.check_spelling(message.prose, "", tongue)
        yield from language.check_russian(message.prose, tongue, self._speller("ru"))
        yield from check_source_words(message.prose, load_words(self.docs, edition.code), edition.code)

    def _check_words(self, msgid: Message, msgstr: Message, source: Tongue, target: Tongue) -> Iterator[Problem]:
        copies = list(language.check_copy(msgid, msgstr, source, self._kept))
        if copies:
            yield from copies
            return
        if msgid.raw.strip() == msgstr.raw.strip():
            return
        interface = source.code != self.editions.source.code
        yield from compare_content(msgid, msgstr, source.lexicon, target.lexicon, loose_end=interface)
        prose = msgstr.prose
        for name in self._kept:
            if name in msgid.visible:
                prose = prose.replace(name, "\ufffc")
        yield from language.check_left_over(msgid.visible, prose, source, target)
        yield from language.check_spelling(prose, msgid.visible, target)
        yield from language.check_russian(prose, target, self._speller("ru"))
        words = load_words(self.docs, target.code)
        if source.code == self.editions.source.code:
            yield from check_words(msgid.visible, prose, words, target.code)
        else:
            yield from check_source_words(prose, words, target.code)

    def _tongue(self, code: str) -> Tongue:
        if code not in self._tongues:
            lexicon = load_lexicon(self.docs, code)
            concepts = () if self.dangers_only else load_concepts(self.docs)
            self._tongues[code] = Tongue(
                lexicon, self._speller(code), load_word_list(self.docs, code), self.docs, concepts
            )
        return self._tongues[code]

    def _speller(self, code: str) -> Speller | None:
        """The speller of the language ``code``, or None where spelling is not checked; that is noted once."""
        if not self.spelling or self.dangers_only:
            return None
        if code not in self._spellers:
            edition = self.editions.by_code.get(code)
            self._spellers[code] = None
            if edition and edition.spelling:
                try:
                    self._spellers[code] = load_speller(edition.spelling, self.root / "build" / "spelling")
                except MissingPart as error:
                    self.notes.append(f"spelling of {code} is not checked: {error}")
        return self._spellers[code]


def _words_of(message: Message) -> str:
    """What typography is checked in: addresses and code are no words."""
    return ADDRESS.sub("\ufffc", message.prose)


def _reachable(path: Path, locale: Path) -> bool:
    """Whether ``path`` is there and no folder on the way to it is a link."""
    return path.exists() and not any(parent.is_symlink() for parent in path.parents if parent.is_relative_to(locale))


def _load_kept(docs: Path) -> tuple[str, ...]:
    """Names and strings that stay as they are: ``docs/_data/words/kept.toml``, each with its reason."""
    path = docs / "_data" / "words" / "kept.toml"
    shown = "docs/_data/words/kept.toml"
    try:
        data = tomllib.loads(read_utf8(path, shown)) if path.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        wrong = f"not valid TOML ({error})"
        raise BadInput(Finding(shown, int(where[1]) if where else 1, wrong, "mend this line")) from None
    return tuple(sorted(data, key=len, reverse=True))


def check_all(
    root: Path, locale: Path, editions: Editions, codes: list[str] | None = None
) -> tuple[list[Finding], list[str]]:
    """Check the catalogues in ``locale`` against the sources of ``root``: findings, and notes on what was not checked.

    Raises BadInput if the sources themselves cannot be read.
    """
    gate = Gate(root, locale, editions, templates=make_templates(root))
    return gate.run(codes or list(editions.codes)), gate.notes
