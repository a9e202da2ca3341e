"""From sources to a published ``dist/``."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from typing import TYPE_CHECKING

from kb import languages
from kb.catalogues import compile_all
from kb.editions import front, kept, search, status, styles, swap
from kb.editions.inputs import digest_of_tree, digests
from kb.editions.sphinx_run import build_editions
from kb.findings import BadInput, Finding
from kb.pages import check_pages, sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What Sphinx leaves for itself, and the records for us; .buildinfo holds a hash of this machine's paths.
_NOT_PUBLISHED = (".buildinfo", ".buildinfo.bak", ".doctrees", status.RECORDS)


def build_site(root: Path) -> bool:
    """Build every edition of the checkout ``root`` and publish them in ``root/dist``.

    True if ``dist`` changed. Raises BadInput for faults in files that people edit and
    BuildFailed if an edition does not build; the published site then stays as it was.
    """
    (root / "build").mkdir(exist_ok=True)
    with _alone(root / "build" / "lock"):
        return _build_site(root)


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold the build folder; Sphinx inherits the hold, so one that outlives a killed build keeps it."""
    with lock.open("w") as handle:
        os.set_inheritable(handle.fileno(), True)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput(Finding("build", 1, "another build is under way", "wait until it ends")) from None
        yield


def _build_site(root: Path) -> bool:
    editions = languages.load(root / "docs" / "languages.toml")
    dist = root / "dist"
    swap.refuse_read_only(dist)
    stamp = root / "build" / "stamp"
    inputs = digests(root, editions)
    known = stamp.is_file() and dist.is_dir() and status.kept(root, editions)
    if known and stamp.read_text() == _words(inputs, dist):
        return False
    findings = check_pages(root / "docs", root)
    findings += _missing_folders(root, editions)
    if findings:
        raise BadInput(*findings)
    compile_all(root / "docs" / "locale", root / "build" / "locale", editions, root)
    _renew(root, editions, inputs)
    beside = root / "build" / "next"
    assemble(root, beside, editions)
    changed = swap.publish(beside, dist)
    status.keep(root, editions)
    if digests(root, editions) == inputs:
        stamp.write_text(_words(inputs, dist))
    return changed


def _words(inputs: dict[str, str], dist: Path) -> str:
    return " ".join([*inputs.values(), digest_of_tree(dist)])


def _renew(root: Path, editions: languages.Editions, inputs: dict[str, str]) -> None:
    """Build the editions whose inputs have changed since they were built; raises BuildFailed."""
    changed = tuple(code for code in editions.codes if not kept.holds(root, code, inputs[code]))
    # Menus and addresses of style sheets stand in every page: one change renews all of an edition.
    for code in changed:
        kept.clear(root, code)
    results = build_editions(root, changed)
    # What was saved meanwhile is in some pages and not in others: the next build takes it up.
    steady = digests(root, editions)
    for result in results:
        if result.ok and steady[result.code] == inputs[result.code]:
            kept.keep(root, result.code, inputs[result.code])
    failed = [result for result in results if not result.ok]
    if failed:
        # Sphinx parses a translated paragraph more than once: each of its warnings is shown once.
        outputs = {r.code: "\n".join(dict.fromkeys(r.output.strip().splitlines())) for r in failed}
        raise BuildFailed("\n".join(f"edition {code} did not build:\n{text}" for code, text in outputs.items()))


class BuildFailed(Exception):
    """An edition did not build; the message names it and holds its warnings."""


def assemble(root: Path, target: Path, editions: languages.Editions) -> None:
    """Join the built editions and the files around them into the empty folder ``target``."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    ignore = shutil.ignore_patterns(*_NOT_PUBLISHED)
    for code in editions.codes:
        shutil.copytree(root / "build" / "html" / code, target / code, ignore=ignore)
    records = [root / "build" / "html" / code / search.RECORD for code in editions.codes]
    search.write([json.loads(record.read_text(encoding="utf-8")) for record in records], target / "search")
    front.write(root, target, editions, sources(root / "docs"), os.environ.get("SITE_URL", ""))
    # Last: a rule stays if any page or script asks for it.
    for code in editions.codes:
        styles.join(target / code, target / "search")


def _missing_folders(root: Path, editions: languages.Editions) -> list[Finding]:
    return [
        Finding(
            "docs/languages.toml",
            languages.line_of(root / "docs" / "languages.toml", edition.code),
            f"{edition.code!r} has no folder docs/locale/{edition.catalogue}",
            "make it, or correct 'catalogue'",
        )
        for edition in editions.all
        if not (root / "docs" / "locale" / edition.catalogue).is_dir()
    ]
