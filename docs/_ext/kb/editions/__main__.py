"""``python -m kb.editions build|serve|status|search-quality``: what nox calls."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb import languages
from kb.editions import quality, status
from kb.editions.build import BuildFailed, build_site
from kb.editions.serve import open_server
from kb.findings import BadInput, Finding, read_utf8


def main() -> int:
    """Run the command; 0 on success, 1 with one line a fault."""
    parser = argparse.ArgumentParser(prog="python -m kb.editions", description=__doc__)
    parser.add_argument("command", choices=["build", "serve", "status", "search-quality"])
    parser.add_argument("table", nargs="?", default="-", help="search-quality: the table of queries, - for stdin")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout (default: this folder)")
    parser.add_argument("--port", type=int, default=8000, help="first port to try (default: 8000)")
    parser.add_argument("--language", default="", help="search-quality: the edition (default: by name or letters)")
    options = parser.parse_args()
    root: Path = options.root.resolve()
    try:
        if options.command == "build":
            print("dist/ is new" if build_site(root) else "dist/ is unchanged")
        elif options.command == "status":
            print(
                *status.report(
                    status.read(root / "build" / "records", languages.load(root / "docs" / "languages.toml"))
                ),
                sep="\n",
            )
        elif options.command == "serve":
            _serve(root / "dist", options.port)
        else:
            _measure(root / "dist", options.table, options.language)
    except (BadInput, BuildFailed) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _measure(dist: Path, table: str, language: str) -> None:
    try:
        text = sys.stdin.read() if table == "-" else read_utf8(Path(table), table)
    except FileNotFoundError:
        raise BadInput(Finding(table, 1, "the file is missing", "give a table of queries")) from None
    site = quality.Site(dist)
    code = language or quality.guess_language(Path(table).name, text, site.codes)
    if code not in site.codes:
        raise BadInput(Finding(table, 1, f"there is no edition {code!r}", f"use one of {', '.join(site.codes)}"))
    queries = quality.read_queries(text, table)
    if not queries:
        raise BadInput(Finding(table, 1, "there are no queries", "write query, class and expected with tabs between"))
    print(f"edition {code}")
    print(quality.report(quality.measure(site, queries, code)))


def _serve(dist: Path, port: int) -> None:
    with open_server(dist, port) as server:
        print(f"http://127.0.0.1:{server.server_port}/  (Ctrl-C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    sys.exit(main())
