"""The one style sheet of an edition: what goes, what stays, where its addresses lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import write

from kb.editions import styles

if TYPE_CHECKING:
    from pathlib import Path

LINK = '<link rel="stylesheet" type="text/css" href="{up}_static/{name}?v=1234abcd" />\n'


def edition(root: Path, first: str, second: str, body: str, script: str = "") -> Path:
    """An edition of one page in a folder, with two style sheets, one of them in a folder of its own."""
    links = "".join(LINK.format(up="../", name=name) for name in ("sub/first.css", "second.css"))
    write(root / "section" / "page.html", f"<html><head>\n{links}</head><body>{body}</body></html>")
    write(root / "_static" / "sub" / "first.css", first)
    write(root / "_static" / "second.css", second)
    write(root / "_static" / "kb.js", script)
    return root


def joined(root: Path) -> str:
    """The one style sheet, to which the page links."""
    styles.join(root)
    (sheet,) = (root / "_static").rglob("*.css")
    page = (root / "section" / "page.html").read_text(encoding="utf-8")
    assert page.count("<link") == 1
    assert f'href="../_static/{sheet.name}"' in page
    return sheet.read_text(encoding="utf-8").replace("\n", "")


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ("p { margin: 0 }", "p{margin:0}"),
        ("video { margin: 0 }", ""),
        (".seen, .unseen { margin: 0 }", ".seen{margin:0}"),
        ("#here > .unseen { margin: 0 }", ""),
        ("#here:not(.unseen)::before { content: 'a  b' }", '#here:not(.unseen)::before{content:"a  b"}'),
        (".made-by-script { margin: 0 }", ".made-by-script{margin:0}"),
        ("[data-x=y] { margin: 0 }", "[data-x=y]{margin:0}"),
        ("@media print { .unseen { margin: 0 } p { margin: 1px 2px } }", "@media print{p{margin:1px 2px}}"),
        ("@media print { .unseen { margin: 0 } }", ""),
        ("@font-face { font-family: x; src: url(x.woff2) }", '@font-face {font-family: x; src: url("sub/x.woff2")}'),
        ('p { background: url("../x.svg") }', 'p{background:url("x.svg")}'),
        ("p { background: url('data:image/svg+xml,x') }", 'p{background:url("data:image/svg+xml,x")}'),
        ("p { --a: 1px; --b: var(--a); margin: 0 }", "p{margin:0}"),
        ("p { --a: 1px; --b: var(--a); margin: var(--b) }", "p{--a:1px;--b:var(--a);margin:var(--b)}"),
        ("p { margin: 0 !important } /* why */", "p{margin:0!important}"),
    ],
)
def test_a_rule_stays_if_a_page_can_meet_it(tmp_path: Path, rule: str, left: str) -> None:
    body = '<p class="seen" id="here">x</p>'
    assert joined(edition(tmp_path, rule, "b{c:d}", body, 'x.className = "made-by-script"')) == left


def test_a_script_beside_the_edition_counts(tmp_path: Path) -> None:
    root = edition(tmp_path / "hu", ".found { margin: 0 } .unseen { margin: 0 }", "", "<p>x</p>")
    write(tmp_path / "search" / "page.js", 'x.className = "found"')
    styles.join(root, tmp_path / "search")
    (sheet,) = (root / "_static").rglob("*.css")
    assert sheet.read_text(encoding="utf-8") == ".found{margin:0}\n"


def test_sheets_keep_their_order(tmp_path: Path) -> None:
    text = joined(edition(tmp_path, "p { margin: 0 }", "p { margin: 1px }", "<p>x</p>"))
    assert text == "p{margin:0}p{margin:1px}"


def test_another_text_has_another_name(tmp_path: Path) -> None:
    names = set()
    for number in range(2):
        root = edition(tmp_path / str(number), f"p {{ margin: {number} }}", "", "<p>x</p>")
        joined(root)
        names |= {path.name for path in (root / "_static").glob("*.css")}
    assert len(names) == 2
