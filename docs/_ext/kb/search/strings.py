"""The interface strings that the search's script shows, in the language of the edition."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from sphinx.locale import get_translation, get_translator

_ = get_translation("sphinx")


def strings() -> dict[str, str]:
    """By the names that ``page.js`` uses; words in braces are filled in there."""
    return {
        "searching": str(_("Searching…")),
        "none": str(_("No results for “{query}”.")),
        "hint": str(_("Check the spelling or try another word.")),
        "understood": str(_("Understood as: {words}")),
        "unfound": str(_("Not found: {words}")),
        "close": str(_("Close words")),
        "subjects": str(_("Subjects")),
        "more": str(_("More results")),
        "others": str(_("Also in other editions")),
        "same": str(_("On the same page")),
        "clipped": str(_("Only the first words were searched for.")),
        "suggestions": str(_("Suggestions")),
    }


def plurals(language: str) -> dict[str, dict[str, str]]:
    """Sentences with a number, by the CLDR category that ``Intl.PluralRules`` names."""
    ngettext = get_translator("sphinx", "general").ngettext
    samples = _samples(language).items()
    return {
        "results": {category: ngettext("{count} result", "{count} results", sample) for category, sample in samples}
    }


def _samples(language: str) -> dict[str, int]:
    """A whole number for each plural category of ``language``."""
    try:
        rule = Locale.parse(language).plural_form
    except UnknownLocaleError:
        return {"one": 1, "other": 2}
    found: dict[str, int] = {}
    for number in range(1000):
        found.setdefault(rule(number), number)
    # Categories of fractions alone (Russian "other") need a form too, and no count of ours has one.
    return {"other": 2, **found}
