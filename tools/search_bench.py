"""Weights and times of the search at three sizes, on made-up pages: python tools/search_bench.py [PAGES...].

Prints only. Words are made of the real site's (dist/ must be built), so that they are as long and as
inflected as its own; their frequencies follow Zipf's law. Bytes are gzip, all that a first search
fetches, as ``kb.editions.weight`` tells.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kb.editions import search
from kb.editions.weight import Scales
from kb.lookup import terms
from kb.lookup.engine import Analyser, Reader
from kb.search.records import Recorder
from kb.search.sections import Block, Section

SIZES = (43, 400, 4000)
LANGUAGES = ("hu", "en", "kk", "ru")
SECTIONS, WORDS = 7, 110
QUERIES = 60


def vocabulary(dist: Path, language: str, size: int, chance: random.Random) -> list[str]:
    """``size`` different words in the likeness of the edition's own, real ones first."""
    manifest = json.loads((dist / "search" / f"{language}.json").read_text(encoding="utf-8"))
    folder = dist / "search" / manifest["folder"]
    texts = [json.loads(path.read_text(encoding="utf-8"))["blocks"] for path in sorted(folder.glob("p*.json"))]
    blocks = [block for text in texts for block in text if isinstance(block, str)]
    real = list(dict.fromkeys(word for block in blocks for word in block.split() if word.isalpha()))
    found = dict.fromkeys(real)
    while len(found) < size:
        one, other = chance.choice(real), chance.choice(real)
        found[one[: max(3, len(one) // 2 + 1)] + other[len(other) // 2 :].lower()] = None
    return list(found)[:size]


def pages(
    count: int, words: list[str], chance: random.Random, language: str, names: list[str]
) -> dict[str, list[Section]]:
    """Made-up pages by name."""
    weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(words))))

    def text(length: int) -> str:
        chosen = chance.choices(words, cum_weights=weights, k=length)
        return " ".join([*chosen, chance.choice(names)])

    return {
        f"section/page-{page:04}": [
            Section(
                f"page-{page}-{number}",
                Block(text(4), language),
                tuple(Block(text(WORDS // 2), language) for _half in range(2)),
            )
            for number in range(SECTIONS)
        ]
        for page in range(count)
    }


def record(dist: Path, data: terms.Words, language: str, count: int) -> dict[str, Any]:
    """The record of an edition of ``count`` made-up pages."""
    chance = random.Random(count)  # noqa: S311
    words = vocabulary(dist, language, int(9 * (count * SECTIONS * WORDS) ** 0.6), chance)
    recorder = Recorder(language, Analyser(), data)
    names = recorder.names()
    preferred = [row["name"] for rows in names.values() for row in rows if row["preferred"]]
    sections = pages(count, words, chance, language, preferred)
    extra = {"stop": data.stop[language], "aside": [], "subjects": [], "strings": {}, "plurals": {}}
    return {
        "language": language,
        "names": names,
        "pages": recorder.pages(sections, lambda _page: ["Section"], names),
        **extra,
    }


def queries(one: dict[str, Any], chance: random.Random) -> list[str]:
    """Words and pairs of words of the texts, names, and words with a slip."""
    # A row of a table, or a section that holds but others, has no text of its own.
    texts = [
        section["blocks"][0][1].split() for page in one["pages"] for section in page["sections"] if section["blocks"]
    ]
    choices = [long for text in texts if (long := [word for word in text if len(word) > 5])]
    names = [row["name"] for rows in one["names"].values() for row in rows]
    found = []
    for number in range(QUERIES):
        words = chance.choice(choices)
        word = chance.choice(words)
        slip = word[:3] + word[4:]
        found.append([word, f"{word} {chance.choice(words)}", chance.choice(names), slip][number % 4])
    return found


def main() -> None:
    """Build and ask at each size."""
    dist = Path("dist")
    data = terms.load(Path("docs"))
    print("pages edition    keys  index kB  first search kB: median   worst  QuickJS ms: median")
    for count in [int(size) for size in sys.argv[1:]] or SIZES:
        start = time.process_time()
        records = [record(dist, data, language, count) for language in LANGUAGES]
        analysed = time.process_time()
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "search"
            search.write(records, target)
            built = time.process_time()
            for one in records:
                report(count, one, target)
            print(f"       CPU seconds of the build: records {analysed - start:.1f}, indexes {built - analysed:.1f}")


def report(count: int, one: dict[str, Any], target: Path) -> None:
    """One line for an edition."""
    language = one["language"]
    manifest = json.loads((target / f"{language}.json").read_text(encoding="utf-8"))
    scales = Scales(target, language)
    reader = Reader(lambda name: (target / name).read_text(encoding="utf-8"))
    weights, times = [], []
    for query in queries(one, random.Random(1)):  # noqa: S311
        weights.append(scales.weigh(query))
        reader.find(query, language)
        again = time.process_time()
        reader.find(query, language)
        times.append((time.process_time() - again) * 1000)
    keys = sum(len(json.loads(path.read_text())["k"]) for path in (target / manifest["folder"]).glob("k[0-9]*.json"))
    total = sum(path.stat().st_size for path in (target / manifest["folder"]).iterdir())
    weights.sort()
    times.sort()
    print(
        f"{count:6} {language:>8} {keys:7} {total / 1000:9.0f} {weights[len(weights) // 2] / 1000:24.1f}"
        f" {weights[-1] / 1000:7.1f} {times[len(times) // 2]:19.1f}"
    )


if __name__ == "__main__":
    main()
