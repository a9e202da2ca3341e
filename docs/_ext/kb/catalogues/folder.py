"""The locale folder holds exactly what is expected: nothing planted, nothing linked, nothing missing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kb.catalogues.report import fault
from kb.findings import relative

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.findings import Finding
    from kb.languages import Edition, Editions

INTERFACE = "sphinx"


def expected_stems(edition: Edition, pages: list[str]) -> list[str]:
    """The catalogues that ``edition`` must have, as paths without ``.po``.

    Pages are written in the source language and the interface in English, so neither of the two
    needs a catalogue of the one that it already is.
    """
    stems = [] if edition.source else list(pages)
    return stems if edition.code == "en" else [*stems, INTERFACE]


def check_folder(locale: Path, root: Path, editions: Editions, pages: list[str]) -> Iterator[Finding]:
    """Everything in ``locale`` that must not be there, and everything that is missing.

    Links are named, never followed.
    """
    files = set()
    for edition in editions.all:
        folder = locale / edition.catalogue / "LC_MESSAGES"
        files |= {folder / f"{stem}.po" for stem in expected_stems(edition, pages)}
    folders = {parent for path in files for parent in path.parents if parent.is_relative_to(locale)} - {locale}
    found = set()
    for path, is_folder in _walk(locale):
        shown = relative(path, root)
        if path.is_symlink():
            yield fault("linked", shown, 1)
        elif is_folder and path not in folders:
            yield fault("foreign-folder", shown, 1)
        elif not is_folder and path not in files:
            yield fault("foreign-file", shown, 1)
        elif not is_folder and not path.is_file():
            yield fault("linked", shown, 1)
        found.add(path)
    for path in sorted(files - found):
        yield fault("missing-file", relative(path, root), 1)


def _walk(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Everything below ``folder``, links not followed, in sorted order; each with whether it is a folder."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = folder / entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            yield path, is_folder
            if is_folder:
                yield from _walk(path)
