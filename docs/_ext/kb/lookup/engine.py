"""Runs the search's JavaScript inside Python, so that build and browser cannot differ.

The engine is QuickJS: small, without threads, the same on every system. V8 (mini-racer) takes a
tenth of the time for a word, but did not always let Python end.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import quickjs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Snowball, as Sphinx ships it for its own search; the version is pinned with Sphinx.
_STEMMERS = ("base", "english", "hungarian", "russian")
# Each needs those before it.
_OWN = ("analysis.js", "index.js", "meant.js", "ways.js", "rank.js", "query.js", "suggest.js")
# Comments of our own files, at the beginning of a line or after its end, with the blanks around them.
_COMMENT = re.compile(r"(?s:^\s*/\*\*.*?\*/\s*)|^\s*(?://.*\s+)*|(?<=[;,{\]]) //.*$", re.MULTILINE)
_BANNER = "/* Magyar–kazah tudástár, MIT. Stemmers: Snowball, BSD-3-Clause, see LICENSE-Snowball.txt */\n"


class Word(NamedTuple):
    """A word's key, and the word itself in plain letters, as readers begin to type it."""

    key: str
    plain: str


_BUILD_SIDE = """
function analyse(json) {
  const { texts, language } = JSON.parse(json);
  return JSON.stringify(texts.map((text) => words(text).map(([word]) => [key(word, language), fold(word)])));
}
"""
_READER_SIDE = """
const load = async (name) => {
  const text = readFile(name);
  if (text === null) throw new Error(`${name} cannot be read`);
  return JSON.parse(text);
};
const opened = {};
const open = (code) => (opened[code] ??= load(`${code}.json`).then((manifest) => new Index(manifest, load)));
let answer;
function ask(language, text) {
  answer = undefined;
  open(language).then((index) => new Search(index).find(text)).then(
    ({ tokens, clipped, pages }) => {
      const told = ({ word, meant, via, scores }) => ({ word, meant, via: [...via], found: scores.size > 0 });
      const shown = pages.map((hit) => ({ ...hit, shown: shownSections(hit) }));
      answer = JSON.stringify({ words: tokens.map(told), clipped, atFirst: shownAtFirst(pages), pages: shown });
    },
    (error) => {
      answer = JSON.stringify({ error: String(error) });
    },
  );
}
function forget() {
  for (const code of Object.keys(opened)) delete opened[code];
}
async function typing(language, text) {
  const index = await open(language);
  for (let end = 1; end <= text.length; end++) {
    const lead = leading(index, words(text.slice(0, end)).map(([word]) => fold(word)));
    if (lead) await shelfOf(index, lead);
  }
}
"""


def _stemmers() -> str:
    folder = resources.files("sphinx") / "search" / "minified-js"
    texts = [(folder / f"{name}-stemmer.js").read_text(encoding="utf-8") for name in _STEMMERS]
    return "var BaseStemmer;\n" + "\n".join(texts) + "\n"


def _own(names: Iterable[str]) -> str:
    folder = resources.files("kb.lookup")
    return "".join((folder / name).read_text(encoding="utf-8") for name in names)


def browser_script() -> str:
    """The whole search as one module for the browser: stemmers, analysis, query, page."""
    return _BANNER + _stemmers() + _COMMENT.sub("", _own((*_OWN, "page.js")))


class Analyser:
    """Words of texts as the reader's browser will see them."""

    def __init__(self) -> None:
        self._context = quickjs.Context()
        self._context.eval(_stemmers() + _own(_OWN) + _BUILD_SIDE)
        self._analyse: Callable[[str], str] = self._context.get("analyse")
        # No word goes beyond a blank, so each run of letters and marks is analysed once.
        self._known: dict[str, dict[str, list[Word]]] = {}

    def words(self, texts: list[str], language: str) -> list[list[Word]]:
        """The words of each text in order, by the rules of ``language``."""
        known = self._known.setdefault(language, {})
        runs = [text.split() for text in texts]
        new = list({run: None for row in runs for run in row if run not in known})
        if new:
            answer = json.loads(self._analyse(json.dumps({"texts": new, "language": language})))
            known.update((run, [Word(*word) for word in found]) for run, found in zip(new, answer, strict=True))
        return [[word for run in row for word in known[run]] for row in runs]

    def keys(self, texts: list[str], language: str) -> list[list[str]]:
        """The keys of the words of each text."""
        return [[word.key for word in row] for row in self.words(texts, language)]


class Reader:
    """A reader's search in a finished site, as the browser would do it."""

    def __init__(self, read: Callable[[str], str]) -> None:
        """``read`` brings the text of a file of the search folder by its name."""
        self._context = quickjs.Context()

        def read_or_none(name: str) -> str | None:
            # QuickJS cannot carry a Python exception.
            try:
                return read(name)
            except OSError:
                return None

        self._context.add_callable("readFile", read_or_none)
        self._context.eval(_stemmers() + _own(_OWN) + _READER_SIDE)

    def type(self, query: str, language: str) -> None:
        """Read the suggestions that a reader is offered who types ``query`` letter by letter."""
        self._context.get("typing")(language, query)
        self._run()

    def forget(self) -> None:
        """Begin anew: every file will be read again."""
        self._context.get("forget")()

    def find(self, query: str, language: str) -> dict[str, Any]:
        """What ``Search.find`` answers: words, whether clipped, pages with sections, best first, how many at first.

        Raises RuntimeError if a file cannot be read.
        """
        self._context.get("ask")(language, query)
        self._run()
        answer: dict[str, Any] = json.loads(self._context.eval("answer"))
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer

    def _run(self) -> None:
        while self._context.execute_pending_job():
            pass
