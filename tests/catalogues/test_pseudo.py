"""The pseudo-language accents words and leaves markup as it is."""

from __future__ import annotations

import pytest

from kb.catalogues import pseudo_message


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("alma", "⟦álmá⟧"),
        ("Ez egy [oldal](#home) itt.", "⟦Éz égy⟧ [⟦óldál⟧](#home) ⟦ítt.⟧"),
        ("A [cikk](https://e.org/a_b) szerint", "⟦Á⟧ [⟦cíkk⟧](https://e.org/a_b) ⟦szérínt⟧"),
        ("A {work}`Codex` műve", "⟦Á⟧ {work}`⟦Códéx⟧` ⟦művé⟧"),
        ("A {lang}`kk:қазақ` szó", "⟦Á⟧ {lang}`kk:қазақ` ⟦szó⟧"),
        ("Egy állítás.{cite}`one,two`", "⟦Égy állítás.⟧{cite}`one,two`"),
        ("A {term}`kunok <cuman>` népe", "⟦Á⟧ {term}`⟦kúnók⟧ <cuman>` ⟦népé⟧"),
        ("Nagyon *fontos* és **vastag** dolog", "⟦Nágyón⟧ *⟦fóntós⟧* ⟦és⟧ **⟦vástág⟧** ⟦dólóg⟧"),
        ("2024. december", "⟦2024. décémbér⟧"),
        ("6\\. §", "⟦6. §⟧"),
        ("A `dist/` mappa", "⟦Á⟧ `dist/` ⟦máppá⟧"),
    ],
)
def test_text_is_in_brackets_and_markup_is_kept(message: str, expected: str) -> None:
    assert pseudo_message(message) == expected


@pytest.mark.parametrize("message", ["- lista", "Egy.\n\nKettő.", "# Cím", "![kép](x.png)"])
def test_what_is_no_paragraph_of_words_is_refused(message: str) -> None:
    with pytest.raises(ValueError, match=r"not one paragraph|no rule for"):
        pseudo_message(message)
