"""The words of the Hungarian pages: one sentence a line, short, spelt, in plain language."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from kb.catalogues.content import ADDRESS
from kb.catalogues.language import Tongue, check_spelling
from kb.catalogues.lexicon import load_lexicon
from kb.catalogues.message import parse, parser
from kb.catalogues.typography import check_typography
from kb.catalogues.wording import check_source_words, load_words
from kb.findings import Finding, read_utf8, relative
from kb.pages import sources
from kb.spelling import load_speller
from kb.spelling import load_words as load_word_list
from kb.terms import load_concepts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

# STYLE of the house: aim at 12–18 words, at 25 split; a name in several words is counted as it stands.
MAX_WORDS = 25
_CODE = "hu"
# A full stop that ends no sentence: after a number, a Roman numeral, an initial or an abbreviation.
_NO_END = re.compile(r"(?:\d|\b[IVX]+|\b\w|\b(?:pl|dr|Dr|kb|ill|stb|ún|vö|Szt|St|id|ifj|özv))\.$")
_END = re.compile(r"[.!?…][”»)]*\s+(?=[„(\[*]?[A-ZÁÉÍÓÖŐÚÜŰ])")
_ENDS_LINE = re.compile(r"[.!?…:;][”»)*]*$")
_QUOTED = re.compile(r"(?<=„)[^„”]*(?=”)")
_KEEP = re.compile(r"%\s*keep:\s*(\S+)\s+\S.*")


def check_prose(docs: Path, root: Path) -> list[Finding]:
    """Everything wrong with the words of the pages below ``docs``; paths are shown from ``root``.

    Raises MissingPart if the dictionary is not to be had.
    """
    speller = load_speller("hu_HU", root / "build" / "spelling")
    lexicon = load_lexicon(docs, _CODE)
    tongue = Tongue(lexicon, speller, load_word_list(docs, _CODE), docs, load_concepts(docs))
    checker = _Checker(docs, tongue)
    findings = []
    for page in sources(docs):
        path = docs / f"{page}.md"
        shown = relative(path, root)
        text = read_utf8(path, shown)
        findings += [Finding(shown, *problem) for problem in checker.check(text)]
    speller.save()
    return sorted(findings)


class _Checker:
    """Checks one page after the other with the same words, dictionary and banned forms."""

    def __init__(self, docs: Path, tongue: Tongue) -> None:
        self._docs = docs
        self._tongue = tongue
        self._words = load_words(docs, _CODE)
        forms = tomllib.loads((docs / "_data" / "banned.toml").read_text(encoding="utf-8"))["form"]
        self._banned = [(re.compile(form["pattern"]), form["instead"]) for form in forms]

    def check(self, text: str) -> Iterator[tuple[int, str, str]]:
        """The problems of a page: line, what is wrong, how to mend it."""
        lines = text.splitlines()
        tokens = parser(self._docs).parse(text)
        for token, before in zip(tokens, [None, *tokens], strict=False):
            if token.type != "inline" or not token.map:
                continue
            start, end = token.map
            is_paragraph = before is not None and before.type == "paragraph_open"
            yield from self._check_block(token, start, lines[start:end], self._kept(lines, start), is_paragraph)

    def _kept(self, lines: list[str], start: int) -> set[str]:
        """The words that comments above the block keep."""
        kept = set()
        while start > 0 and lines[start - 1].startswith("%"):
            start -= 1
            match = _KEEP.fullmatch(lines[start].strip())
            if match:
                kept.add(match[1].lower())
        return kept

    def _check_block(
        self, token: Token, start: int, lines: list[str], kept: set[str], is_paragraph: bool
    ) -> Iterator[tuple[int, str, str]]:
        source = token.content.split("\n")
        for number, line in enumerate(source, 1):
            place = start + min(number, max(1, len(lines)))
            message = parse(line, self._docs, inline=True)
            if is_paragraph:
                yield from _check_lines(message.visible.strip(), place, last=number == len(source))
            for pattern, instead in self._banned:
                for match in pattern.finditer(_without_quotations(message.visible)):
                    if match[0].split()[-1].lower() not in kept and match[0].split()[0].lower() not in kept:
                        yield place, f"a form that we do not write: {match[0]}", f"write {instead}"
            prose = ADDRESS.sub("\ufffc", message.prose)
            yield from self._check_words(prose, place, kept)

    def _check_words(self, prose: str, place: int, kept: set[str]) -> Iterator[tuple[int, str, str]]:
        for check, values in check_spelling(prose, "", self._tongue):
            unknown = [word for word in values["found"].split(", ") if word.lower() not in kept]
            if check == "spelling" and unknown:
                mend = "correct them; add a good word to docs/_data/words/hu.txt"
                yield place, f"unknown words: {', '.join(unknown)}", mend
        for _, values in check_source_words(prose, self._words, _CODE):
            if values["found"].lower() not in kept:
                yield place, f"{values['found']} is a form that we do not use", f"write {values['right']}"
        for _, values in check_typography(prose, "", self._tongue.lexicon):
            yield place, f"a slip in the type: {values['found']}", f"write {values.get('right', 'its pair')}"


def _without_quotations(text: str) -> str:
    """``text`` with each quotation blotted out: it keeps its own sentences and its own words."""
    return _QUOTED.sub(lambda match: "x" * len(match[0]), text)


def _check_lines(line: str, place: int, *, last: bool) -> Iterator[tuple[int, str, str]]:
    """One sentence a line: none ends within it, and it does not run on to the next; not too long."""
    own = _without_quotations(line)
    ends = [match for match in _END.finditer(own) if not _NO_END.search(own[: match.start() + 1])]
    if ends:
        yield (
            place,
            f"two sentences on one line ({line[ends[0].start() - 20 : ends[0].end() + 10]!r})",
            "break the line between them",
        )
    if not last and not _ENDS_LINE.search(line):
        yield place, "a sentence that runs on to the next line", "write one sentence a line"
    for sentence in re.split(_END, line) if ends else [line]:
        words = re.findall(r"\w[\w.’-]*", sentence)
        if len(words) > MAX_WORDS:
            yield place, f"a sentence of {len(words)} words", f"split it: {MAX_WORDS} at most"
