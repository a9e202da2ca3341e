"""What the checks of catalogues say, in the translator's own language.

The words stand in ``checks.toml``, one table a check: the same data make the translators' table.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kb.findings import ERROR, WARNING, Finding

SOURCE = Path(__file__).with_name("checks.toml")
LANGUAGES = ("en", "hu", "kk", "ru")
FORMATS = ("text", "github")
# A finding is one line: long strings from a catalogue are cut.
_MAX_SHOWN = 80


@cache
def checks() -> dict[str, dict[str, Any]]:
    """All checks by name, in the order of the table; see the top of ``checks.toml``."""
    data: dict[str, dict[str, Any]] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return data


def fault(check: str, path: str, line: int, **values: object) -> Finding:
    """The finding of ``check`` at ``path``:``line``; ``values`` fill its message, said in English."""
    shown = {name: clip(str(value)) for name, value in values.items()}
    wrong, mend = (part.format_map(shown) for part in checks()[check]["en"])
    level = WARNING if checks()[check].get("warning") else ERROR
    return Finding(path, line, wrong, mend, level, check, shown)


def clip(text: str) -> str:
    """``text`` on one line of printable characters, cut to what a message can hold."""
    text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"


def say(finding: Finding, language: str = "en", form: str = "text") -> str:
    """``finding`` as one line: in ``language``, for people or as an annotation of GitHub's."""
    words = checks().get(finding.check, {})
    wrong, mend = finding.wrong, finding.mend
    if language in words:
        wrong, mend = (part.format_map(dict(finding.values)) for part in words[language])
    name = f" [{finding.check}]" if finding.check else ""
    if form == "github":
        place = f"file={_escape(finding.path, ',:')},line={finding.line},title={_escape(finding.check or 'kb', ',:')}"
        return f"::{finding.level} {place}::{_escape(f'{wrong}: {mend}')}"
    mark = f"{_WARNING[language]}: " if finding.level == WARNING else ""
    return f"{finding.path}:{finding.line}: {mark}{wrong}: {mend}{name}"


_WARNING = {"en": "warning", "hu": "figyelmeztetés", "kk": "ескерту", "ru": "предупреждение"}


def _escape(text: str, more: str = "") -> str:
    """``text`` for a workflow command of GitHub's, which ends at a line break (their documentation)."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def table(language: str = "en") -> str:
    """The translators' table of all checks as Markdown."""
    heads = _HEADS[language]
    rows = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    for name, check in checks().items():
        wrong, mend = (_cell(part) for part in check[language])
        level = _WARNING[language] if check.get("warning") else "–"
        example = check.get("example")
        shown = f"{_code(example[1])} ← {_code(example[2])}" if example else _code(check["file_example"])
        rows.append(f"| `{name}` | {level} | {wrong} | {mend} | {shown} |")
    return "\n".join(rows) + "\n"


_HEADS = {
    "en": ("Check", "Only a warning", "What is wrong", "How to mend it", "Example (wrong ← msgid)"),
    "hu": ("Ellenőrzés", "Csak figyelmeztet", "Mi a hiba", "Hogyan javítható", "Példa (hibás ← msgid)"),
    "kk": ("Тексеру", "Тек ескертеді", "Қандай қате", "Қалай түзетуге болады", "Мысал (қате ← msgid)"),
    "ru": ("Проверка", "Только предупреждает", "В чём ошибка", "Как исправить", "Пример (с ошибкой ← msgid)"),
}


def general(text: str) -> str:
    """``text`` of a check with … for what is filled in when it speaks."""
    return re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", text).replace("{{", "{").replace("}}", "}")


def _cell(text: str) -> str:
    """``text`` for a cell: nothing in it is markup."""
    return re.sub(r"([\\`*\[\]<>|#])", r"\\\1", general(text))


def _code(text: str) -> str:
    marks = "``" if "`" in text else "`"
    pad = " " if marks == "``" else ""
    return f"{marks}{pad}{clip(text).replace('|', chr(92) + '|')}{pad}{marks}"
