"""The files that a reader's browser fetches: in which one a word is, what is left out, what is cut."""

from __future__ import annotations

import bisect
import itertools

from kb.editions import shelves
from kb.editions.synonyms import synonyms
from kb.editions.texts import MOST_LETTERS, clip


def test_a_beginning_separates_two_words() -> None:
    assert shelves.beginning("", "alma") == "a"
    assert shelves.beginning("alma", "almaty") == "almat"
    assert shelves.beginning("budapest", "buda p") == "buda "
    assert shelves.beginning("alma", "alma") == "alma"


def test_every_word_is_found_in_its_file() -> None:
    words = sorted(f"{a}{b}{c}" for a in "abcd" for b in "eio" for c in ("", "n", "nt"))
    runs = [words[at : at + 5] for at in range(0, len(words), 5)]
    starts = ["", *(shelves.beginning(one[-1], other[0]) for one, other in itertools.pairwise(runs))]
    assert all(word in runs[bisect.bisect_right(starts, word) - 1] for word in words)


def test_very_many_files_are_found_by_groups() -> None:
    starts = [f"{number:04}" for number in range(1000)]
    told, groups = shelves.places("k", starts)
    assert len(told["starts"]) == len(groups) < 40
    assert [start for number in range(len(groups)) for start in groups[f"kd{number}"]] == starts
    assert shelves.places("k", starts[:10]) == ({"group": 1, "starts": starts[:10]}, {})


def test_slip_words_stand_by_their_last_letter() -> None:
    words = [f"{number:03}{letter}" for letter in "abc" for number in range(150)]
    files = shelves.by_last_letter(words)
    assert list(files) == ["a", "c"]
    assert sorted(word for file in files.values() for word in file) == sorted(words)


def test_a_long_list_keeps_the_beginning_of_each_item() -> None:
    told = ["short", *("word " * 100 + "end" for _item in range(20))]
    kept = clip(told)
    assert kept[0] == "short"
    assert all(text.startswith("word word") and text.endswith("word …") for text in kept[1:])
    assert sum(map(len, kept)) <= MOST_LETTERS + 2 * len(kept)
    assert clip(told[:3]) == told[:3]


def record(names: dict[str, list[str]], sections: int) -> dict[str, object]:
    rows = {identity: [{"keys": name.split()} for name in own] for identity, own in names.items()}
    return {"names": rows, "pages": [{"sections": [{}] * sections}]}


def test_a_name_that_leads_nowhere_else_is_left_out() -> None:
    one = record({"capital": ["astana", "akmola", "nur sultan"]}, 10)
    weights = {
        "astana": {0: 1.0, 1: 1.0, 2: 1.0},
        "akmola": {1: 0.5},
        "nur": {2: 1.0, 5: 1.0},
        "sultan": {2: 1.0, 5: 1.0, 7: 1.0},
    }
    table = synonyms(one, [one], weights)
    assert table["astana"] == [["", ["nur sultan"]]]
    assert table["akmola"] == [["", ["astana", "nur sultan"]]]
    assert table["nur"] == [["sultan", ["akmola", "astana"]]]
