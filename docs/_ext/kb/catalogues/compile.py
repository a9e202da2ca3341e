"""Compile checked ``.po`` files into the build folder.

Stock Sphinx writes ``.mo`` files beside the catalogues and publishes one that somebody planted
there; ours come only from the ``.po`` files, into a folder that holds nothing else.
"""

from __future__ import annotations

import gettext
import io
import re
from typing import TYPE_CHECKING

import polib

from kb.findings import BadInput, Finding, read_utf8, relative

if TYPE_CHECKING:
    from pathlib import Path

# No catalogue of a page comes near this; larger ones are refused before they are parsed.
MAX_BYTES = 2_000_000
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*')
# What str.splitlines takes for a line end beside \n: an entry could hide behind it.
_LINE_ENDS = tuple("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_EMPTY = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def read(path: Path, shown: str) -> polib.POFile:
    """The catalogue at ``path``, read strictly; ``shown`` is its name in messages.

    Raises BadInput for anything but a regular UTF-8 file in PO syntax with each msgid once.
    """
    if path.is_symlink() or not path.is_file():
        raise BadInput(Finding(shown, 1, "not a regular file", "put the catalogue itself here, no link"))
    if path.stat().st_size > MAX_BYTES:
        raise BadInput(Finding(shown, 1, f"larger than {MAX_BYTES} bytes", "remove what does not belong here"))
    text = read_utf8(path, shown)
    if text.startswith("\ufeff"):
        raise BadInput(Finding(shown, 1, "a byte order mark", "save the file as UTF-8 without BOM"))
    _check_lines(text, shown)
    try:
        catalogue = polib.pofile(text)
    except OSError as error:
        where = re.search(r"\(line (\d+)\)", str(error))
        line = int(where[1]) if where else 1
        raise BadInput(_syntax(shown, line)) from None
    except (UnicodeError, LookupError, IndexError, AttributeError, ValueError):
        raise BadInput(_syntax(shown, 1)) from None
    _check_header(catalogue, text, shown)
    _check_entries(catalogue, shown)
    return catalogue


def _syntax(shown: str, line: int) -> Finding:
    return Finding(shown, line, "not a valid catalogue (syntax error)", "look at the quotes and keywords of this line")


def _check_lines(text: str, shown: str) -> None:
    """Every line is blank, a comment, or a string with or without a keyword; polib lets others pass."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if len(line.splitlines()) > 1 or line.endswith(_LINE_ENDS):
            mend = "retype the line; end lines as other files do"
            raise BadInput(Finding(shown, number, "a line end that editors do not show", mend))
        if line.strip() and not line.startswith("#") and not _LINE.fullmatch(line):
            raise BadInput(_syntax(shown, number))


def _check_header(catalogue: polib.POFile, text: str, shown: str) -> None:
    """Python reads the compiled catalogue by these two fields; with bad ones Sphinx skips it silently."""
    lines = text.splitlines()

    def line_of(field: str) -> int:
        return next((number for number, line in enumerate(lines, 1) if line.startswith(f'"{field}:')), 1)

    if catalogue.metadata.get("Content-Type", "").replace(" ", "").lower() != "text/plain;charset=utf-8":
        wrong = "the header does not say UTF-8"
        mend = 'write "Content-Type: text/plain; charset=UTF-8\\n"'
        raise BadInput(Finding(shown, line_of("Content-Type"), wrong, mend))
    try:
        gettext.GNUTranslations(io.BytesIO(catalogue.to_binary()))
    except Exception:
        mend = "copy Plural-Forms from another catalogue of the language"
        raise BadInput(Finding(shown, line_of("Plural-Forms"), "gettext cannot use the header", mend)) from None


def _check_entries(catalogue: polib.POFile, shown: str) -> None:
    """Each msgid once; no msgstr that switches Sphinx's reference check off."""
    seen = set()
    for entry in (entry for entry in catalogue if not entry.obsolete):
        if (entry.msgctxt, entry.msgid) in seen:
            raise BadInput(Finding(shown, entry.linenum or 1, "this msgid stands twice", "keep one of the two entries"))
        seen.add((entry.msgctxt, entry.msgid))
        if re.search(r"#\s*noqa\s*$", entry.msgstr):
            wrong = "the msgstr switches a check off (#noqa)"
            raise BadInput(Finding(shown, entry.linenum or 1, wrong, "remove it from the end"))


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
        folder = locale / name / "LC_MESSAGES"
        if folder.is_symlink() or folder.parent.is_symlink():
            mend = "put the folder itself here, no link"
            findings.append(Finding(relative(folder, root), 1, "a link instead of a folder", mend))
            continue
        for path in sorted(folder.rglob("*.po")):
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
