"""Bad data: every fault with file, line, what and mend; all at once; and what is good is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.elections.real import DATA, DOCS
from tests.helpers.stub import write

from kb.elections.elections import load
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

RULES = """\
- id: ask-close
  matter: ask-close
  kinds: [parliamentary, ep]
  ways: [representation]
  days_before: 9
  hour: "16:00"
  zone: Europe/Budapest
  role: deadline
  label: Request must arrive
  first: 2019
  section: 259(2)
  sources: [some-page]
- id: ask-close-old
  matter: ask-close
  kinds: [parliamentary]
  ways: [representation]
  days_before: 8
  zone: Europe/Budapest
  role: deadline
  label: Request must arrive
  first: 2014
  last: 2018
  stated_by: press of the time
  sources: [old-page]
"""
ELECTIONS = """\
- id: og-2026
  kinds: [parliamentary]
  state: held
  polling_day: 2026-04-12
  decree: 1/2026. (I. 13.) IM
  moved:
    - {rule: ask-close, day: 2026-04-02, reason: Good Friday}
  revision: 0
  updated: 2026-11-24
  sources: [some-page]
  published:
    - {rule: ask-close, day: 2026-04-02, hour: "16:00", source: some-page}
- id: og-2030
  kinds: [parliamentary]
  state: expected
