"""The file of events: read in the order of time, bad records refused with their line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY
from tests.helpers.stub import write

from kb.events import load
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
# head
- when: 2014-06-03
  subject: relations
  text: Egy mondat.
  facts: [one]
  cite: [first, second]
- when: 1239
  subject: cumans
  text: Régi
    mondat.
  facts: [two]
  cite: [third]
  link: page-section
  disputed: true
"""


def test_events_come_in_the_order_of_time(tmp_path: Path) -> None:
    old, new = load(write(tmp_path / "events.yaml", GOOD), "events.yaml")
    assert (old.line, old.when.written, old.text, old.disputed, old.link) == (
        7, "1239", "Régi mondat.", True, "page-section",
    )  # fmt: skip
    assert (new.when.written, new.cite, new.facts, new.disputed) == ("2014-06-03", ("first", "second"), ("one",), False)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("when: 1239", "when: 1239 körül", "7: 'when' is '1239 körül' ('1239 körül' is no date)"),
        ("subject: cumans", "subject: kunok", "7: unknown subject 'kunok'"),
        ("  cite: [third]\n", "", "7: an event without 'cite'"),
        ("  facts: [one]\n", "", "2: an event without 'facts'"),
        ("cite: [third]", "cite: third", "7: 'cite' of an event is not a list"),
        ("  link: page-section\n", "", "7: a disputed event without 'link'"),
        ("disputed: true", "disputed: talán", "7: 'disputed' is not true"),
        ("  disputed", "  place: Karcag\n  disputed", "7: an event with the unknown field 'place'"),
        ("Régi\n    mondat.", "Egy mondat.", "7: an event that stands twice"),
        ("- when: 2014-06-03", "- 2014\n- when: 2014-06-03", "2: not an event"),
        ("  subject: relations", "\tsubject: relations", "3: not valid YAML"),
    ],
)
def test_a_bad_record_is_named_with_its_line(tmp_path: Path, old: str, new: str, finding: str) -> None:
    assert old in GOOD
    with pytest.raises(BadInput) as error:
        load(write(tmp_path / "events.yaml", GOOD.replace(old, new)), "events.yaml")
    assert [f"{found.line}: {found.wrong}" for found in error.value.findings] == [finding]


def test_the_events_of_the_site_are_good() -> None:
    assert load(REPOSITORY / "docs" / "_data" / "events.yaml", "events.yaml")
