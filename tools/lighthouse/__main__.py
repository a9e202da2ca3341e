"""Lighthouse, as a phone, on the kinds of pages in every edition: python -m tools.lighthouse [FOLDER].

Accessibility, best practices and search engines must reach 100; performance is printed. The site is built
anew for the address that it is served at; with FOLDER the reports are kept there. Lighthouse and what
it needs are pinned, with their hashes, in ``package-lock.json`` beside this file; ``nox -s lighthouse``
installs them with Node.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tools.browser import chromium, flags

from kb import languages
from kb.editions.serve import Handler

# One page of each kind: home, article, map, search, voting.
PAGES = ("index", "relations/recognition", "cumans/places", "search", "voting/which-way")
REQUIRED = ("accessibility", "best-practices", "seo")
CATEGORIES = (*REQUIRED, "performance")
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".txt")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Compressed(Handler):
    """Texts go out compressed, as every static host sends them."""

    def do_GET(self) -> None:  # noqa: N802 - the base class names it so
        """A text as gzip, anything else as it is."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in TEXTS or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def report(url: str, browser: Path) -> dict[str, Any]:
    """Lighthouse's report on the page at ``url``; raises CalledProcessError if it could not look."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.json"
        subprocess.run(
            [
                "node", HERE / "node_modules" / "lighthouse" / "cli" / "index.js", url, "--quiet",
                "--output=json", f"--output-path={target}", f"--chrome-flags={' '.join(['--headless=new', *flags()])}",
                f"--only-categories={','.join(CATEGORIES)}",
            ],
            env={**os.environ, "CHROME_PATH": str(browser)}, check=True,
        )  # fmt: skip
        found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
        return found


def failed(found: dict[str, Any]) -> list[str]:
    """The audits of the required categories that are not passed, with what is wrong."""
    names = [entry["id"] for name in REQUIRED for entry in found["categories"][name]["auditRefs"] if entry["weight"]]
    audits = [found["audits"][name] for name in names]
    return [f"  {audit['id']}: {audit['title']}" for audit in audits if audit["score"] not in (None, 1)]


def main(kept: Path | None) -> int:
    """Look at all pages and print a line for each; 1 if one is under 100 where it must not be."""
    editions = languages.load(ROOT / "docs" / "languages.toml")
    with tempfile.TemporaryDirectory() as folder:
        dist = Path(folder) / "dist"
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressed, directory=str(dist)))
        address = f"http://127.0.0.1:{server.server_port}"
        built(Path(folder), address)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(" ".join(CATEGORIES))
        found = [look(address, code, page, kept) for page in PAGES for code in editions.codes]
        server.shutdown()
    return int(not all(found))


def built(folder: Path, address: str) -> None:
    """Build the site in ``folder`` for ``address``: links between editions are whole addresses then."""
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    command = [sys.executable, "-m", "kb.editions", "build", "--root", str(folder)]
    subprocess.run(command, cwd=folder, env={**os.environ, "SITE_URL": address}, check=True)


def look(address: str, code: str, page: str, kept: Path | None) -> bool:
    """Print the scores of a page and what it fails in; whether it has 100 where it must."""
    found = report(f"{address}/{code}/{page}.html", chromium())
    scores = {name: round(found["categories"][name]["score"] * 100) for name in CATEGORIES}
    print(*(f"{score:3}" for score in scores.values()), f"{code}/{page}", flush=True)
    print("".join(f"{fault}\n" for fault in failed(found)), end="", flush=True)
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{code}-{page.replace('/', '-')}.json").write_text(json.dumps(found), encoding="utf-8")
    return all(scores[name] == 100 for name in REQUIRED)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
