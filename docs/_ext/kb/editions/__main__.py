"""``python -m kb.editions build|serve|status``: what nox calls."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb import languages
from kb.editions import status
from kb.editions.build import BuildFailed, build_site
from kb.editions.serve import open_server
from kb.findings import BadInput


def main() -> int:
    """Run the command; 0 on success, 1 with one line a fault."""
    parser = argparse.ArgumentParser(prog="python -m kb.editions", description=__doc__)
    parser.add_argument("command", choices=["build", "serve", "status"])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout (default: this folder)")
    parser.add_argument("--port", type=int, default=8000, help="first port to try (default: 8000)")
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
        else:
            _serve(root / "dist", options.port)
    except (BadInput, BuildFailed) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _serve(dist: Path, port: int) -> None:
    with open_server(dist, port) as server:
        print(f"http://127.0.0.1:{server.server_port}/  (Ctrl-C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    sys.exit(main())
