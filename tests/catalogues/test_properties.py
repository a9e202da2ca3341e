"""Any change to what is not words is caught, and any bytes as a catalogue give findings, never a traceback."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import REPOSITORY

from kb import languages
from kb.catalogues.check import Gate

CORPUS = Path(__file__).parent / "corpus"
CODES = ("en", "kk", "ru")
# Each example parses one message; the machine may be busy, and nothing here measures time.
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)

ENTRIES = [
    (code, entry.msgid, entry.msgstr)
    for code in CODES
    for stem in ("markup", "index", "relations/index")
    for entry in polib.pofile(str(CORPUS / "docs" / "locale" / code / "LC_MESSAGES" / f"{stem}.po"))
]
PARTS = {
    "target": re.compile(r"(?<=\]\()[^)]+(?=\))"),
    "role": re.compile(r"(?<=\{)\w+(?=\}`)"),
    "code": re.compile(r"(?<=`)nox -s site(?=`)"),
    "footnote": re.compile(r"(?<=\[\^)\w+(?=\])"),
    "number": re.compile(r"(?<![\w.,:/–-])\d{2,4}(?![\w.,:/%–-])(?![^(]*\))"),
}


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    """The gate without dictionaries: here nothing depends on words."""
    root = tmp_path_factory.mktemp("properties")
    shutil.copytree(REPOSITORY / "docs", root / "docs", ignore=shutil.ignore_patterns("*.md", "locale", "__pycache__"))
    shutil.copytree(CORPUS / "docs", root / "docs", dirs_exist_ok=True)
    editions = languages.load(root / "docs" / "languages.toml")
    return Gate(root, root / "docs" / "locale", editions, spelling=False)


def found(gate: Gate, code: str, msgid: str, msgstr: str) -> set[str]:
    return {check for check, _ in gate.check_message(msgid, msgstr, gate.editions.by_code[code], "index")}


@pytest.mark.parametrize("part", PARTS)
@quick
@given(data=st.data())
def test_a_changed_part_is_caught(gate: Gate, part: str, data: st.DataObject) -> None:
    code, msgid, msgstr = data.draw(st.sampled_from([row for row in ENTRIES if PARTS[part].search(row[2])]))
    match = data.draw(st.sampled_from(list(PARTS[part].finditer(msgstr))))
    letters = "0123456789" if part == "number" else "abcdefghij"
    new = data.draw(st.text(letters, min_size=2, max_size=4).filter(lambda text: _differs(text, match[0])))
    changed = msgstr[: match.start()] + new + msgstr[match.end() :]
    assert found(gate, code, msgid, changed) - found(gate, code, msgid, msgstr)


def _differs(new: str, old: str) -> bool:
    return (new.lstrip("0") or "0") != old if new.isdigit() else new != old


@pytest.mark.parametrize("part", PARTS)
@quick
@given(data=st.data())
def test_a_dropped_part_is_caught(gate: Gate, part: str, data: st.DataObject) -> None:
    code, msgid, msgstr = data.draw(st.sampled_from([row for row in ENTRIES if PARTS[part].search(row[2])]))
    match = data.draw(st.sampled_from(list(PARTS[part].finditer(msgstr))))
    changed = msgstr[: match.start()] + msgstr[match.end() :]
    assert found(gate, code, msgid, changed) - found(gate, code, msgid, msgstr)


@quick
@given(data=st.data())
def test_a_character_that_readers_cannot_see_is_caught(gate: Gate, data: st.DataObject) -> None:
    code, msgid, msgstr = data.draw(st.sampled_from(ENTRIES))
    hidden = data.draw(st.characters(categories=["Cc", "Cf", "Co", "Cn"], exclude_characters="\n"))
    place = data.draw(st.integers(0, len(msgstr)))
    assert "character" in found(gate, code, msgid, msgstr[:place] + hidden + msgstr[place:])


@quick
@given(data=st.data())
def test_any_text_as_a_msgstr_gives_findings_and_no_traceback(gate: Gate, data: st.DataObject) -> None:
    code, msgid, _ = data.draw(st.sampled_from(ENTRIES))
    found(gate, code, msgid, data.draw(st.text(max_size=200)))


@quick
@given(data=st.binary(max_size=400))
def test_any_bytes_as_a_catalogue_give_a_line_and_no_traceback(gate: Gate, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "changed.po"
    path.write_bytes(data)
    findings = gate.check_file(path, gate.editions.by_code["kk"], "markup")
    assert [finding for finding in findings if finding.level == "error"]
    assert all("\n" not in str(finding) for finding in findings)


@quick
@given(data=st.data())
def test_any_change_of_bytes_gives_no_traceback(gate: Gate, tmp_path: Path, data: st.DataObject) -> None:
    good = (CORPUS / "docs" / "locale" / "kk" / "LC_MESSAGES" / "markup.po").read_bytes()
    place = data.draw(st.integers(0, len(good)))
    path = tmp_path / "changed.po"
    path.write_bytes(good[:place] + data.draw(st.binary(max_size=12)) + good[place + data.draw(st.integers(0, 12)) :])
    assert all(finding.line >= 1 for finding in gate.check_file(path, gate.editions.by_code["kk"], "markup"))
