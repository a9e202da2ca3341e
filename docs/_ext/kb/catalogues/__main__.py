"""``python -m kb.catalogues check|compile|update|table``: the catalogues of a checkout."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kb import languages
from kb.catalogues.check import check_all
from kb.catalogues.compile import compile_all
from kb.catalogues.report import FORMATS, LANGUAGES, say, table
from kb.catalogues.template import make_templates
from kb.catalogues.update import update_all
from kb.findings import ERROR, BadInput
from kb.pages import sources


def main() -> int:
    """Run the command: 0 all good (warnings allowed), 1 faults, one a line, 2 it could not run."""
    options = _options()
    root: Path = options.root.resolve()
    if not (root / "docs").is_dir():
        return _cannot(f"{options.root} is no checkout: it has no folder docs")
    try:
        editions = languages.load(root / "docs" / "languages.toml")
        if options.command == "check":
            return _check(root, editions, options)
        if options.command == "update":
            pages = sources(root / "docs")
            for name in update_all(root, editions, pages, make_templates(root)) or ["nothing to update"]:
                print(name)
        elif options.command == "compile":
            compile_all(root / "docs" / "locale", root / "build" / "locale", editions, root)
        else:
            print(table(options.lang), end="")
    except BadInput as error:
        for finding in error.findings:
            print(say(finding, options.lang, options.format), file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kb.catalogues", description=__doc__)
    parser.add_argument("command", choices=["check", "compile", "update", "table"])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout (default: this folder)")
    parser.add_argument("--locale", type=Path, help="check: the folder of catalogues (default: docs/locale)")
    parser.add_argument("--language", action="append", metavar="CODE", help="check: only this edition; may be repeated")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the messages")
    parser.add_argument("--format", choices=FORMATS, default="text", help="github: annotations for a workflow")
    return parser.parse_args()


def _check(root: Path, editions: languages.Editions, options: argparse.Namespace) -> int:
    # Not resolve(): a linked folder is a fault to be named, not a way to follow.
    locale = Path(os.path.abspath(options.locale)) if options.locale else root / "docs" / "locale"  # noqa: PTH100
    if not locale.is_dir():
        return _cannot(f"no such folder: {options.locale or locale}")
    unknown = sorted(set(options.language or ()) - set(editions.codes))
    if unknown:
        return _cannot(f"no such language: {', '.join(unknown)} (docs/languages.toml has {', '.join(editions.codes)})")
    findings, notes = check_all(root, locale, editions, options.language)
    for finding in findings:
        print(say(finding, options.lang, options.format))
    for note in notes:
        print(note, file=sys.stderr)
    return int(any(finding.level == ERROR for finding in findings))


def _cannot(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
