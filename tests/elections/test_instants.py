"""From day and hour to instant: properties that hold for every day, and the days on which clocks change."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.elections.instants import BUDAPEST, POSTS, at, instant, one_time_in_kazakhstan, zone

if TYPE_CHECKING:
    from pathlib import Path

# From the first election with voting abroad in the data to well beyond the next.
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2036, 12, 31))
# In the hour from two to three clocks change: no law sets a deadline there.
HOURS = st.builds("{:02}:{:02}".format, st.integers(4, 23), st.integers(0, 59))
ZONES = st.sampled_from([BUDAPEST, POSTS, "Asia/Aqtobe", "America/New_York"])


@given(DAYS, HOURS, ZONES)
def test_clocks_show_the_hour_that_was_meant(day: dt.date, hour: str, key: str) -> None:
    assert at(instant(day, hour, key), key) == (day, hour)


@given(DAYS, HOURS, ZONES, ZONES)
def test_a_round_trip_through_another_zone_ends_where_it_began(day: dt.date, hour: str, key: str, other: str) -> None:
    moment = instant(day, hour, key)
    there_day, there_hour = at(moment, other)
    try:
        back = instant(there_day, there_hour, other)
    except ValueError:
        pytest.fail("a clock showed an hour that it skips")
    # In the hour that comes twice the first is meant.
    assert moment - back in (dt.timedelta(), dt.timedelta(hours=1))


@given(DAYS, ZONES)
def test_the_end_of_a_day_is_the_beginning_of_the_next(day: dt.date, key: str) -> None:
    assert instant(day, "24:00", key) == instant(day + dt.timedelta(days=1), "00:00", key)


@given(DAYS, DAYS, HOURS, HOURS, ZONES)
def test_instants_come_in_the_order_of_the_calendar(
    one: dt.date, other: dt.date, hour: str, later: str, key: str
) -> None:
    first, second = sorted([(one, hour), (other, later)])
    assert instant(*first, key) <= instant(*second, key)


@given(st.integers(2014, 2036))
def test_the_day_before_march_is_the_last_of_february(year: int) -> None:
    leap = year % 4 == 0
    last = dt.date(year, 2, 29 if leap else 28)
    assert instant(last, "24:00", BUDAPEST) == instant(dt.date(year, 3, 1), "00:00", BUDAPEST)


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        # Summer time begins on 29 March 2026 at 02:00, ends on 25 October 2026 at 03:00.
        ("2026-03-28", "16:00", "2026-03-28T15:00+00:00"),
        ("2026-03-28", "24:00", "2026-03-28T23:00+00:00"),
        ("2026-03-29", "01:59", "2026-03-29T00:59+00:00"),
        ("2026-03-29", "03:00", "2026-03-29T01:00+00:00"),
        ("2026-03-29", "24:00", "2026-03-29T22:00+00:00"),
        ("2026-10-25", "02:30", "2026-10-25T00:30+00:00"),
        ("2026-10-25", "03:00", "2026-10-25T02:00+00:00"),
        ("2026-10-25", "24:00", "2026-10-25T23:00+00:00"),
        ("2024-02-29", "16:00", "2024-02-29T15:00+00:00"),
    ],
)
def test_days_on_which_the_clocks_of_budapest_change(day: str, hour: str, utc: str) -> None:
    assert instant(dt.date.fromisoformat(day), hour, BUDAPEST) == dt.datetime.fromisoformat(utc)


def test_an_hour_that_clocks_skip_is_refused() -> None:
    with pytest.raises(ValueError, match=r"clocks in Europe/Budapest skip 02:30 on 2026-03-29"):
        instant(dt.date(2026, 3, 29), "02:30", BUDAPEST)


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [("Asia/Almaty", 6, 5), ("Asia/Qostanay", 6, 5), ("Asia/Aqtobe", 5, 5), ("Asia/Oral", 5, 5)],
)
def test_all_kazakhstan_has_one_time_since_march_2024(key: str, before: int, after: int) -> None:
    for day, offset in ((dt.datetime(2024, 2, 29, 12), before), (dt.datetime(2024, 3, 1, 12), after)):
        assert day.replace(tzinfo=zone(key)).utcoffset() == dt.timedelta(hours=offset)


def test_one_time_or_two_is_known_at_the_very_instant() -> None:
    # Clocks of Astana and Almaty went back at 00:00 on 1 March 2024, 18:00 UTC of the day before.
    change = dt.datetime(2024, 2, 29, 18, tzinfo=dt.UTC)
    assert not one_time_in_kazakhstan(change - dt.timedelta(seconds=1))
    assert one_time_in_kazakhstan(change)


@pytest.mark.parametrize("key", ["Asia/Astana", "Budapest", "", "../Budapest", "UTC+5"])
def test_an_unknown_zone_is_named(key: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        zone(key)


def test_the_zones_of_the_machine_do_not_matter(tmp_path: Path) -> None:
    old = tmp_path / "Asia"
    old.mkdir()
    utc = zone("Etc/UTC")  # the package is there
    assert utc.utcoffset(dt.datetime(2026, 1, 1)) == dt.timedelta()
    (old / "Almaty").write_bytes(b"not a zone")
    code = (
        "from kb.elections.instants import *; import datetime as d; print(instant(d.date(2026, 4, 12), '06:00', POSTS))"
    )
    environment = {**os.environ, "PYTHONTZPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "2026-04-12 01:00:00+00:00\n"


def test_the_engine_needs_no_sphinx() -> None:
    modules = "reading rules elections instants schedule wording calendars decision __main__"
    code = f"import sys\nfor n in '{modules}'.split(): __import__('kb.elections.' + n)\nprint('sphinx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
