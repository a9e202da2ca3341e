"""``python -m kb.catalogues compile|update``: catalogues into ``build/locale``, or up to the sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb import languages
from kb.catalogues.compile import compile_all
from kb.catalogues.update import make_templates, update_all
from kb.findings import BadInput
from kb.pages import sources


def main() -> int:
    """Run the command; 0 on success, 1 with one line a fault."""
    parser = argparse.ArgumentParser(prog="python -m kb.catalogues", description=__doc__)
    parser.add_argument("command", choices=["compile", "update"])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout (default: this folder)")
    options = parser.parse_args()
    root: Path = options.root.resolve()
    pages = sources(root / "docs")
    try:
        editions = languages.load(root / "docs" / "languages.toml")
        if options.command == "update":
            for name in update_all(root, editions, pages, make_templates(root)) or ["nothing to update"]:
                print(name)
        else:
            names = [edition.catalogue for edition in editions.all]
            compile_all(root / "docs" / "locale", root / "build" / "locale", names, pages, root)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
