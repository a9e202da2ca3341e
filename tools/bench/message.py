"""A message of a synthetic page: the same skeleton in every language, with that language's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.bench.words import pick, vocabulary

if TYPE_CHECKING:
    import random

# A part of a message: words by number, or markup in which {} stands for words.
Part = tuple[str, tuple[int, ...]]


@dataclass(frozen=True)
class Message:
    """Sentences, each a list of parts; ``bare`` ones have neither capital nor full stop."""

    sentences: tuple[tuple[Part, ...], ...]
    bare: bool = False

    def text(self, language: str, join: str = " ") -> str:
        """The message in ``language``, its sentences joined by ``join``."""
        return join.join(self._sentence(parts, language) for parts in self.sentences)

    def _sentence(self, parts: tuple[Part, ...], language: str) -> str:
        known = vocabulary(language)
        text = " ".join(form.format(" ".join(known[number] for number in numbers)) for form, numbers in parts)
        if self.bare:
            return text
        # A citation stands after the full stop, as on our pages.
        words, mark, rest = text.partition(" {cite}")
        return f"{words[:1].upper()}{words[1:]}.{mark[1:]}{rest}"


def message(
    chance: random.Random, sentences: int = 1, words: int = 9, markup: tuple[str, ...] = (), *, bare: bool = False
) -> Message:
    """A message of ``sentences`` with ``words`` each; every ``markup`` stands in one of them, in order."""
    made: list[tuple[Part, ...]] = []
    for number in range(sentences):
        parts: list[Part] = [("{}", tuple(pick(chance, words // 2)))]
        for form in markup[number::sentences]:
            parts += [(form, tuple(pick(chance, 2))), ("{}", tuple(pick(chance, 2)))]
        parts.append(("{}", tuple(pick(chance, words - words // 2))))
        cites = [part for part in parts if part[0].startswith("{{cite}}")]
        made.append((*(part for part in parts if part not in cites), *cites))
    return Message(tuple(made), bare)
