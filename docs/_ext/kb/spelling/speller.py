"""One language's dictionary, asked through a cache: loading a dictionary costs more than a check."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kb.spelling.dictionaries import find_dictionary

if TYPE_CHECKING:
    from pathlib import Path


class Speller:
    """Knows whether hunspell's dictionary has a word; answers are kept in ``store``."""

    def __init__(self, dictionary: Path, store: Path) -> None:
        self._dictionary = dictionary
        self._store = store
        state = dictionary.stat()
        self._stamp = f"{state.st_size} {state.st_mtime_ns}"
        self._answers = self._load()
        self._asked = False
        self._hunspell: Any = None

    def _load(self) -> dict[str, bool]:
        try:
            data = json.loads(self._store.read_text(encoding="utf-8"))
            if data["stamp"] == self._stamp:
                return {str(word): bool(known) for word, known in data["answers"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return {}

    def knows(self, word: str) -> bool:
        """Whether ``word`` is in the dictionary, in this form or as the head of a sentence."""
        if word not in self._answers:
            self._answers[word] = bool(self._ask(word))
            self._asked = True
        return self._answers[word]

    def _ask(self, word: str) -> bool:
        if self._hunspell is None:
            # A compiled module that few commands need.
            from hunspell import Hunspell

            folder = str(self._dictionary.parent)
            self._hunspell = Hunspell(self._dictionary.stem, hunspell_data_dir=folder)
        return bool(self._hunspell.spell(word))

    def save(self) -> None:
        """Keep the answers for the next run."""
        if self._asked:
            self._store.parent.mkdir(parents=True, exist_ok=True)
            data = {"stamp": self._stamp, "answers": dict(sorted(self._answers.items()))}
            work = self._store.with_suffix(".new")
            work.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            work.replace(self._store)


def load_speller(name: str, store: Path, *, may_install: bool = True) -> Speller:
    """The speller of the dictionary ``name``, with its cache in the folder ``store``.

    Raises MissingPart if the dictionary is not to be had.
    """
    return Speller(find_dictionary(name, may_install=may_install), store / f"{name}.json")
