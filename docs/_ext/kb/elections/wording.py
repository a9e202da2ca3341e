"""What the engine knows in the words of an edition; the words come from the catalogue ``sphinx.po``."""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import babel
import polib

from kb.elections.instants import BUDAPEST, POSTS, at, one_time_in_kazakhstan
from kb.elections.rules import split_section

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kb.elections.elections import Election
    from kb.elections.rules import Rule
    from kb.elections.schedule import Deadline
    from kb.languages import Edition

_KINDS = {
    "parliamentary": "Parliamentary election",
    "ep": "European Parliament election",
    "referendum": "National referendum",
}
_WAYS = {"representation": "Voting at a foreign representation", "post": "Voting by post"}
_STATED_BY = {
    "National Election Office": "stated by the National Election Office",
    "press of the time": "stated by the press of the time",
}
# What is said of an election that will come.
EXPECTED = "expected, no date has been set yet"
# What a role in a sentence can say of a deadline.
FORMS = ("full", "date", "day", "on", "time", "kz")
# Those that need an hour.
HOURS = ("time", "kz")


@dataclass(frozen=True)
class Speaker:
    """An edition and its interface catalogue."""

    edition: Edition
    catalogue: gettext.NullTranslations

    def say(self, message: str) -> str:
        """The English ``message`` in the language of the edition."""
        return self.catalogue.gettext(message)

    def label(self, rule: Rule) -> str:
        """What must happen by the deadline."""
        return self.say(rule.label)

    def way(self, way: str) -> str:
        """Name of a way to vote."""
        return self.say(_WAYS[way])

    def election(self, election: Election) -> str:
        """Name of an election; polls held on one day are joined by a comma."""
        first, *others = (self.say(_KINDS[kind]) for kind in election.kinds)
        return ", ".join([first, *(other[0].lower() + other[1:] for other in others)])

    def kind(self, kind: str) -> str:
        """Name of a kind of election."""
        return self.say(_KINDS[kind])

    def counted(self, rule: Rule) -> str:
        """When a deadline falls in an election that has no date: by the count of days."""
        message = "{days} days before polling day" if rule.days_before else "on polling day"
        day = self.say(message).format(days=rule.days_before)
        if not rule.hour:
            return f"{day}; {self.say('hour not published')}"
        message = "{day}, {hour} Hungarian time" if rule.zone == BUDAPEST else "{day}, {hour} local time"
        return self.say(message).format(day=day, hour=rule.hour)

    def authority(self, rule: Rule) -> str:
        """Section of the Act that has the rule, or who states it if the section was not read."""
        if not rule.section:
            return self.say(_STATED_BY[rule.stated_by])
        section = self.section(rule.section)
        return self.say("{section}; hour from notices").format(section=section) if rule.notices else section

    def section(self, section: str) -> str:
        """A section of the Act, such as ``259(2)``."""
        number, paragraphs = split_section(section)
        message = self.say("section {number}{paragraphs}") if paragraphs else self.say("section {number}")
        return message.format(number=number, paragraphs=paragraphs)

    def moved(self, deadline: Deadline) -> str:
        """Why the day is not the one that the count gives; empty if it is."""
        if not deadline.moved:
            return ""
        message = self.say("Counted day: {day}. Moved by decree {decree}. Reason: {reason}.")
        day = self.edition.format_date(deadline.counted)
        return message.format(day=day, decree=deadline.election.decree, reason=self.say(deadline.reason))

    def moment(self, deadline: Deadline, key: str) -> str:
        """Day, weekday and hour of a deadline in the zone ``key``; without an hour the day alone."""
        day, hour = _shown(deadline, key)
        return f"{self.edition.format_weekday(day)}, {hour}" if hour else self.edition.format_weekday(day)

    def chunks(self, deadline: Deadline, key: str) -> list[str]:
        """The same for a narrow column: day and month, weekday, hour."""
        day, hour = _shown(deadline, key)
        chunks = [self.edition.format_day_month(day), self.edition.weekdays[day.weekday()], hour]
        return [chunk for chunk in chunks if chunk]

    def zone(self, deadline: Deadline, key: str) -> str:
        """Where a zone's time is kept: in Kazakhstan, or in Astana and Almaty while the country had two times."""
        if key == BUDAPEST:
            return self.say("Budapest")
        if key != POSTS:
            return key
        return self.say("Kazakhstan" if one_time_in_kazakhstan(deadline.begins) else "Astana, Almaty")

    def phrase(self, deadline: Deadline, form: str = "full") -> str:
        """A deadline inside a sentence, in one of ``FORMS``; raises ValueError for an hour that no one published."""
        if form in HOURS and deadline.instant is None:
            raise ValueError(f"{deadline.rule.id} has no hour")
        if form in HOURS:
            return self._clock(deadline, POSTS if form == "kz" else BUDAPEST)
        if form == "full" and deadline.instant is not None:
            return self._both(deadline)
        return self.day(deadline.day, form)

    def day(self, day: dt.date, form: str) -> str:
        """A day inside a sentence: with its weekday, unless ``form`` is ``date`` or ``on``."""
        simple = {"date": self.edition.format_date, "on": self.edition.format_on}
        return simple.get(form, self.edition.format_weekday)(day)

    def _both(self, deadline: Deadline) -> str:
        """The moment in the rule's own time, and in brackets in the other country's."""
        whole = one_time_in_kazakhstan(deadline.begins)
        if deadline.zone == BUDAPEST:
            message, other = "{moment} Hungarian time ({other} in Astana and Almaty)", POSTS
            message = "{moment} Hungarian time ({other} in Kazakhstan)" if whole else message
        else:
            message, other = "{moment} Astana and Almaty time ({other} in Hungary)", BUDAPEST
            message = "{moment} Kazakhstan time ({other} in Hungary)" if whole else message
        said = self.moment(deadline, deadline.zone)
        return self.say(message).format(moment=said, other=self._clock(deadline, other))

    def _clock(self, deadline: Deadline, key: str) -> str:
        """The hour in the zone ``key``, with the date if that is another day than the deadline's."""
        day, hour = _shown(deadline, key)
        return hour if day == deadline.day else f"{self.edition.format_date(day)}, {hour}"

    def passed(self, deadline: Deadline) -> str:
        """What is said once the deadline is past."""
        message = "began {on_day}" if deadline.rule.role == "opens" else "passed {on_day}"
        return self.say(message).format(on_day=self.edition.format_on(deadline.day))

    def countdown(self) -> dict[str, str]:
        """ "in {count} days" for each plural category of the language (CLDR), as a script can fill it."""
        rule = babel.Locale.parse(self.edition.code).plural_form
        words: dict[str, str] = {}
        for count in range(1, 101):
            message = self.catalogue.ngettext("in {count} day", "in {count} days", count)
            words.setdefault(rule(count), message)
        return {"other": self.catalogue.ngettext("in {count} day", "in {count} days", 100), **words}


def _shown(deadline: Deadline, key: str) -> tuple[dt.date, str]:
    """Day and hour in the zone ``key``; in its own zone as the rule says it, so that 24:00 keeps its day."""
    if deadline.instant is None or key == deadline.zone:
        return deadline.day, deadline.rule.hour
    return at(deadline.instant, key)


def read_speaker(locale: Path, edition: Edition) -> Speaker:
    """The edition's words from ``locale`` (``docs/locale``); English ones where it has no catalogue."""
    path = locale / edition.catalogue / "LC_MESSAGES" / "sphinx.po"
    if not path.is_file():
        return Speaker(edition, gettext.NullTranslations())
    binary = polib.pofile(str(path), encoding="utf-8").to_binary()
    return Speaker(edition, gettext.GNUTranslations(io.BytesIO(binary)))
