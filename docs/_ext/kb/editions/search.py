"""The search's files of a site, from the records that the editions' builds left.

``search/CODE.json`` says where the rest is: a script and a folder, both named by their content, and
the folders of the other editions. In the folder: k0.json… (keys, postings, names), k.json (which keys are
in which file, for the other editions), s0.json… (what is suggested), p0-0.json… (the text of a section,
for excerpts), w0.json… (words for slips in the first letters, by their last letter) where the keys
fill several files, and kd0.json…, sd0.json… (beginnings of files) where these are very many.
"""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any

from kb.editions.postings import pack, weigh
from kb.editions.shelves import beginning, by_last_letter, places
from kb.editions.synonyms import synonyms
from kb.editions.texts import texts
from kb.lookup.engine import browser_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

RECORD = "_records/search.json"
FORMAT = 2
# Up to here one file is quicker than a second request. Then each word of a query costs a file of about
# so many characters, and each file a line in the list of their beginnings.
KEYS_IN_ONE_FILE = 800
_SHARD = 1_500
_SUGGESTIONS_IN_ONE_FILE = 40
_SLIP_WORDS = 800


def write(records: Sequence[Mapping[str, Any]], target: Path) -> None:
    """Write script and indexes for the editions of ``records`` into the folder ``target``."""
    target.mkdir(parents=True)
    script = browser_script()
    name = f"search-{_digest([script])}.js"
    _put(target / name, script)
    licence = resources.files("kb.lookup") / "LICENSE-Snowball.txt"
    _put(target / "LICENSE-Snowball.txt", licence.read_text(encoding="utf-8"))
    for record in records:
        _refuse_strangers(records[0], record)
    manifests, folders = {}, {}
    for record in records:
        code = record["language"]
        manifests[code], files = index(record, records)
        folders[code] = f"{code}-{_digest(chain.from_iterable(sorted(files.items())))}"
        (target / folders[code]).mkdir()
        for file, text in files.items():
            _put(target / folders[code] / file, text)
    for code, manifest in manifests.items():
        others = {other: folder for other, folder in folders.items() if other != code}
        manifest |= {"script": name, "folder": folders[code], "others": others}
        _put(target / f"{code}.json", _json(manifest))


def index(record: Mapping[str, Any], records: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], dict[str, str]]:
    """The manifest of one edition without addresses, and its files by name."""
    others = [other for other in records if other is not record]
    weights = weigh(record, others)
    table = synonyms(record, records, weights)
    files: dict[str, str] = {}
    starts: list[str] = []
    every = sorted({*weights, *table})
    last = ""
    for number, keys in enumerate(_cut(every, [_cost(key, weights, table) for key in every])):
        starts.append(beginning(last, keys[0]) if number else "")
        last = keys[-1]
        present = [key for key in keys if key in weights]
        shard = {
            "k": present,
            "p": [pack(weights[key]) for key in present],
            **_names(keys, table),
        }
        files[f"k{number}.json"] = _json(shard)
    key_places, groups = places("k", starts)
    files["k.json"] = _json(key_places)
    slips = by_last_letter(_slip_words(record, weights)) if len(starts) > 1 else {}
    files |= {f"w{number}.json": _json(words) for number, words in enumerate(slips.values())}
    suggested = _suggestions(record, weights)
    suggest_starts = []
    for number, rows in enumerate(suggested):
        suggest_starts.append(beginning(suggested[number - 1][-1][0], rows[0][0]) if number else "")
        files[f"s{number}.json"] = _json(_pack_suggestions(rows))
    suggest_places, more = places("s", suggest_starts)
    files |= {f"{name}.json": _json(one) for name, one in {**groups, **more, **texts(record, others)}.items()}
    manifest = {
        "format": FORMAT,
        "language": record["language"],
        "editions": [other["language"] for other in records],
        "sections": [len(page["sections"]) for page in record["pages"]],
        "k": key_places,
        "s": suggest_places,
        "slips": list(slips),
        **{key: record[key] for key in ("stop", "subjects", "strings", "plurals")},
    }
    return manifest, files


