"""Bring every catalogue up to the sources, losing no translation.

Babel merges (it also keeps the previous msgid of a changed sentence); added here are a memory
over all catalogues of a language, so that text moved to another page keeps its translation, and
a header that holds no date: an update that changes nothing leaves no diff.
"""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po, write_po

from kb.catalogues.compile import read
from kb.findings import BadInput, Finding, relative

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

    from kb.languages import Edition, Editions

_PROJECT = "Magyar–kazah tudástár"


def make_templates(root: Path) -> Path:
    """Extract the messages of all pages of the checkout ``root``; the folder of their templates.

    Raises BadInput if Sphinx cannot read the sources.
    """
    target = root / "build" / "gettext"
    command = [sys.executable, "-m", "sphinx", "-b", "gettext", "-q", "-E", "-d", str(root / "build" / "doctrees-pot")]
    process = subprocess.run(
        [*command, str(root / "docs"), str(target)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if process.returncode:
        wrong = f"the messages could not be extracted ({process.stderr.strip().splitlines()[-1][:200]})"
        raise BadInput(Finding("docs", 1, wrong, "run nox -s site: it names the fault"))
    return target


def update_all(root: Path, editions: Editions, pages: list[str], templates: Path) -> list[str]:
    """Update the catalogues of ``pages`` in every edition but the source; the names of changed files.

    All catalogues are read strictly before the first is written; raises BadInput naming the bad ones.
    """
    findings = []
    changed: dict[Path, bytes] = {}
    for edition in editions.all:
        if edition.source:
            continue
        folder = root / "docs" / "locale" / edition.catalogue / "LC_MESSAGES"
        for path in sorted(folder.rglob("*.po")):
            try:
                read(path, relative(path, root))
            except BadInput as error:
                findings += error.findings
        if findings:
            continue
        old = {page: _load(folder / f"{page}.po", edition) for page in pages}
        memory = _memory(old.values())
        for page, catalogue in old.items():
            text = _merge(catalogue, templates / f"{page}.pot", memory, edition)
            path = folder / f"{page}.po"
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


def _memory(catalogues: object) -> dict[str, str]:
    """Every finished translation of a language by its msgid."""
    return {
        message.id: message.string
        for catalogue in catalogues  # type: ignore[attr-defined]
        for message in catalogue
        if message.id and isinstance(message.string, str) and message.string and not message.fuzzy
    }


def _merge(catalogue: Catalog, template: Path, memory: dict[str, str], edition: Edition) -> bytes:
    known = {message.id for message in catalogue}
    catalogue.update(read_po(io.BytesIO(template.read_bytes())), update_creation_date=False)
    for message in catalogue:
        if message.id and message.id not in known and message.id in memory:
            message.string = memory[message.id]
            message.flags.discard("fuzzy")
            message.previous_id = []
        # sphinx-intl writes it for {role}s, and msgfmt then refuses good translations.
        message.flags.discard("python-brace-format")
    body = io.BytesIO()
    write_po(body, catalogue, omit_header=True, ignore_obsolete=True, include_previous=True, include_lineno=False)
    return _header(catalogue, edition) + b"\n" + body.getvalue().strip() + b"\n"


def _header(catalogue: Catalog, edition: Edition) -> bytes:
    fields = {
        "Project-Id-Version": _PROJECT,
        "Language": edition.catalogue,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr};",
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}'.encode()
