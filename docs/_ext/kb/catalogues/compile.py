"""Compile checked ``.po`` files into the build folder.

Stock Sphinx writes ``.mo`` files beside the catalogues and publishes one that somebody planted
there; ours come only from the ``.po`` files, into a folder that holds nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

from kb.catalogues.check import Gate
from kb.findings import ERROR, BadInput
from kb.pages import sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.languages import Editions

_EMPTY = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def compile_all(locale: Path, target: Path, editions: Editions, root: Path) -> None:
    """Compile the catalogues of all ``editions`` (folders of ``locale``) into ``target``.

    A page without a catalogue gets an empty one, or Sphinx would not mark its paragraphs as untranslated.
    The ``.po`` is copied beside its ``.mo``: Sphinx lists catalogues by their ``.po`` to know
    which page depends on which. Files that did not change are not written again; files that
    have no source any more are removed. Raises BadInput with all that can break a page or deceive
    a reader, before anything is written.
    """
    gate = Gate(root, locale, editions, dangers_only=True)
    findings = [
        finding
        for finding in gate.run(list(editions.codes))
        if finding.level == ERROR and finding.check != "missing-file"
    ]
    if findings:
        raise BadInput(*findings)
    wanted: dict[Path, bytes] = {}
    for edition in editions.all:
        for page in sources(root / "docs"):
            wanted.update(_pair(None, target / edition.catalogue / "LC_MESSAGES" / f"{page}.po"))
        for path in sorted((locale / edition.catalogue / "LC_MESSAGES").rglob("*.po")):
            wanted.update(_pair(path, target / path.relative_to(locale)))
    for stale in [path for path in target.rglob("*") if path.is_file() and path not in wanted]:
        stale.unlink()
    _put(wanted)


def compile_file(path: Path, place: Path) -> None:
    """Compile one checked catalogue, or an empty one if ``path`` is not there, into ``place`` and beside it."""
    _put(_pair(path if path.is_file() else None, place))


def _pair(path: Path | None, place: Path) -> dict[Path, bytes]:
    text = path.read_bytes() if path else _EMPTY.encode()
    return {place: text, place.with_suffix(".mo"): polib.pofile(text.decode("utf-8")).to_binary()}


def _put(wanted: Mapping[Path, bytes]) -> None:
    for place, content in wanted.items():
        if not place.is_file() or place.read_bytes() != content:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
