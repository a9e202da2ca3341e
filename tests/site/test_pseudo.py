"""A fifth edition in a pseudo-language: what stands outside ⟦⟧ never reached the translator."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import polib
import pytest
from tests.conftest import Site, copy_checkout, describe
from tests.helpers.stub import build_without_gate
from tests.site.reading import everything, own_words

from kb.catalogues import pseudo_message
from kb.catalogues.pseudo import pseudo_text
from kb.editions.sphinx_run import build_edition
from kb.terms import load_concepts

if TYPE_CHECKING:
    from pathlib import Path

CODE = "eo"
PLACEHOLDER = re.compile(r"(%\(\w+\)[a-z]|%[a-z]|\{\w*\})")
MONTHS = [f"⟦m{number}⟧" for number in range(1, 13)]
WEEKDAYS = [f"⟦w{number}⟧" for number in range(1, 8)]
TABLE = f"""
[{CODE}]
name = "⟦Espéránto⟧"
site = "⟦Scíobázo⟧"
locale = "eo_XX"
catalogue = "{CODE}"
works = "italic"
months = {str(MONTHS).replace("'", '"')}
date = "{{d}} {{m}} {{y}}"
weekdays = {str(WEEKDAYS).replace("'", '"')}
day = "{{w}} {{date}}"
day_month = "{{d}} {{m}}"
"""


def interface_message(msgid: str) -> str:
    """An interface string, plain text, with all but its placeholders accented."""
    return "".join(part if PLACEHOLDER.fullmatch(part) else pseudo_text(part) for part in PLACEHOLDER.split(msgid))


def write_catalogues(root: Path) -> None:
    """Catalogues of the pseudo-language for all pages and the interface of the checkout ``root``."""
    template = build_edition(root, "hu", "gettext")
    assert template.ok, template.output
    target = root / "docs" / "locale" / CODE / "LC_MESSAGES"
    templates = root / "build" / "gettext" / "hu"
    for path in templates.rglob("*.pot"):
        if path.name != "sphinx.pot":
            write(path, target / path.relative_to(templates).with_suffix(".po"), pages=True)
    write(root / "docs" / "locale" / "hu" / "LC_MESSAGES" / "sphinx.po", target / "sphinx.po", pages=False)


def write(template: Path, path: Path, *, pages: bool) -> None:
    catalogue = polib.pofile(str(template))
    assert len(catalogue) > 0
    for entry in catalogue:
        if entry.msgid_plural:
            forms = (entry.msgid, entry.msgid_plural)
            entry.msgstr_plural = {number: interface_message(form) for number, form in enumerate(forms)}
        else:
            entry.msgstr = pseudo_message(entry.msgid) if pages else interface_message(entry.msgid)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The whole site with a fifth edition: a table and a folder, no code."""
    root = copy_checkout(tmp_path_factory.mktemp("pseudo"))
    languages = root / "docs" / "languages.toml"
    write_catalogues(root)
    languages.write_text(languages.read_text(encoding="utf-8") + TABLE, encoding="utf-8")
    # Accented words in brackets are no translation that the gate would pass.
    result = build_without_gate(root)
    assert result.code == 0, result.output
    return describe(root)


def outside(site: Site) -> list[str]:
    """Every letter outside ⟦⟧ in words of the pseudo-edition, also in the common pages' part of it."""
    present, findings = everything(site)
    # Names are data: a language without its own has the Hungarian ones.
    names = {concept.preferred["hu"] for concept in load_concepts(site.root / "docs") if concept.name}
    for page in present:
        for word in own_words(dataclasses.replace(page, code=CODE)):
            # Centuries are numbers.
            plain = re.sub(r"⟦[^⟦⟧]*⟧|\b[IVXLC]+\b", " ", word.text)
            # A single letter is the initial of a group in the index.
            if re.search(r"[^\W\d_]{2}", plain) and word.text not in names:
                findings.append(f"{page.name}: {word.kind} {word.text!r} is not in the catalogues")
    return findings


def test_everything_reaches_the_translator(pseudo: Site) -> None:
    assert CODE in pseudo.editions.codes
    assert outside(pseudo) == []


def test_the_pseudo_edition_is_read_at_all(pseudo: Site) -> None:
    present, _ = everything(pseudo)
    for page in present:
        kinds = {word.kind for word in own_words(dataclasses.replace(page, code=CODE))}
        wanted = {"text", "title", "metadata", "aria-label"} if page.code == CODE and page.docname else {"text"}
        # Pages of other editions have one word of this one: its name in the switcher.
        assert wanted <= kinds, page.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<article>", "<article><p>szó</p>"),
        ("⟧ · ⟦", "⟧ and ⟦"),
        ('aria-label="⟦', 'aria-label="Menu ⟦'),
        ('title="⟦', 'title="Menu ⟦'),
        ('<meta content="⟦', '<meta content="Próba ⟦'),
        ('property="og:description" content="', 'property="og:description" content="Próba '),
    ],
)
def test_a_planted_word_is_found(pseudo: Site, old: str, new: str) -> None:
    path = pseudo.path(CODE, "relations/index")
    good = path.read_text(encoding="utf-8")
    assert old in good
    try:
        path.write_text(good.replace(old, new, 1), encoding="utf-8")
        assert {finding.split(": ")[0] for finding in outside(pseudo)} == {f"{CODE}/relations/index.html"}
    finally:
        path.write_text(good, encoding="utf-8")


def test_placeholders_are_kept() -> None:
    assert interface_message("Page %(number)s of {total}, %s") == "⟦Págé⟧ %(number)s ⟦óf⟧ {total}⟦,⟧ %s"
