"""A small site made by a test: the real code, templates and languages, a few pages of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import polib
from tests.conftest import Run, copy_checkout, describe

from kb.catalogues.plurals import plural_forms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Site

INDEX = """\
(home)=
# Kezdőlap

Ez az első bekezdés, benne [egy hivatkozás](#section).

(home-works)=
## Művek

A {work}`Codex Cumanicus` és a {lang}`kk:қазақ` szó.

```{toctree}
:hidden:

section/index
```
"""
SECTION = """\
(section)=
# Szakasz

Ez a szakasz bevezetője.

```{toctree}
:hidden:

page
```
"""
PAGE = """\
(page)=
# Lap

Ez a lap bevezetője.

(page-more)=
## Bővebben

Ez a második bekezdés.
"""


def page(body: str, description: str = "Próbaoldal.", checked: str = "2026-11-24", again: str = "2027-05-24") -> str:
    """A page's source with valid front matter; ``body`` begins on line 9."""
    meta = f'myst:\n  html_meta:\n    description: "{description}"\n'
    return f"---\n{meta}checked: {checked}\ncheck_again: {again}\n---\n\n{body}"


# The table of places without a place.
PLACES = "id,name_hu,region,kind,county,latitude,longitude,rounded,note,sources\n"
PAGES = {"index": page(INDEX), "section/index": page(SECTION), "section/page": page(PAGE)}


def write(path: Path, text: str) -> Path:
    """Write a UTF-8 file and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def empty_data(root: Path) -> None:
    """The data that ``kb.pages`` reads beside the pages, with nothing in it."""
    nothing = {
        "facts.csv": "id,subject,confidence,stale_after,sources\n",
        "sources.bib": "",
        "terms.yaml": "[]",
        "names.yaml": "[]",
        "events.yaml": "",
    }
    for name, text in nothing.items():
        write(root / "docs" / "_data" / name, text)


def stub(target: Path, pages: Mapping[str, str] = PAGES, codes: tuple[str, ...] = ("hu", "kk")) -> Path:
    """A checkout at ``target`` with these pages and editions, without catalogues of pages."""
    root = copy_checkout(target)
    docs = root / "docs"
    for path in docs.rglob("*.md"):
        path.unlink()
    for path in (docs / "locale").iterdir():
        interface = path / "LC_MESSAGES" / "sphinx.po"
        kept = interface.read_bytes() if path.name in codes and interface.is_file() else None
        shutil.rmtree(path)
        if path.name in codes:
            interface.parent.mkdir(parents=True)
        if kept is not None:
            interface.write_bytes(kept)
    for name, text in pages.items():
        write(docs / f"{name}.md", text)
    # Sources are refused if no page cites them, events and places if their sources are missing.
    write(docs / "_data" / "sources.bib", "")
    write(docs / "_data" / "events.yaml", "")
    write(docs / "_data" / "places.csv", PLACES)
    tables = (docs / "languages.toml").read_text(encoding="utf-8").split("\n[")
    kept = [table for table in tables[1:] if table.split("]")[0] in codes]
    write(docs / "languages.toml", "\n[".join([tables[0], *kept]))
    return root


def header(code: str = "kk") -> str:
    """The least header that a catalogue of the language ``code`` may have, with an empty line after it: six lines."""
    fields = (
        f"Language: {code}",
        "Content-Type: text/plain; charset=UTF-8",
        f"Plural-Forms: {plural_forms(code).header}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields) + "\n"


def translate(
    root: Path, code: str, name: str, messages: Mapping[str, str], outdated: Mapping[str, str] | None = None
) -> Path:
    """Write the catalogue of the page ``name`` with these messages; ``outdated`` are translations marked fuzzy."""
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Language": code,
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": plural_forms(code).header,
    }
    catalogue.extend(polib.POEntry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in messages.items())
    changed = (outdated or {}).items()
    catalogue.extend(polib.POEntry(msgid=msgid, msgstr=msgstr, flags=["fuzzy"]) for msgid, msgstr in changed)
    return write(root / "docs" / "locale" / code / "LC_MESSAGES" / f"{name}.po", str(catalogue))


def build(root: Path, **environment: str) -> Run:
    """Build the site as a person does, with these variables set."""
    return python(root, "-m", "kb.editions", "build", **environment)


def build_site(root: Path) -> Site:
    """The site that a build of ``root`` makes; the build must succeed."""
    result = build(root)
    assert result.code == 0, result.output
    return describe(root)


def build_without_gate(root: Path) -> Run:
    """A build whose gate finds nothing, whatever it reads."""
    off = "from kb.catalogues.check import Gate; Gate.run = lambda *_: []; "
    return python(
        root, "-c", off + "import sys; sys.argv[1:] = ['build']; import kb.editions.__main__ as m; sys.exit(m.main())"
    )


def python(cwd: Path, *arguments: str, **environment: str) -> Run:
    """Run Python in ``cwd``; a killed process ends with minus the signal's number."""
    known = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "REPO_URL", "CONTACT")}
    process = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env={**known, **environment},
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    return Run(process.returncode, process.stdout + process.stderr)


def tree(top: Path) -> dict[str, bytes]:
    """Name and bytes of every file below ``top``."""
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def stamps(top: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of the last change of everything below ``top``."""
    return {path.as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in sorted(top.rglob("*"))}
