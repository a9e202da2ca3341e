"""Calendars, read by another parser: the same instants as the engine, and what a calendar program needs."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
import vobject
from dateutil import tz
from tests.elections.real import CODES, DATA, PAST, WAYS, speaker

from kb.elections.calendars import calendar, file_name
from kb.elections.instants import zone
from kb.elections.schedule import Deadline, deadlines
from kb.elections.vtimezones import described

CASES = [(name, way) for name in PAST for way in WAYS]


def parsed(name: str, way: str, code: str = "en") -> Any:
    return vobject.readOne(calendar(DATA, DATA.elections[name], way, speaker(code)).decode())


def events(name: str, way: str, code: str = "en") -> list[tuple[Deadline, Any]]:
    """Each deadline of the engine with its event; as many of these as of those."""
    wanted = deadlines(DATA, DATA.elections[name], way)
    found = {event.uid.value: event for event in parsed(name, way, code).vevent_list}
    pairs = [(deadline, found.pop(f"{name}-{deadline.rule.matter}@magyar-kazah-tudastar")) for deadline in wanted]
    assert found == {}
    return pairs


@pytest.mark.parametrize(("name", "way"), CASES)
def test_another_parser_reads_the_same_instants(name: str, way: str) -> None:
    for deadline, event in events(name, way):
        start, end = event.dtstart.value, event.dtend.value
        if deadline.instant is None:
            assert type(start) is dt.date
            assert (start, end) == (deadline.day, deadline.day + dt.timedelta(days=1))
        elif deadline.rule.role == "deadline":
            assert end.astimezone(dt.UTC) == deadline.instant
            assert end - start == dt.timedelta(hours=1)
        else:
            assert start.astimezone(dt.UTC) == deadline.instant
            assert end - start == dt.timedelta(hours=1)


@pytest.mark.parametrize(("name", "way"), CASES)
def test_an_hour_is_written_in_the_zone_of_its_rule(name: str, way: str) -> None:
    for deadline, event in events(name, way):
        if deadline.instant:
            assert event.dtend.params["X-VOBJ-ORIGINAL-TZID"] == [deadline.zone]


@pytest.mark.parametrize("key", ["Europe/Budapest", "Asia/Almaty"])
def test_a_described_zone_is_the_one_of_tzdata_hour_by_hour(key: str) -> None:
    described_zone = tz.tzical(io.StringIO(described(key).replace("\r\n", "\n"))).get(key)
    hour = dt.datetime(2014, 1, 1, tzinfo=dt.UTC)
    while hour.year < 2037:
        # dateutil takes the hour that comes twice for its second time where both are called standard time.
        if hour.astimezone(zone(key)).replace(tzinfo=None) != dt.datetime(2024, 2, 29, 23):
            assert hour.astimezone(described_zone).utcoffset() == hour.astimezone(zone(key)).utcoffset(), hour
        # Every hour in the days of changes, every day in the others.
        near = (hour.month in (3, 10) and hour.day > 24) or (
            hour.year == 2024 and (hour.month, hour.day) in {(2, 29), (3, 1)}
        )
        hour += dt.timedelta(hours=1) if near else dt.timedelta(days=1)


def test_the_first_deadline_of_2026_as_a_person_reads_it() -> None:
    text = calendar(DATA, DATA.elections["og-2026"], "representation", speaker("hu")).decode()
    whole = text.replace("\r\n ", "")
    assert "DTEND;TZID=Europe/Budapest:20260402T160000\r\n" in whole
    assert "DTEND;TZID=Asia/Almaty:20260412T190000\r\n" in whole
    assert (
        "SUMMARY;LANGUAGE=hu:Külképviseleti szavazás: A kérelem beérkezésének határideje (lezajlott választás)" in whole
    )
    assert (
        "Budapest: 2026. április 2.\\, csütörtök\\, 16:00\\nKazahsztán: 2026. április 2.\\, csütörtök\\, 19:00" in whole
    )
    assert "1/2026. (I. 13.) IM rendelet. Ok: nagypéntek." in whole


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("name", "way"), CASES)
def test_every_event_has_alarms_link_identity_and_words(name: str, way: str, code: str) -> None:
    for deadline, event in events(name, way, code):
        assert event.sequence.value == "0"
        assert event.dtstamp.value == dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
        assert event.url.value.startswith("https://")
        assert "https://www.valasztas.hu/" in event.description.value
        assert speaker(code).label(deadline.rule) in event.summary.value
        alarms = event.valarm_list
        assert len(alarms) == (2 if deadline.rule.role == "deadline" else 1)
        assert all(alarm.action.value == "DISPLAY" and alarm.description.value for alarm in alarms)


def test_alarms_ring_a_week_and_a_day_before_the_deadline_itself() -> None:
    for deadline, event in events("og-2026", "post"):
        rings = []
        for alarm in event.valarm_list:
            base = event.dtend.value if alarm.trigger.params["RELATED"] == ["END"] else event.dtstart.value
            if not isinstance(base, dt.datetime):
                base = dt.datetime.combine(base, dt.time())
            rings.append(base + alarm.trigger.value)
        if deadline.rule.matter == "po-register-close":
            assert [ring.isoformat()[:16] for ring in rings] == ["2026-03-11T16:00", "2026-03-17T16:00"]
        if deadline.rule.matter == "po-change-close":
            assert [ring.isoformat() for ring in rings] == ["2026-03-11T09:00:00", "2026-03-17T09:00:00"]
        if deadline.rule.matter == "po-pickup-from":
            assert [ring.isoformat() for ring in rings] == ["2026-03-28T09:00:00"]


def test_identities_are_the_same_in_all_languages() -> None:
    for name, way in CASES:
        uids = {code: [event.uid.value for event in parsed(name, way, code).vevent_list] for code in CODES}
        assert len({*map(tuple, uids.values())}) == 1


def test_a_revision_raises_the_sequence_and_keeps_the_identity() -> None:
    election = DATA.elections["og-2026"]
    later = replace(election, revision=3, updated=dt.date(2026, 12, 1))
    before, after = (
        vobject.readOne(calendar(DATA, made, "post", speaker("en")).decode()).vevent_list for made in (election, later)
    )
    assert [event.uid.value for event in before] == [event.uid.value for event in after]
    assert {event.sequence.value for event in after} == {"3"}
    assert {event.dtstamp.value.date() for event in after} == {dt.date(2026, 12, 1)}


@pytest.mark.parametrize("code", CODES)
def test_the_bytes_depend_on_the_data_alone_and_keep_to_the_format(code: str) -> None:
    for name, way in CASES:
        one, other = (calendar(DATA, DATA.elections[name], way, speaker(code)) for _ in range(2))
        assert one == other
        lines = one.split(b"\r\n")
        assert all(len(line) <= 75 for line in lines)
        assert b"\n" not in one.replace(b"\r\n", b"")
        assert file_name(DATA.elections[name], way) == f"{name}-{way}.ics"


@pytest.mark.parametrize("code", CODES)
def test_a_past_election_is_marked_as_past_and_a_called_one_is_not(code: str) -> None:
    past = speaker(code).say("past election")
    election = DATA.elections["og-2026"]
    for made, marked in ((election, True), (replace(election, state="called"), False)):
        read = vobject.readOne(calendar(DATA, made, "post", speaker(code)).decode())
        assert (past in read.x_wr_calname.value) is marked
        assert [past in event.summary.value for event in read.vevent_list] == [marked] * len(read.vevent_list)
