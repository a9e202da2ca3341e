"""The plural forms of a language, as the header of its catalogues states them."""

from __future__ import annotations

from dataclasses import dataclass

from babel.messages.plurals import get_plural

# Babel counts one form; gettext's manual and all editors write two.
_OTHERWISE = {"hu": (2, "(n != 1)")}


@dataclass(frozen=True)
class PluralForms:
    """How many forms a language has, and the C expression that chooses among them."""

    number: int
    formula: str

    @property
    def header(self) -> str:
        """The value of the field Plural-Forms."""
        return f"nplurals={self.number}; plural={self.formula};"


def plural_forms(code: str) -> PluralForms:
    """The plural forms of the language ``code``, from babel's table."""
    if code in _OTHERWISE:
        return PluralForms(*_OTHERWISE[code])
    known = get_plural(code)
    return PluralForms(known.num_plurals, known.plural_expr)
