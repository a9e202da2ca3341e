"""``nox -s bench``: what builds and pages take, on synthetic sites; prints only, last a line of JSON.

``python -m tools.bench 30 300`` builds sites of 30 and 300 articles in four languages, stock (KB_SPEED=0)
and accelerated by turns. Wall time depends on the machine and what else it does: look at the ratios.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from tools.bench import edits, measure, weights
from tools.bench.site import SOURCE, TRANSLATIONS, write_site
from tools.search_bench import report

from kb.editions import search

LANGUAGES = (SOURCE, *TRANSLATIONS)
ARTICLE = "part-00/1"


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("articles", nargs="*", type=int, default=[30, 300], help="sizes (default: 30 300)")
    parser.add_argument("--repeats", type=int, default=1, help="builds of each edition with each setting")
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="editions that are built")
    options = parser.parse_args()
    languages = options.languages.split(",")
    found: dict[str, Any] = {}
    for articles in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_site(root, articles)
            measure.build(root, languages[0], measure.FAST)  # compiles Python, reads the disk
            found[str(articles)] = of_size(root, articles, languages, options.repeats)
    if len(options.articles) > 1:
        found["exponent"] = growth(found, min(options.articles), max(options.articles))
    print(json.dumps(found))


def of_size(root: Path, articles: int, languages: list[str], repeats: int) -> dict[str, Any]:
    """All that is measured on a site of one size."""
    print(f"{articles} articles × {len(languages)}    stock  accelerated    ratio: middle (least–most)")
    costs = measure.compare(root, languages, repeats)
    result: dict[str, Any] = {"costs": costs}
    for name, unit in measure.UNITS.items():
        stock, fast = (measure.total(costs[setting], name, repeats) for setting in (measure.STOCK, measure.FAST))
        least, middle, most = measure.ratios(costs, name)
        label = f"{name}, {unit}"
        print(f"  {label:14} {stock:11.1f} {fast:12.1f}    {middle:.2f} ({least:.2f}–{most:.2f})", flush=True)
        result[name] = {measure.STOCK: stock, measure.FAST: fast, "ratio": [least, middle, most]}
    result["edits"] = {name: way(root, languages[-1]) for name, way in edits.WAYS.items()}
    for name, cost in result["edits"].items():
        print(f"  a page and its translation changed, {name}: {cost['cpu']:.2f} s CPU, {cost['wall']:.2f} s wall")
    edition = root / "build" / "html" / languages[-1]
    result["pages"] = {name: weights.page(edition / f"{name}.html") for name in ("index", ARTICLE)}
    for name, weight in result["pages"].items():
        print(f"  {name}.html: " + ", ".join(f"{value:.1f} {unit}" for unit, value in weight.items()))
    if set(languages) == set(LANGUAGES):  # the search of one edition reads the others too
        first_search(root, articles)
    return result


def first_search(root: Path, articles: int) -> None:
    """What the first search of a reader fetches; the lines are those of ``tools.search_bench``."""
    records = [json.loads((root / "build" / "html" / code / search.RECORD).read_text("utf-8")) for code in LANGUAGES]
    target = root / "build" / "search"
    search.write(records, target)
    print("  pages edition    keys  index kB  first search kB: median   worst  QuickJS ms: median")
    for record in records:
        report(articles, record, target)


def growth(found: dict[str, Any], small: int, large: int) -> dict[str, float]:
    """The exponent of CPU time from the ``small`` to the ``large`` site, by setting."""
    result = {
        setting: measure.exponent(found[str(small)]["cpu"][setting], found[str(large)]["cpu"][setting], large / small)
        for setting in (measure.STOCK, measure.FAST)
    }
    print(f"growth exponent of CPU: stock {result[measure.STOCK]:.2f}, accelerated {result[measure.FAST]:.2f}")
    return result


if __name__ == "__main__":
    main()
