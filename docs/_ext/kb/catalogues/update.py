"""Bring every catalogue up to the sources, losing no translation.

Babel merges (it also keeps the previous msgid of a changed sentence); added here are a memory
over all catalogues of a language, so that text moved to another page keeps its translation, and
a header that holds no date: an update that changes nothing leaves no diff.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polib
from babel.messages.pofile import normalize, read_po

from kb.catalogues.folder import INTERFACE, expected_stems
from kb.catalogues.header import header_lines
from kb.catalogues.plurals import plural_forms
from kb.catalogues.read import read
from kb.catalogues.template import INTERFACE_TEMPLATE
from kb.findings import BadInput, relative

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

    from kb.languages import Edition, Editions

_PROJECT = "Magyar–kazah tudástár"


def update_all(root: Path, editions: Editions, pages: list[str], templates: Path) -> list[str]:
    """Update the catalogues of ``pages`` and of the interface in every edition; the names of changed files.

    All catalogues are read strictly before the first is written; raises BadInput naming the bad ones.
    """
    findings = []
    changed: dict[Path, bytes] = {}
    for edition in editions.all:
        folder = root / "docs" / "locale" / edition.catalogue / "LC_MESSAGES"
        for path in sorted(folder.rglob("*.po")):
            try:
                findings += read(path, relative(path, root)).doubles()
            except BadInput as error:
                findings += error.findings
        if findings:
            continue
        old = {stem: _load(folder / f"{stem}.po", edition) for stem in expected_stems(edition, pages)}
        memory = _memory(_load(path, edition) for path in folder.rglob("*.po"))
        for stem, catalogue in old.items():
            template = INTERFACE_TEMPLATE if stem == INTERFACE else templates / f"{stem}.pot"
            path = folder / f"{stem}.po"
            text = _header(path, edition) + _merge(catalogue, template, memory, _previous(path))
            if not path.is_file() or path.read_bytes() != text:
                changed[path] = text
    if findings:
        raise BadInput(*findings)
    for path, text in changed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return [relative(path, root) for path in changed]


def _load(path: Path, edition: Edition) -> Catalog:
    data = path.read_bytes() if path.is_file() else b""
    return read_po(io.BytesIO(data), locale=edition.code, charset="utf-8")


def _memory(catalogues: Iterable[Catalog]) -> dict[str, str]:
    """Every finished translation of a language by its msgid; also of pages that are gone."""
    return {
        str(message.id): message.string
        for catalogue in catalogues
        for message in catalogue
        if message.id and isinstance(message.string, str) and message.string and not message.fuzzy
    }


def _previous(path: Path) -> dict[str, list[str]]:
    """The previous msgids of fuzzy entries by their msgid; babel's reader drops them."""
    if not path.is_file():
        return {}
    return {
        entry.msgid: [entry.previous_msgid, *filter(None, [entry.previous_msgid_plural])]
        for entry in polib.pofile(path.read_text(encoding="utf-8"), wrapwidth=0)
        if entry.previous_msgid and not entry.obsolete
    }


def _merge(catalogue: Catalog, template: Path, memory: dict[str, str], previous: dict[str, list[str]]) -> bytes:
    known = {message.id for message in catalogue}
    catalogue.update(read_po(io.BytesIO(template.read_bytes())), update_creation_date=False)
    for message in catalogue:
        if message.id and message.id not in known and message.id in memory:
            message.string = memory[message.id]
            message.flags.discard("fuzzy")
            message.previous_id = []
        if message.fuzzy and not message.previous_id and isinstance(message.id, str):
            message.previous_id = previous.get(message.id, [])
        # sphinx-intl writes it for {role}s, and msgfmt then refuses good translations.
        message.flags.discard("python-brace-format")
    return "".join(f"\n{_entry(message, catalogue.num_plurals)}" for message in catalogue if message.id).encode()


def _entry(message: Message, forms: int) -> str:
    """One entry as babel writes it, but for the previous msgid, which babel breaks within its quotes."""
    # Babel's reader takes the lines of a previous msgid for comments.
    lines = [f"# {comment}" for comment in message.user_comments if not comment.startswith("|")]
    lines += [f"#. {comment}" for comment in message.auto_comments]
    if message.flags:
        lines.append(f"#, {', '.join(sorted(message.flags))}")
    for keyword, text in zip(("msgid", "msgid_plural"), message.previous_id, strict=False):
        lines.append(f"#| {keyword} {normalize(text, prefix='#| ')}")
    if isinstance(message.id, str):
        lines += [f"msgid {normalize(message.id)}", f"msgstr {normalize(str(message.string or ''))}"]
    else:
        strings = [*(message.string or ()), *[""] * forms][:forms]
        lines += [f"msgid {normalize(message.id[0])}", f"msgid_plural {normalize(message.id[1])}"]
        lines += [f"msgstr[{index}] {normalize(string)}" for index, string in enumerate(strings)]
    return "\n".join(lines) + "\n"


def _header(path: Path, edition: Edition) -> bytes:
    """The header of a catalogue: ours, with the people that the old one at ``path`` names."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    old = dict(line.split(": ", 1) for _, line in header_lines(text) if ": " in line)
    fields = {
        "Project-Id-Version": _PROJECT,
        "Language": edition.catalogue,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(edition.code).header,
    }
    fields |= {name: old[name] for name in ("Last-Translator", "Language-Team") if name in old}
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}'.encode()
