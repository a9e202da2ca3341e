"""``python -m kb.prose``: the gate of the Hungarian source, and the facts that no page tells yet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb.findings import BadInput
from kb.pages import check_pages
from kb.prose import check_facts, check_prose, untold
from kb.system import MissingPart


def main() -> int:
    """Run the command: 0 all good, 1 faults, one a line, 2 it could not run."""
    parser = argparse.ArgumentParser(prog="python -m kb.prose", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout (default: this folder)")
    parser.add_argument("--untold", action="store_true", help="list every fact that no page tells")
    options = parser.parse_args()
    root: Path = options.root.resolve()
    docs = root / "docs"
    try:
        findings = sorted([*check_pages(docs, root), *check_prose(docs, root), *check_facts(docs)])
        missing = untold(docs)
    except BadInput as error:
        findings, missing = error.findings, {}
    except (MissingPart, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 2
    for finding in findings:
        print(finding)
    for subject, facts in sorted(missing.items()):
        names = f": {' '.join(fact.id for fact in facts)}" if options.untold else ""
        print(f"{subject}: {len(facts)} facts that no page tells yet{names}")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
