"""A catalogue that is not what it should be is refused with the line to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest

from kb.catalogues.read import MAX_BYTES, read
from kb.findings import BadInput, Finding

if TYPE_CHECKING:
    from pathlib import Path

NAME = "docs/locale/kk/LC_MESSAGES/index.po"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'  # four lines
ONE = 'msgid "Egy alma."\nmsgstr "Бір алма."\n\n'
TWO = 'msgid "Két körte."\nmsgstr "Екі алмұрт."\n\n'
LONG = 'msgid ""\n"Ez egy hosszú mondat, "\n"két sorban."\nmsgstr "Ұзын сөйлем."\n\n'


def written(folder: Path, data: str | bytes) -> Path:
    path = folder / "index.po"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def fault(path: Path) -> Finding:
    with pytest.raises(BadInput) as error:
        read(path, NAME)
    (finding,) = error.value.findings
    assert finding.path == NAME
    assert finding.mend
    return finding


def test_a_good_catalogue_is_read(tmp_path: Path) -> None:
    entries = {entry.msgid: entry.msgstr for entry in read(written(tmp_path, HEADER + ONE + LONG), NAME).entries()}
    assert entries == {"Egy alma.": "Бір алма.", "Ez egy hosszú mondat, két sorban.": "Ұзын сөйлем."}


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (ONE + 'msgid "Két körte."\nmsgstr "Екі "алмұрт"."\n', 9),
        (ONE + "Kettő körte.\n", 8),
        (ONE + 'msgid "Két körte."\nmsgtr "Екі алмұрт."\n', 9),
        ('msgstr "Бір алма."\n', 5),
        (ONE + 'msgid "(line 99): x"\nmsgid "y"\n', 9),
        (ONE + 'msgid "Két körte."\nmsgstr "Екі алмұрт.\n', 9),
        (ONE + 'msgid "Két körte.\nmsgstr "Екі алмұрт."\n', 8),
    ],
    ids=["inner quote", "no keyword", "keyword", "no msgid", "two msgids", "open msgstr", "open msgid"],
)
def test_broken_syntax_is_named_with_its_line(tmp_path: Path, body: str, line: int) -> None:
    finding = fault(written(tmp_path, HEADER + body))
    assert finding.wrong.startswith("not a valid catalogue")
    assert finding.line == line


@pytest.mark.parametrize(
    ("body", "line"),
    [(ONE + TWO + ONE, 12), (ONE + ONE + TWO, 9), (LONG + ONE + LONG, 16), (ONE + ONE.replace("Бір", "Алма"), 9)],
    ids=["at the end", "in the middle", "in several lines", "translated otherwise"],
)
def test_a_msgid_that_stands_twice_is_named_with_the_line_of_its_second_msgstr(
    tmp_path: Path, body: str, line: int
) -> None:
    (finding,) = read(written(tmp_path, HEADER + body), NAME).doubles()
    assert (finding.path, finding.line, finding.wrong) == (NAME, line, "this msgid stands twice")


def test_other_encodings_are_named_with_their_line(tmp_path: Path) -> None:
    finding = fault(written(tmp_path, HEADER.encode() + ONE.encode() + TWO.encode("iso8859-5", "replace")))
    assert (finding.line, finding.wrong) == (9, "not UTF-8")


def test_a_link_is_no_catalogue(tmp_path: Path) -> None:
    outside = written(tmp_path, HEADER + ONE)
    link = tmp_path / "link.po"
    link.symlink_to(outside)
    assert (fault(link).line, fault(link).wrong) == (1, "not a regular file")


@pytest.mark.parametrize("name", ["folder.po", "missing.po"])
def test_neither_is_a_folder_nor_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.po").mkdir()
    assert fault(tmp_path / name).wrong == "not a regular file"


def test_a_catalogue_that_holds_but_a_path_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.po"
    outside.write_text(HEADER + ONE, encoding="utf-8")
    assert fault(written(tmp_path, str(outside))).line == 1


def test_a_huge_catalogue_is_refused(tmp_path: Path) -> None:
    finding = fault(written(tmp_path, HEADER + "# x\n" * (MAX_BYTES // 4)))
    assert finding.wrong == "larger than 2000000 bytes"


@pytest.mark.parametrize("end", ["\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_no_entry_hides_behind_a_line_end_that_editors_do_not_show(tmp_path: Path, end: str) -> None:
    hidden = f'# Megjegyzés.{end}msgid "Két körte."{end}msgstr "Екі алма."\n'
    assert fault(written(tmp_path, HEADER + ONE + hidden)).line == 8


def test_the_line_of_an_entry_is_that_of_its_msgstr(tmp_path: Path) -> None:
    commented = "# Megjegyzés.\n#, python-format\n" + TWO
    catalogue = read(written(tmp_path, HEADER + ONE + commented + LONG), NAME)
    assert [catalogue.line(entry) for entry in catalogue.entries()] == [6, 11, 16]


def test_an_old_entry_is_no_second_one(tmp_path: Path) -> None:
    old = "".join(f"#~ {line}\n" for line in ONE.strip().splitlines())
    for body in (f"{old}\n{ONE}", f"{ONE}{old}"):
        read(written(tmp_path, HEADER + body), NAME)


def test_characters_are_kept_as_written(tmp_path: Path) -> None:
    body = r'msgid "Egy \"alma\" \\ tab\t"' + "\n" + r'msgstr "Бір \"алма\" \\ tab\t"' + "\n"
    (entry,) = read(written(tmp_path, HEADER + body), NAME).entries()
    assert isinstance(entry, polib.POEntry)
    assert entry.msgstr == 'Бір "алма" \\ tab\t'


def test_a_byte_order_mark_is_named(tmp_path: Path) -> None:
    finding = fault(written(tmp_path, b"\xef\xbb\xbf" + (HEADER + ONE).encode()))
    assert (finding.line, finding.wrong) == (1, "a byte order mark")
