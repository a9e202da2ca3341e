"""The file of sources: good entries are read, bad ones refused with their line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import write

from kb.findings import BadInput
from kb.sources import Author, load

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {
    "title": "Egy cím, vesszővel: és {zárójellel}",
    "publisher": "Kiadó",
    "url": "https://example.org/a_b?c=%20&d",
    "language": "hu",
    "urldate": "2026-11-24",
}


def entry(key: str = "one-2024", kind: str = "online", **changes: str | None) -> str:
    fields = {**FIELDS, **changes}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value is not None)
    return f"@{kind}{{{key},\n{lines}}}\n"


def read(tmp_path: Path, text: str) -> list[str]:
    """The findings of a file with this text."""
    with pytest.raises(BadInput) as error:
        load(write(tmp_path / "sources.bib", text), "sources.bib")
    return [f"{finding.line}: {finding.wrong}" for finding in error.value.findings]


def test_a_good_entry_is_read(tmp_path: Path) -> None:
    text = "% a note\n\n" + entry(date="2024-05", author="Vásáry, István and Kiss, Anna Mária and MTI")
    source = load(write(tmp_path / "sources.bib", text), "sources.bib")["one-2024"]
    assert (source.line, source.title, source.language) == (3, "Egy cím, vesszővel: és {zárójellel}", "hu")
    assert (source.url, source.date, source.read) == (FIELDS["url"], "2024-05", dt.date(2026, 11, 24))
    assert source.authors == (Author("Vásáry", "István"), Author("Kiss", "Anna Mária"), Author("MTI"))
    assert not source.described


def test_a_title_in_brackets_is_ours(tmp_path: Path) -> None:
    text = entry(title="[Sajtószemle]")
    assert load(write(tmp_path / "sources.bib", text), "sources.bib")["one-2024"].described


def test_an_empty_file_has_no_sources(tmp_path: Path) -> None:
    assert load(write(tmp_path / "sources.bib", ""), "sources.bib") == {}


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-31", None])
def test_dates_of_every_precision_are_good(tmp_path: Path, date: str | None) -> None:
    assert load(write(tmp_path / "sources.bib", entry(date=date)), "sources.bib")["one-2024"].date == (date or "")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"urldate": None}, "'one-2024' has no 'urldate'"),
        ({"urldate": "2026-11"}, "'urldate' of 'one-2024' is no day"),
        ({"urldate": "2026-02-30"}, "'urldate' of 'one-2024' is no day"),
        ({"date": "2024. május"}, "'date' of 'one-2024' is no date"),
        ({"date": "2024-13"}, "'date' of 'one-2024' is no date"),
        ({"title": ""}, "'one-2024' has no 'title'"),
        ({"publisher": None}, "'one-2024' has no 'publisher'"),
        ({"url": "ftp://example.org"}, "'one-2024' has an address that is not http(s)"),
        ({"url": "javascript:alert(1)"}, "'one-2024' has an address that is not http(s)"),
        ({"language": "xx"}, "'one-2024' has the unknown language 'xx'"),
        ({"authorlanguage": "xx"}, "'one-2024' has the unknown authorlanguage 'xx'"),
        ({"year": "2024"}, "'one-2024' has the unknown field 'year'"),
    ],
)
def test_a_bad_field_is_named_with_the_line_of_its_entry(
    tmp_path: Path, changes: dict[str, str | None], wrong: str
) -> None:
    assert read(tmp_path, entry("good") + "\n" + entry(**changes)) == [f"9: {wrong}"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (entry("Upper"), "1: the key 'Upper' is not lower-case ASCII"),
        (entry("űrhajó"), "1: the key 'űrhajó' is not lower-case ASCII"),
        (entry(kind="misc"), "1: unknown type @misc"),
        (entry() + entry(), "8: source 'one-2024' stands twice"),
        (entry().replace("  url =", "  title = {Más},\n  url ="), "1: 'one-2024' has 'title' twice"),
    ],
)
def test_a_bad_entry_is_named_with_its_line(tmp_path: Path, text: str, finding: str) -> None:
    assert read(tmp_path, text) == [finding]


@pytest.mark.parametrize(
    "text",
    [entry().replace("},\n}", "}"), entry().replace("title =", "title"), entry() + "@online{", entry()[:-30]],
)
def test_wrong_syntax_is_named_with_a_line(tmp_path: Path, text: str) -> None:
    (finding,) = read(tmp_path, text)
    assert "not valid BibTeX" in finding


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    text = entry(urldate=None) + entry("two", language="xx")
    assert read(tmp_path, text) == ["1: 'one-2024' has no 'urldate'", "7: 'two' has the unknown language 'xx'"]


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "sources.bib"
    path.write_bytes(entry(title="Kettős ő").encode("iso8859-2"))
    with pytest.raises(BadInput, match=r"^sources\.bib:2: not UTF-8"):
        load(path, "sources.bib")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^sources\.bib:1: the file is missing"):
        load(tmp_path / "sources.bib", "sources.bib")
