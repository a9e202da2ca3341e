"""Days that the reader's clock comments on: ``days.js`` says "today" or "12 days overdue" beside them.

A build never depends on the day, so the page carries the date and the words, and the script chooses.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from babel import Locale
from docutils import nodes
from sphinx.locale import get_translator

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sphinx.writers.html5 import HTML5Translator


class day(nodes.Inline, nodes.TextElement):  # noqa: N801 - nodes of docutils are lower case
    """A date in words; ``datetime`` is its ISO form, ``say`` the JSON that ``days.js`` reads, or empty."""


def day_node(shown: str, date: dt.date, say: Mapping[str, object]) -> day:
    """The node of ``date``, written as ``shown``.

    ``say`` has the words of the days "before" (with {count}), of "today", of the days "past"
    (with {count}) and the sentence "due" for today and later; each may be missing. Words with
    a number are plural forms by CLDR category, as ``plural_forms`` gives them.
    """
    encoded = json.dumps(dict(say), ensure_ascii=False, sort_keys=True) if say else ""
    return day("", shown, datetime=date.isoformat(), say=encoded)


def plural_forms(language: str, one: str, many: str) -> dict[str, str]:
    """The translation of a string with {count} for each plural category that whole numbers have in ``language``.

    The browser chooses by category (Intl.PluralRules), gettext by index, so one number of each is asked.
    """
    category_of = Locale.parse(language).plural_form
    samples = {category_of(number): number for number in range(200, -1, -1)}
    say = get_translator("sphinx").ngettext
    return {category: say(one, many, number) for category, number in sorted(samples.items())}


def visit_day(self: HTML5Translator, node: day) -> None:
    """Open the element ``time``."""
    attributes = {"datetime": node["datetime"]}
    if node["say"]:
        attributes["data-kb-say"] = node["say"]
    self.body.append(self.starttag(node, "time", "", **attributes))


def depart_day(self: HTML5Translator, node: day) -> None:
    """Close it."""
    self.body.append("</time>")
