"""Pictures from the real pages: python -m tools.pictures (``dist/`` must be built).

One picture an edition for links that are shared (Open Graph, 1200 × 630), and the home page in four
languages for the README. Chromium draws them, so another version of it may draw other bytes: they are
committed, and made anew when the look changes.
"""

from __future__ import annotations

import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tools.browser import chromium, flags

from kb import languages
from kb.editions.serve import open_server

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "docs" / "_static"
# The size that sites which show shared links ask for.
WIDE, HIGH = 1200, 630
# The home page becomes the picture: its fonts, colours and words are those of the edition.
SHARED = """() => {
    const words = selector => document.querySelector(selector).textContent.trim();
    const [name, notice] = [words(".kb-brand-name"), words(".kb-notice strong")];
    const says = document.querySelector("meta[name=description]").content;
    const add = (parent, kind, text, style) => {
        const element = parent.appendChild(document.createElement(kind));
        element.textContent = text;
        element.style.cssText = style;
        return element;
    };
    const hill = document.querySelector(".kb-horizon").cloneNode(true);
    document.body.replaceChildren();
    document.documentElement.style.overflow = "hidden";
    const frame = add(document.body, "main", "", "box-sizing: border-box; height: 630px; padding: 72px 80px;"
        + "display: flex; flex-direction: column; background: var(--kb-paper); color: var(--kb-ink);"
        + "border-top: 12px solid var(--kb-accent)");
    add(frame, "p", name, "margin: 0; font: 600 72px/1.15 var(--kb-serif); text-wrap: balance");
    add(frame, "p", says, "margin: 28px 0 0; font: 400 32px/1.4 var(--kb-serif); color: var(--kb-ink2)");
    // The style sheet knows the hill below this class.
    const ground = add(frame, "div", "", "margin: auto 0 28px; padding: 0; zoom: 2");
    ground.className = "kb-footer";
    ground.append(hill);
    add(frame, "p", notice, "margin: 0; font: 400 28px/1.4 var(--kb-sans); color: var(--kb-ink2)");
}"""


def shared(browser: Browser, address: str, code: str) -> None:
    """Draw the picture of the edition ``code`` for links that are shared."""
    page = browser.new_page(viewport={"width": WIDE, "height": HIGH}, color_scheme="light", reduced_motion="reduce")
    page.goto(f"{address}/{code}/index.html")
    page.evaluate(SHARED)
    page.evaluate("document.fonts.ready")
    target = STATIC / "shared" / f"{code}.png"
    target.parent.mkdir(exist_ok=True)
    page.screenshot(path=target)
    page.close()


def readme(browser: Browser, address: str, codes: tuple[str, ...]) -> None:
    """Draw the home page of all editions side by side, each in a window as wide as a phone."""
    page = browser.new_page(viewport={"width": 390, "height": 760}, color_scheme="light", reduced_motion="reduce")
    folder = ROOT / ".github" / "pictures"
    folder.mkdir(exist_ok=True)
    for code in codes:
        page.goto(f"{address}/{code}/index.html")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=folder / f"home-{code}.png")
    page.close()


def main() -> None:
    """Draw all pictures."""
    editions = languages.load(ROOT / "docs" / "languages.toml")
    server = open_server(ROOT / "dist", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    executable = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags())
        for code in editions.codes:
            shared(browser, address, code)
        readme(browser, address, editions.codes)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
