"""From a day and an hour to an instant, by the time zones of the pinned package ``tzdata``.

``zoneinfo`` asks the machine first, and machines differ: Kazakhstan's change of 1 March 2024 is
missing on old ones. So the zones are read from the package.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

BUDAPEST = "Europe/Budapest"
# Both posts keep the time of Almaty: tzdata has no other zone for Astana.
POSTS = "Asia/Almaty"
# The west was an hour behind Astana and Almaty until 1 March 2024 (IANA tz, file asia).
WEST = "Asia/Aqtobe"


@cache
def zone(key: str) -> ZoneInfo:
    """The time zone ``key`` such as ``Asia/Almaty``; raises ValueError for an unknown one."""
    package, _, name = f"tzdata.zoneinfo.{key.replace('/', '.')}".rpartition(".")
    try:
        with (resources.files(package) / name).open("rb") as file:
            return ZoneInfo.from_file(file, key=key)
    except (OSError, ImportError, ValueError):
        raise ValueError(f"unknown time zone {key!r}") from None


def instant(day: dt.date, hour: str, key: str) -> dt.datetime:
    """The instant (in UTC) at which clocks in the zone ``key`` show ``hour`` on ``day``.

    ``24:00`` is the end of that day. An hour that comes twice, when clocks go back, means the
    first: whoever acts by it is in time. Raises ValueError for an hour that clocks skip.
    """
    midnight = dt.datetime.combine(day, dt.time())
    hours, minutes = map(int, hour.split(":"))
    wall = midnight + dt.timedelta(hours=hours, minutes=minutes)
    utc = wall.replace(tzinfo=zone(key)).astimezone(dt.UTC)
    if utc.astimezone(zone(key)).replace(tzinfo=None) != wall:
        raise ValueError(f"clocks in {key} skip {hour} on {day}")
    return utc


def at(moment: dt.datetime, key: str) -> tuple[dt.date, str]:
    """What calendar and clock show in the zone ``key`` at ``moment``: day and ``HH:MM``."""
    local = moment.astimezone(zone(key))
    return local.date(), f"{local:%H:%M}"


def one_time_in_kazakhstan(moment: dt.datetime) -> bool:
    """Whether the whole country has one time at ``moment``: so it is since 1 March 2024."""
    return moment.astimezone(zone(POSTS)).utcoffset() == moment.astimezone(zone(WEST)).utcoffset()