"""


def read(root: Path, rules: str = RULES, elections: str = ELECTIONS) -> list[str]:
    """The findings of these two files, without their mending."""
    write(root / "election-rules.yaml", rules)
    write(root / "elections.yaml", elections)
    try:
        load(root)
    except BadInput as error:
        found = error.findings
    else:
        found = []
    assert all(finding.mend for finding in found)
    return [f"{finding.path.split('/')[-1]}:{finding.line}: {finding.wrong}" for finding in found]


def test_good_data_have_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "  zone: Europe/Budapest\n  role",
            "  role",
            [":1: no 'zone' in ask-close", ":6: ask-close: an hour without a zone"],
        ),
        ("Europe/Budapest", "Europe/London", [":7: 'zone' of ask-close is not right ('Europe/London')"]),
        ('"16:00"', '"25:00"', [":6: 'hour' of ask-close is not right ('25:00')"]),
        ('"16:00"', "16", [":6: 'hour' of ask-close is not right ('16')"]),
        ("days_before: 9", "days_before: nine", [":5: 'days_before' of ask-close is not right ('nine')"]),
        ("[parliamentary, ep]", "[mayor]", [":3: unknown 'mayor' in 'kinds' of ask-close"]),
        ("[parliamentary, ep]", "parliamentary", [":3: 'kinds' of ask-close is not a list of words"]),
        ("[representation]", "[]", [":4: 'ways' of ask-close is empty"]),
        ("role: deadline", "role: limit", [":8: 'role' of ask-close is not right ('limit')"]),
        ("  label: Request must arrive\n", "", [":1: no 'label' in ask-close"]),
        ("  first: 2019", "  first: 2019\n  colour: red", [":11: unknown key 'colour' in ask-close"]),
        ("  section: 259(2)\n", "", [":1: ask-close: nobody is named for this rule"]),
        ("section: 259(2)", "section: § 259", [":11: 'section' of ask-close is not right ('§ 259')"]),
        ("last: 2018", "last: 2013", [":22: ask-close-old ends before it begins"]),
        ("last: 2018", "last: 2019", [":21: ask-close-old and ask-close are both in force in 2019"]),
        ("  last: 2018\n", "", [":21: ask-close-old and ask-close are both in force in 2019"]),
        ("- id: ask-close-old", "- id: ask-close", [":13: rule 'ask-close' stands twice"]),
        ("  days_before: 9\n", "  days_before: 9\n  days_before: 8\n", [":6: 'days_before' stands twice in one entry"]),
        (
            "kinds: [parliamentary, ep]",
            "kinds: [parliamentary, ep",
            [":4: not valid YAML (expected ',' or ']', but got ':')"],
        ),
    ],
)
def test_a_bad_rule_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert old in RULES
    assert read(tmp_path, rules=RULES.replace(old, new, 1)) == [f"election-rules.yaml{line}" for line in said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "{rule: ask-close, day: 2026-04-02, reason",
            "{rule: ask-closed, day: 2026-04-02, reason",
            ":7: unknown rule 'ask-closed' in og-2026",
        ),
        (
            "rule: ask-close, day: 2026-04-02, hour",
            "rule: ask-close-old, day: 2026-04-02, hour",
            ":12: another year’s rule 'ask-close-old' in og-2026",
        ),
        (", reason: Good Friday", "", ":7: no 'reason' in ask-close"),
        ("  decree: 1/2026. (I. 13.) IM\n", "", ":6: a day of og-2026 is moved, but no decree is named"),
        (
            "day: 2026-04-02, reason",
            "day: 2026-03-02, reason",
            ":7: 2026-03-02 is not a neighbour of the counted day 2026-04-03",
        ),
        (
            "day: 2026-04-02, hour",
            "day: 2026-04-03, hour",
            ":12: ask-close was published for 2026-04-03, but the data give 2026-04-02",
        ),
        ('hour: "16:00"', 'hour: "15:00"', ":12: ask-close was published for 15:00, but the rule has 16:00"),
        (
            "polling_day: 2026-04-12",
            "polling_day: 2026-04-11",
            ":4: the polling day of og-2026 is no Sunday (2026-04-11)",
        ),
        (
            "polling_day: 2026-04-12",
            "polling_day: 2026-02-30",
            ":4: 'polling_day' of og-2026 is a day that does not exist (2026-02-30)",
        ),
        ("polling_day: 2026-04-12", "polling_day: 12 April", ":4: 'polling_day' of og-2026 is not right ('12 April')"),
        ("state: held", "state: over", ":3: 'state' of og-2026 is not right ('over')"),
        ("  polling_day: 2026-04-12\n", "", ":1: no 'polling_day' in og-2026"),
        ("  revision: 0\n", "", ":1: no 'revision' in og-2026"),
        (
            "state: expected",
            "state: expected\n  polling_day: 2030-04-14",
            ":16: og-2030 is expected, but has a polling day",
        ),
        ("og-2030", "og-2026", ":13: election 'og-2026' stands twice"),
        ("og-2030", "2030", ":13: 'id' of 2030 is not right ('2030')"),
        (
            "kinds: [parliamentary]\n  state: held",
            "kinds: [local]\n  state: held",
            ":2: unknown 'local' in 'kinds' of og-2026",
        ),
    ],
)
def test_a_bad_election_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in ELECTIONS
    assert f"elections.yaml{said}" in read(tmp_path, elections=ELECTIONS.replace(old, new, 1))


def test_all_faults_of_a_file_come_at_once(tmp_path: Path) -> None:
    rules = RULES.replace("days_before: 9", "days_before: x").replace("first: 2014", "first: y")
    assert [line.split(": ")[0] for line in read(tmp_path, rules=rules)] == [
        "election-rules.yaml:5",
        "election-rules.yaml:21",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: not a list of entries"),
        ("rules: none\n", ":1: not a list of entries"),
        ("- one\n- two\n", ":1: not a list of entries"),
        ("- id: x\n\tkinds: []\n", ":2: not valid YAML (found character '\\t' that cannot start any token)"),
        ("- id: x\x07\n", ":1: not valid YAML (a character)"),
    ],
)
def test_a_file_that_is_no_list_is_named(tmp_path: Path, text: str, said: str) -> None:
    assert read(tmp_path, rules=text) == [f"election-rules.yaml{said}"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"docs/_data/election-rules\.yaml:1: the file is missing: restore it from git"):
        load(tmp_path)


def test_every_way_and_state_of_the_real_data_is_used() -> None:
    assert {way for rule in DATA.rules.values() for way in rule.ways} == {"representation", "post"}
    assert {election.state for election in DATA.elections.values()} >= {"expected", "held"}
    assert [election.id for election in DATA.expected()] == ["ep-2029", "og-2030"]
    assert DATA.next() is None
    assert DATA.last() is DATA.elections["og-2026"]


def test_the_head_of_each_file_explains_every_key() -> None:
    for name, entries in (("election-rules", DATA.rules), ("elections", DATA.elections)):
        text = (DOCS / "_data" / f"{name}.yaml").read_text(encoding="utf-8")
        head = text.split("\n- id")[0]
        keys = {
            line.split(":")[0].strip(" -")
            for line in text.splitlines()
            if line.startswith(("  ", "- ")) and ":" in line
        }
        keys = {key for key in keys if key.isidentifier()}
        assert entries
        assert [key for key in sorted(keys) if key not in head] == []
