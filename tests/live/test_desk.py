"""What is shown after a save: the new page, or the last good one and what is to be mended."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import page, translate, write
from tests.live.site import ALPHA, BETA, HOME, PAGES, SOURCE, TRANSLATED, desk_for, published, shown, site, source

from kb.catalogues.template import make_templates, template_msgids
from kb.findings import BadInput
from kb.live.bar import bar, terminal
from kb.live.desk import Desk
from kb.live.saved import StartAnew

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEW = "Ez egy új mondat."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_for(site(tmp_path_factory.mktemp("desk")), "kk")


@pytest.fixture(autouse=True)
def put_back(desk: Desk) -> Iterator[None]:
    """Each test begins and ends with the same files."""
    yield
    docs = desk.root / "docs"
    saved = [path for path in docs.glob("*.md") if path.stem not in PAGES]
    for path in saved:
        path.unlink()
    good = {source(desk.root, name): text for name, text in PAGES.items()}
    good[docs / "_data" / "sources.bib"] = SOURCE.format(title="Az első forrás")
    saved += [write(path, text) for path, text in good.items() if path.read_text(encoding="utf-8") != text]
    desk.save([*saved, translate(desk.root, "kk", "alpha", TRANSLATED)])


def lines(desk: Desk, name: str) -> list[str]:
    """What the bar of a page says, headings and lines."""
    found = []
    for part in bar(desk.faults(name), "kk").get("parts", []):
        found += [part["heading"], *(line["text"] for line in part["lines"])]
    return found


def save_page(desk: Desk, name: str, body: str) -> None:
    desk.save([write(source(desk.root, name), page(body))])


def test_a_saved_page_is_shown(desk: Desk) -> None:
    assert NEW not in shown(desk, "alpha")
    save_page(desk, "alpha", f"{ALPHA}\n{NEW}\n")
    assert desk.fresh("alpha")
    assert NEW in shown(desk, "alpha")


def test_a_saved_catalogue_is_shown(desk: Desk) -> None:
    for words in ("Бұл – жаңа аударма.", "Бұл – тағы бір аударма."):
        desk.save([translate(desk.root, "kk", "alpha", {**TRANSLATED, "Ez a második bekezdés.": words})])
        assert desk.fresh("alpha")
        assert words in shown(desk, "alpha")
    desk.save([translate(desk.root, "kk", "alpha", {})])
    assert "Бұл – тағы бір аударма." not in shown(desk, "alpha")
    assert "Ez a második bekezdés." in shown(desk, "alpha")


def test_a_saved_data_file_is_shown(desk: Desk) -> None:
    assert "Az első forrás" in shown(desk, "alpha")
    path = desk.root / "docs" / "_data" / "sources.bib"
    desk.save([write(path, SOURCE.format(title="Másik cím"))])
    assert "Másik cím" in shown(desk, "alpha")


def test_a_title_is_new_in_the_menus_of_other_pages(desk: Desk) -> None:
    assert "Béta" in shown(desk, "alpha")
    save_page(desk, "beta", BETA.replace("# Béta", "# Gamma"))
    assert desk.fresh("alpha")
    assert "Gamma" in shown(desk, "alpha")


def test_words_alone_renew_no_other_page(desk: Desk) -> None:
    shown(desk, "alpha")
    save_page(desk, "beta", BETA.replace("Ez a béta lap", "Ez itt a béta lap"))
    assert desk.fresh("beta")
    assert not desk.fresh("alpha")


def test_a_page_with_a_fault_stays_as_it_was(desk: Desk) -> None:
    before = shown(desk, "alpha")
    save_page(desk, "alpha", f"# Címke nélkül\n\n{ALPHA}")
    assert not desk.fresh("alpha")
    assert shown(desk, "alpha") == before
    heading, first, *_rest = lines(desk, "alpha")
    assert heading == "Бұл – соңғы қатесіз нұсқа. Алдымен мынаны түзету керек:"
    assert first.startswith("docs/alpha.md:9: a heading without a label")
    assert lines(desk, "beta")[0] == "Басқа файлдарда:"


def test_a_page_that_sphinx_warns_of_stays_as_it_was(desk: Desk) -> None:
    """Even where nobody had looked at it before."""
    before = shown(desk, "alpha")
    save_page(desk, "alpha", f"{ALPHA}\n{NEW} [](#nowhere)\n")
    assert not desk.fresh("alpha")
    assert shown(desk, "alpha") == before
    assert any("docs/alpha.md:19: WARNING" in line and "nowhere" in line for line in lines(desk, "alpha"))


def test_a_mended_page_is_shown_without_a_bar(desk: Desk) -> None:
    clean = lines(desk, "alpha")
    save_page(desk, "alpha", f"{ALPHA}\n[](#nowhere)\n")
    assert lines(desk, "alpha") != clean or not desk.fresh("alpha")
    save_page(desk, "alpha", f"{ALPHA}\n{NEW}\n")
    assert NEW in shown(desk, "alpha")
    assert not any("nowhere" in line for line in lines(desk, "alpha"))
    assert not desk.faults("alpha").held


def test_a_label_that_comes_later_mends_the_page_that_links_to_it(desk: Desk) -> None:
    save_page(desk, "alpha", f"{ALPHA}\n{NEW} [](#beta-new)\n")
    assert NEW not in shown(desk, "alpha")
    save_page(desk, "beta", f"{BETA}\n(beta-new)=\n## Friss szakasz\n\nSzöveg.\n")
    assert NEW in shown(desk, "alpha")
    assert "Friss szakasz" in shown(desk, "alpha")
    assert not desk.faults("alpha").held


def test_a_dangerous_catalogue_leaves_the_page(desk: Desk) -> None:
    before = shown(desk, "alpha")
    bad = {**TRANSLATED, "Ez a második bekezdés.": "Бұл – [сілтеме](https://example.org)."}
    desk.save([translate(desk.root, "kk", "alpha", bad)])
    assert not desk.fresh("alpha")
    assert shown(desk, "alpha") == before
    heading, first, *_rest = lines(desk, "alpha")
    assert heading.startswith("Бұл – соңғы қатесіз нұсқа")
    assert first.startswith("docs/locale/kk/LC_MESSAGES/alpha.po:")
    assert "[link-target]" in first
    desk.save([translate(desk.root, "kk", "alpha", TRANSLATED)])
    assert lines(desk, "alpha") == []


def test_a_catalogue_that_cannot_be_read_leaves_the_page(desk: Desk) -> None:
    before = shown(desk, "alpha")
    desk.save([write(desk.porter.catalogue("alpha"), "zaj\n")])
    assert shown(desk, "alpha") == before
    assert any("alpha.po:1:" in line for line in lines(desk, "alpha"))
    assert any("alpha.po:1:" in line for line in lines(desk, "beta"))


def test_words_that_are_only_bad_are_shown_with_a_bar(desk: Desk) -> None:
    bad = {**TRANSLATED, "Ez a második bekezdés.": "Бұл – екінші абзац"}
    desk.save([translate(desk.root, "kk", "alpha", bad)])
    assert "Бұл – екінші абзац<" in shown(desk, "alpha")
    assert lines(desk, "alpha")[0] == "Осы бетте түзету керек:"


def test_the_gate_knows_the_messages_of_the_saved_page(desk: Desk) -> None:
    save_page(desk, "alpha", f"{ALPHA}\n{NEW}\n")
    assert NEW in shown(desk, "alpha")
    assert any("[msgid-missing]" in line and NEW in line for line in lines(desk, "alpha"))
    translate(desk.root, "kk", "alpha", {**TRANSLATED, NEW: "Бұл – жаңа сөйлем."})
    desk.save([desk.porter.catalogue("alpha")])
    assert "Бұл – жаңа сөйлем." in shown(desk, "alpha")
    assert lines(desk, "alpha") == []


def test_the_gate_knows_the_messages_that_the_templates_have(desk: Desk) -> None:
    templates = make_templates(desk.root)
    for name in PAGES:
        assert set(desk.book.msgids[name]) == set(template_msgids(templates, name)), name


def test_bad_data_holds_everything_until_it_is_mended(desk: Desk) -> None:
    before = shown(desk, "alpha")
    path = desk.root / "docs" / "_data" / "sources.bib"
    desk.save([write(path, "@online{one,\n")])
    save_page(desk, "alpha", f"{ALPHA}\n{NEW}\n")
    assert shown(desk, "alpha") == before
    assert any(line.startswith("docs/_data/sources.bib:") for line in lines(desk, "alpha"))
    desk.save([write(path, SOURCE.format(title="Másik cím"))])
    assert NEW in shown(desk, "alpha")
    assert "Másik cím" in shown(desk, "alpha")
    assert not desk.faults("alpha").held


def test_pages_come_and_go(desk: Desk) -> None:
    path = write(source(desk.root, "delta"), page("(delta-page)=\n# Delta\n\nÚj lap.\n"))
    desk.save([path])
    assert any("docs/delta.md:1: the page is in no toctree" in line for line in lines(desk, "alpha"))
    save_page(desk, "index", HOME.replace("beta\n", "beta\ndelta\n"))
    assert "Új lap." in shown(desk, "delta")
    assert "delta.html" in shown(desk, "alpha")
    path.unlink()
    desk.save([path, write(source(desk.root, "index"), PAGES["index"])])
    assert "delta.html" not in shown(desk, "alpha")
    assert "delta" not in desk.book.pages


@pytest.mark.parametrize("name", ["conf.py", "languages.toml", "_ext/kb/languages/__init__.py"])
def test_settings_and_code_ask_for_a_new_process(desk: Desk, name: str) -> None:
    with pytest.raises(StartAnew):
        desk.save([desk.docs / name])


def test_what_editors_leave_is_passed_over(desk: Desk) -> None:
    desk.settle()
    desk.save([write(desk.docs / "4913", ""), write(desk.docs / "alpha.md~", "zaj")])
    assert not desk.busy
    assert not desk.fresh("alpha")
    (desk.docs / "4913").unlink()
    (desk.docs / "alpha.md~").unlink()


def test_the_terminal_has_every_line_once(desk: Desk) -> None:
    save_page(desk, "alpha", f"{ALPHA}\n[](#nowhere) és [](#nowhere)\n")
    desk.fresh("alpha")
    said = terminal(desk.everything(), "kk")
    assert len([line for line in said if "WARNING" in line]) == 1


def test_an_unknown_edition_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    shutil.copy(site(tmp_path / "copy") / "docs" / "languages.toml", tmp_path / "docs")
    with pytest.raises(BadInput, match=r"docs/languages.toml:1: there is no edition 'de': use one of hu, kk"):
        Desk(tmp_path, "de")


@pytest.mark.parametrize("code", ["hu", "kk"])
def test_after_any_saves_all_is_as_a_fresh_build_makes_it(tmp_path: Path, code: str) -> None:
    """Text, titles, labels, citations, definitions, data and catalogues change, with faults between."""
    root = site(tmp_path / "edited")
    desk = desk_for(root, code)
    desk.settle()
    bib = root / "docs" / "_data" / "sources.bib"
    save_page(desk, "alpha", f"{ALPHA}\n[](#nowhere)\n")
    desk.fresh("alpha")
    save_page(desk, "beta", BETA.replace("# Béta", "# Gamma") + f"\n{NEW}{{cite}}`one`\n")
    desk.save([write(bib, "@online{one,\n")])
    save_page(desk, "alpha", ALPHA.replace("Bővebben", "Részletesen") + "\n(alpha-last)=\n## Végül\n\nVége.\n")
    desk.save([write(bib, SOURCE.format(title="Másik cím"))])
    desk.save([translate(root, "kk", "alpha", {**TRANSLATED, "Végül": "Соңында", "Alfa": "Әлпі"})])
    desk.save([translate(root, "kk", "glossary", {"Szójegyzék": "Сөздік"})])
    save_page(desk, "index", HOME.replace("alpha\nbeta", "beta\nalpha"))
    edited = published(desk)
    fresh = shutil.copytree(root / "docs", tmp_path / "fresh" / "docs").parent
    assert edited == published(desk_for(fresh, code))


def test_what_was_saved_before_anybody_watched_is_not_missed(desk: Desk) -> None:
    desk.missed()
    path = write(source(desk.root, "alpha"), page(f"{ALPHA}\n{NEW}\n"))
    assert desk.missed() == {path}
    assert desk.missed() == set()


def test_a_catalogue_of_a_page_with_a_fault_waits_with_it(desk: Desk) -> None:
    before = shown(desk, "alpha")
    save_page(desk, "alpha", f"# Címke nélkül\n\n{ALPHA}")
    words = "Бұл – жаңа аударма."
    desk.save([translate(desk.root, "kk", "alpha", {**TRANSLATED, "Ez a második bekezdés.": words})])
    assert shown(desk, "alpha") == before
    save_page(desk, "alpha", ALPHA)
    assert words in shown(desk, "alpha")
