"""``python -m kb.pages freshness``: what is due for a check; today is SITE_TODAY if that is set."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kb.findings import BadInput
from kb.pages.freshness import due, today_of


def main() -> int:
    """List what is due; 1 for bad input, and with ``--strict`` if any date lies in the past."""
    parser = argparse.ArgumentParser(prog="python -m kb.pages", description=__doc__)
    parser.add_argument("command", choices=["freshness"])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout (default: this folder)")
    parser.add_argument("--strict", action="store_true", help="fail if a date has passed")
    options = parser.parse_args()
    root: Path = options.root.resolve()
    try:
        today = today_of(os.environ)
        found = due(root / "docs", root, today)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    print(*(entry.describe(today) for entry in found) if found else (f"nothing is due on {today}",), sep="\n")
    return int(options.strict and any(entry.day < today for entry in found))


if __name__ == "__main__":
    sys.exit(main())
