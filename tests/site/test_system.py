"""The order in which the browser is looked for, with a PATH and an environment of our own."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tools import browser as system

from kb import system as parts

APT = """#!/bin/sh
echo "$@" >> "{log}"
[ "$1" = "{fails}" ] && {{ echo "E: Unable to fetch" >&2; exit 100; }}
[ "$1" = install ] && [ "{brings}" ] && : > "{folder}/{brings}" && /bin/chmod +x "{folder}/{brings}"
exit 0
"""


def program(folder: Path, name: str, text: str = "#!/bin/sh\n") -> Path:
    path = folder / name
    path.write_text(text)
    path.chmod(0o755)
    return path


def fake_apt(folder: Path, *, brings: str = "chromium-headless-shell", fails: str = "") -> Path:
    log = folder / "log"
    program(folder, "apt-get", APT.format(log=log, folder=folder, brings=brings, fails=fails))
    return log


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the PATH: empty, on a Debian where we are root and Playwright has no browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(system, "playwrights_own", lambda: None)
    monkeypatch.setattr(parts, "DEBIAN", program(tmp_path, "debian_version"))
    return tmp_path


def test_the_variable_comes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder, "chromium")
    mine = program(folder, "my browser")
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert system.chromium() == mine


def test_a_variable_that_names_nothing_is_not_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder, "chromium")
    monkeypatch.setenv("CHROMIUM", str(folder / "none"))
    with pytest.raises(system.MissingPart, match=r"CHROMIUM=.*none cannot be run"):
        system.chromium()


def test_then_the_names_on_the_path_in_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "playwrights_own", lambda: pytest.fail("asked too early"))
    for name in reversed(system.NAMES):
        path = program(folder, name)
        assert system.chromium() == path


def test_then_playwrights_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = fake_apt(folder)
    monkeypatch.setattr(system, "playwrights_own", lambda: Path("/own"))
    assert system.chromium() == Path("/own")
    assert not log.exists()


def test_then_debians_package(folder: Path) -> None:
    log = fake_apt(folder)
    assert system.chromium() == folder / "chromium-headless-shell"
    assert log.read_text().splitlines() == ["update", "install --yes --no-install-recommends chromium-headless-shell"]


@pytest.mark.parametrize("fails", ["update", "install"])
def test_a_failing_installation_says_what_to_run(folder: Path, fails: str) -> None:
    fake_apt(folder, fails=fails)
    with pytest.raises(system.MissingPart, match=rf"apt-get {fails}.*Unable to fetch.*run as root") as error:
        system.chromium()
    assert "\n" not in str(error.value)


def test_an_installation_that_brings_nothing(folder: Path) -> None:
    fake_apt(folder, brings="")
    with pytest.raises(system.MissingPart, match="installed no chromium-headless-shell"):
        system.chromium()


@pytest.mark.parametrize("lacks", ["root", "Debian", "apt-get"])
def test_else_one_line_that_says_what_to_run(folder: Path, monkeypatch: pytest.MonkeyPatch, lacks: str) -> None:
    log = fake_apt(folder)
    if lacks == "root":
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
    elif lacks == "Debian":
        parts.DEBIAN.unlink()
    else:
        (folder / "apt-get").unlink()
    with pytest.raises(
        system.MissingPart, match="no Chromium here: run as root: apt-get install chromium-headless-shell"
    ) as error:
        system.chromium()
    assert "\n" not in str(error.value)
    assert not log.exists()


def test_playwrights_own_is_a_program_or_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    # In a thread of its own: the browser tests have Playwright running in this one.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(system.playwrights_own).result() is None