def _refuse_strangers(first: Mapping[str, Any], record: Mapping[str, Any]) -> None:
    def shape(one: Mapping[str, Any]) -> list[Any]:
        return [(page["page"], [section["label"] for section in page["sections"]]) for page in one["pages"]]

    # Sections have one number in all editions: their builds have the same source.
    if shape(first) != shape(record):
        raise ValueError(f"the editions {first['language']} and {record['language']} have other sections")


def _cost(key: str, weights: Mapping[str, Any], table: Mapping[str, Any]) -> int:
    return len(key) + 8 + 3 * min(300, len(weights.get(key, ()))) + (len(str(table[key])) if key in table else 0)


def _cut(keys: list[str], costs: list[int]) -> Iterator[list[str]]:
    """Runs of sorted keys, one file each."""
    if len(keys) <= KEYS_IN_ONE_FILE:
        yield keys
        return
    run: list[str] = []
    size = 0
    for key, cost in zip(keys, costs, strict=True):
        if run and size + cost > _SHARD:
            yield run
            run, size = [], 0
        run.append(key)
        size += cost
    yield run


def _names(keys: list[str], table: Mapping[str, Any]) -> dict[str, Any]:
    """Names beginning with ``keys``: [further keys, number of a list of names]; each list stands once."""
    lists: dict[tuple[str, ...], int] = {}
    rows = {
        key: [[rest, lists.setdefault(tuple(names), len(lists))] for rest, names in table[key]]
        for key in keys
        if key in table
    }
    return {"t": rows, "n": [list(names) for names in lists]}


def _slip_words(record: Mapping[str, Any], weights: Mapping[str, Mapping[int, float]]) -> list[str]:
    """Words of headings and of names in use, those of most sections first."""
    words = {key for page in record["pages"] for section in page["sections"] for key in section["heading_keys"]}
    names = chain.from_iterable(record["names"].values())
    words |= {key for row in names if row["preferred"] for key in row["keys"] if key in weights}
    best = sorted((key for key in words if len(key) > 3), key=lambda key: (-len(weights[key]), key))
    return sorted(best[:_SLIP_WORDS])


def _suggestions(record: Mapping[str, Any], weights: Mapping[str, Any]) -> list[list[tuple[str, list[str]]]]:
    """Files of rows (plain word, suggestion); a suggestion is [text] or [text, page, label]."""
    found: list[tuple[list[str], list[str]]] = []
    for page in record["pages"]:
        for number, section in enumerate(page["sections"]):
            if section["language"] == record["language"]:
                found.append((section["words"], [section["heading"], page["page"], section["label"] if number else ""]))
    headings = {suggestion[0] for _words, suggestion in found}
    for row in chain.from_iterable(record["names"].values()):
        if row["preferred"] and row["name"] not in headings and all(key in weights for key in row["keys"]):
            found.append((row["words"], [row["name"]]))
    stop = set(record["stop"])
    rows = sorted({(word, tuple(s)) for words, s in found for word in words if len(word) > 1 and word not in stop})
    listed = [(word, list(suggestion)) for word, suggestion in rows]
    step = len(listed) or 1
    if len(listed) > _SUGGESTIONS_IN_ONE_FILE:
        step = _SUGGESTIONS_IN_ONE_FILE
    return [listed[start : start + step] for start in range(0, len(listed), step)]


def _pack_suggestions(rows: list[tuple[str, list[str]]]) -> dict[str, Any]:
    texts = list(dict.fromkeys(json.dumps(suggestion, ensure_ascii=False) for _word, suggestion in rows))
    numbers = {text: number for number, text in enumerate(texts)}
    return {
        "w": [word for word, _suggestion in rows],
        "i": [numbers[json.dumps(suggestion, ensure_ascii=False)] for _word, suggestion in rows],
        "s": [json.loads(text) for text in texts],
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _digest(texts: Any) -> str:
    total = hashlib.sha256()
    for text in texts:
        total.update(text.encode() + b"\0")
    return total.hexdigest()[:12]


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
