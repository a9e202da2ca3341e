"""What an edition's build leaves for the assembly: sections with their keys, names, strings.

The file is JSON with these keys: ``language``, ``pages`` (page, path, sections), ``names`` (of
concepts, by id), ``stop``, ``aside``, ``subjects``, ``strings``, ``plurals``. A section has label,
whether it is a row of a table, heading, blocks, keys of the heading and of the text with their
weights, and plain words.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from kb.search.sections import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kb.lookup.engine import Analyser, Word
    from kb.lookup.terms import Words
    from kb.search.sections import Section

# Languages that write compounds as one word.
_COMPOUNDING = {"hu"}
# First members too short or too common to stand on the pages by themselves, in plain letters.
_HEADS = {"nagy", "kis", "fo", "kul", "bel", "kozep", "tobb", "tars", "nep", "allam", "vilag", "csucs"}
_TAIL_WEIGHT = 0.5
# How often the beginning of an item counts beside its place in the text, where it names the item.
_LEAD_WEIGHT = 2
_POINTING_WEIGHT = 0.5
# Shorter tails are mostly endings.
_SHORTEST_TAIL = 5
# Words that begin with fewer common letters are no forms of one word.
_ALIKE = 3

FILE = "_records/search.json"


class Recorder:
    """Turns the sections of one edition into its record."""

    def __init__(self, language: str, analyser: Analyser, words: Words) -> None:
        self._language = language
        self._analyser = analyser
        self._words = words
        told = list(words.stop.get(language, ()))
        plain = (word.plain for row in analyser.words(told, language) for word in row)
        # Readers type them in plain letters too.
        self.stop = list(dict.fromkeys([*told, *plain]))
        self._tails: dict[str, list[str]] = {}

    def names(self) -> dict[str, list[dict[str, Any]]]:
        """Every name of every concept in this language: text, keys, plain words, whether a page may use it."""
        entries = []
        for concept in self._words.concepts:
            own = concept.all_names(self._language)
            entries += [(concept.id, name, name in concept.preferred.get(self._language, ())) for name in own]
            entries += [(concept.id, name, False) for name in concept.spellings if name not in own]
        analysed = self._analyser.words([name for _id, name, _preferred in entries], self._language)
        found: dict[str, list[dict[str, Any]]] = {}
        for (identity, name, preferred), words in zip(entries, analysed, strict=True):
            # A query loses its stop words, so names do: head of government.
            telling = [word for word in words if word.plain not in self.stop] or words
            if words:
                row = {
                    "name": name,
                    "keys": [word.key for word in telling],
                    "words": [word.plain for word in words],
                    "preferred": preferred,
                }
                found.setdefault(identity, []).append(row)
        return found

    def pages(
        self, pages: Mapping[str, list[Section]], path_of: Callable[[str], list[str]], names: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        """The pages with their sections, analysed."""
        analysed = {
            page: [(section, self._read([section.heading]), self._read(section.blocks)) for section in sections]
            for page, sections in pages.items()
        }
        rows = [row for rows in analysed.values() for row in rows]
        known = {word.key for _section, heading, blocks in rows for word in chain(*heading, *blocks)}
        known.update(key for rows in names.values() for row in rows for key in row["keys"])
        phrases = _Phrases(self._analyser, self._language, names)
        found = []
        for page, sections in analysed.items():
            listed = [
                {
                    "label": section.label,
                    "row": section.row,
                    "heading": section.heading.text,
                    "language": section.heading.language,
                    "blocks": [[block.language, block.text] for block in section.blocks],
                    "heading_keys": self._weighted([(words, 1) for words in heading], known),
                    "text_keys": self._text_keys(section.blocks, blocks, known),
                    "words": [word.plain for word in heading[0]],
                    "names": phrases.within(chain(heading, blocks)),
                }
                for section, heading, blocks in sections
            ]
            found.append({"page": page, "path": path_of(page), "sections": listed})
        return found

    def _read(self, blocks: Iterable[Block]) -> list[list[Word]]:
        return [self._analyser.words([block.text], block.language)[0] for block in blocks]

    def _text_keys(self, blocks: Iterable[Block], read: Iterable[list[Word]], known: set[str]) -> dict[str, float]:
        counted = [
            (words, _POINTING_WEIGHT if block.pointing else 1) for block, words in zip(blocks, read, strict=True)
        ]
        leads = self._read(Block(block.lead, block.language) for block in blocks if block.lead)
        return self._weighted([*counted, *((words, _LEAD_WEIGHT) for words in leads)], known)

    def _weighted(self, blocks: Iterable[tuple[list[Word], float]], known: set[str]) -> dict[str, float]:
        found: dict[str, float] = {}
        for words, weight in blocks:
            for word in words:
                found[word.key] = found.get(word.key, 0) + weight
        if self._language in _COMPOUNDING:
            for key, weight in list(found.items()):
                if key not in self._tails:
                    self._tails[key] = tails(key, known)
                for tail in self._tails[key]:
                    found[tail] = found.get(tail, 0) + weight * _TAIL_WEIGHT
        return found


class _Phrases:
    """Finds preferred names in texts, word by word."""

    def __init__(self, analyser: Analyser, language: str, names: Mapping[str, Any]) -> None:
        preferred = [row["name"] for rows in names.values() for row in rows if row["preferred"]]
        self._by_first: dict[str, list[tuple[str, list[Word]]]] = {}
        for name, words in zip(preferred, analyser.words(preferred, language), strict=True):
            self._by_first.setdefault(words[0].key, []).append((name, words))

    def within(self, blocks: Iterable[list[Word]]) -> list[str]:
        """The names that stand in ``blocks``, inflected or not."""
        found = set()
        for block in blocks:
            for place, word in enumerate(block):
                for name, words in self._by_first.get(word.key, ()):
                    if _same(block[place : place + len(words)], words):
                        found.add(name)
        return sorted(found)


def _same(text: list[Word], name: list[Word]) -> bool:
    """Whether words are forms of those of a name: beside equal keys, nearly all letters are the same."""
    if len(text) != len(name):
        return False
    common = [max(_ALIKE, len(own.plain) - 2) for own in name]
    return all(
        word.key == own.key and word.plain[:length] == own.plain[:length]
        for word, own, length in zip(text, name, common, strict=True)
    )


def tails(key: str, known: set[str]) -> list[str]:
    """The last members of a compound: where both halves are known words, or the first is a usual one."""
    cuts = range(2, len(key) - _SHORTEST_TAIL + 1)
    halves = [(key[:cut], key[cut:]) for cut in cuts]
    return [tail for head, tail in halves if head in _HEADS or (len(head) > 2 and head in known and tail in known)]
