"""The index: what is packed is what JavaScript reads, and many files answer as one does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.search.test_quality import LANGUAGES, table

from kb.editions import postings, quality, search, shelves
from kb.editions.weight import Scales
from kb.lookup.engine import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site


def records(site: Site) -> list[dict[str, object]]:
    return [
        json.loads((site.root / "build" / "html" / code / search.RECORD).read_text(encoding="utf-8"))
        for code in site.editions.codes
    ]


def written(site: Site, target: Path) -> Path:
    search.write(records(site), target / "search")
    return target


def test_equal_records_give_equal_bytes(site: Site, tmp_path: Path) -> None:
    one, two = written(site, tmp_path / "one"), written(site, tmp_path / "two")
    names = [p.relative_to(one) for p in sorted(one.rglob("*")) if p.is_file()]
    assert names == [p.relative_to(two) for p in sorted(two.rglob("*")) if p.is_file()]
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in names)
    published = site.dist / "search"
    assert {p.name for p in published.iterdir()} == {p.name for p in (one / "search").iterdir()}


def test_another_text_gives_another_name(site: Site, tmp_path: Path) -> None:
    changed = json.loads(json.dumps(records(site)))
    changed[0]["pages"][0]["sections"][0]["blocks"][0][1] += " Új."
    search.write(changed, tmp_path / "search")
    folders = [{p.name for p in top.iterdir() if p.is_dir()} for top in (tmp_path / "search", site.dist / "search")]
    assert {name.split("-")[0] for name in folders[0] ^ folders[1]} == {"hu"}


def test_many_files_answer_like_one(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "KEYS_IN_ONE_FILE", 10)
    monkeypatch.setattr(shelves, "STARTS_AT_ONCE", 10)
    monkeypatch.setattr(search, "_SUGGESTIONS_IN_ONE_FILE", 7)
    many = written(site, tmp_path)
    manifest = json.loads((many / "search" / "kk.json").read_text(encoding="utf-8"))
    assert manifest["k"]["group"] > 1
    assert manifest["s"]["group"] > 1
    assert len(manifest["slips"]) > 2
    sharded = quality.Site(many)
    for code in LANGUAGES:
        rows = quality.measure(sharded, table(code), code)
        assert quality.recall(rows, 5) >= 0.92, quality.report(rows)


def test_editions_with_other_sections_are_refused(site: Site, tmp_path: Path) -> None:
    changed = json.loads(json.dumps(records(site)))
    changed[1]["pages"][0]["sections"].pop()
    with pytest.raises(ValueError, match="have other sections"):
        search.write(changed, tmp_path / "search")


def test_numbers_are_what_javascript_reads() -> None:
    assert [int(postings.base36(n), 36) for n in (0, 35, 36, 1295, 28_000)] == [0, 35, 36, 1295, 28_000]


def test_a_posting_lists_its_sections_with_their_levels() -> None:
    assert postings.pack({0: 1.0, 1: 0.5, 40: 0.01}) == "ZM12A"


def test_of_a_common_key_the_best_sections_stay() -> None:
    rows = {number: (0.9 if number == 777 else 0.1) for number in range(1000)}
    packed = postings.pack(rows)
    assert packed.startswith("1000:")
    assert sum(letter.isupper() for letter in packed) == postings.MOST_SECTIONS
    assert "X" in packed


def test_a_missing_file_is_an_error(site: Site) -> None:
    def read(name: str) -> str:
        if "/k" in name:
            raise OSError(name)
        return (site.dist / "search" / name).read_text(encoding="utf-8")

    with pytest.raises(RuntimeError):
        Reader(read).find("nagykövetség", "hu")


def test_records_are_not_published(site: Site) -> None:
    assert not list(site.dist.rglob("_records"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_first_search_is_light(site: Site, code: str) -> None:
    scales = Scales(site.dist / "search", code)
    heaviest = max((scales.weigh(query.text), query.text) for query in table(code))
    assert heaviest[0] <= 45_000, heaviest
