"""Compile checked ``.po`` files into the build folder.

Stock Sphinx writes ``.mo`` files beside the catalogues and publishes one that somebody planted
there; ours come only from the ``.po`` files, into a folder that holds nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib

from kb.findings import BadInput, Finding, relative

if TYPE_CHECKING:
    from pathlib import Path

# No catalogue of a page comes near this; larger ones are refused before they are parsed.
MAX_BYTES = 2_000_000
_EMPTY = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def read(path: Path, shown: str) -> polib.POFile:
    """The catalogue at ``path``, read strictly; ``shown`` is its name in messages.

    Raises BadInput for anything but a regular UTF-8 file in PO syntax with each msgid once.
    """
    if path.is_symlink() or not path.is_file():
        raise BadInput(Finding(shown, 1, "not a regular file", "put the catalogue itself here, no link"))
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise BadInput(Finding(shown, 1, f"larger than {MAX_BYTES} bytes", "remove what does not belong here"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(Finding(shown, line, "not UTF-8", "save the file with the encoding UTF-8")) from None
    try:
        return polib.pofile(text, check_for_duplicates=True)
    except OSError as error:
        where = re.search(r"line (\d+)\)?:?\s*(.*)", str(error), re.DOTALL)
        line, detail = (int(where[1]), where[2].strip(") ")) if where else (1, str(error)[:80])
        wrong = f"not a valid catalogue ({detail or 'syntax error'})"
        raise BadInput(Finding(shown, line, wrong, "look at the quotes and keywords of this line")) from None
    except ValueError as error:
        twice = re.search(r'Entry "(.*)" already exists', str(error), re.DOTALL)
        msgid = twice[1] if twice else ""
        line = _last_line_of(text, msgid)
        raise BadInput(Finding(shown, line, "this msgid stands twice", "keep one of the two entries")) from None
    except (UnicodeError, LookupError, IndexError, AttributeError) as error:
        raise BadInput(
            Finding(shown, 1, f"not a valid catalogue ({type(error).__name__})", "restore the file from git")
        ) from None


def _last_line_of(text: str, msgid: str) -> int:
    lines = text.splitlines()
    start = polib.escape(msgid)[:40]
    found = [number for number, line in enumerate(lines, 1) if start and start in line and "msgstr" not in line]
    return found[-1] if found else 1


def compile_all(locale: Path, target: Path, catalogues: list[str], pages: list[str], root: Path) -> None:
    """Compile every catalogue of ``catalogues`` (folders of ``locale``) into ``target``.

    ``pages`` are document names: a page without a catalogue gets an empty one, or Sphinx would
    not mark its paragraphs as untranslated.

    The ``.po`` is copied beside its ``.mo``: Sphinx lists catalogues by their ``.po`` to know
    which page depends on which. Files that did not change are not written again; files that
    have no source any more are removed. Raises BadInput with the faults of all catalogues,
    before anything is written.
    """
    findings: list[Finding] = []
    wanted: dict[Path, bytes] = {}
    for name in catalogues:
        for page in pages:
            place = target / name / "LC_MESSAGES" / f"{page}.po"
            wanted[place] = _EMPTY.encode()
            wanted[place.with_suffix(".mo")] = polib.pofile(_EMPTY).to_binary()
        for path in sorted((locale / name / "LC_MESSAGES").rglob("*.po")):
            try:
                catalogue = read(path, relative(path, root))
            except BadInput as error:
                findings += error.findings
                continue
            place = target / path.relative_to(locale)
            wanted[place] = path.read_bytes()
            wanted[place.with_suffix(".mo")] = catalogue.to_binary()
    if findings:
        raise BadInput(*findings)
    for stale in [path for path in target.rglob("*") if path.is_file() and path not in wanted]:
        stale.unlink()
    for place, data in wanted.items():
        if not place.is_file() or place.read_bytes() != data:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
