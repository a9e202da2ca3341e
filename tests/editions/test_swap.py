"""Publishing is one step: the old site or the new one, never a mixture, and no needless write."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import stamps, tree, write

from kb.editions import swap
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A published site with two files."""
    write(tmp_path / "dist" / "index.html", "old")
    write(tmp_path / "dist" / "kk" / "gone.html", "old")
    return tmp_path / "dist"


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A finished site that waits beside."""
    write(tmp_path / "build" / "next" / "index.html", "new")
    write(tmp_path / "build" / "next" / "hu" / "page.html", "new")
    return tmp_path / "build" / "next"


NEW = {"index.html": b"new", "hu/page.html": b"new"}
OLD = {"index.html": b"old", "kk/gone.html": b"old"}


def test_the_first_site_is_moved_into_place(tmp_path: Path, beside: Path) -> None:
    assert swap.publish(beside, tmp_path / "dist") is True
    assert tree(tmp_path / "dist") == NEW
    assert not beside.exists()


def test_a_new_site_takes_the_place_of_the_old_one(dist: Path, beside: Path) -> None:
    assert swap.publish(beside, dist) is True
    assert tree(dist) == NEW
    assert not beside.exists()


def test_equal_bytes_are_not_written(dist: Path, tmp_path: Path) -> None:
    same = tmp_path / "build" / "next"
    for name, data in OLD.items():
        write(same / name, data.decode())
    before = stamps(dist)
    assert swap.publish(same, dist) is False
    assert stamps(dist) == before
    assert not same.exists()


def test_one_other_byte_of_the_same_length_is_seen(dist: Path, tmp_path: Path) -> None:
    write(tmp_path / "next" / "index.html", "old")
    write(tmp_path / "next" / "kk" / "gone.html", "olD")
    assert swap.publish(tmp_path / "next", dist) is True
    assert (dist / "kk" / "gone.html").read_text() == "olD"


def test_exchange_swaps_both(dist: Path, beside: Path) -> None:
    swap.exchange(beside, dist)
    assert (tree(dist), tree(beside)) == (NEW, OLD)


def test_nothing_beside_leaves_the_site_and_says_so(dist: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"dist:1: the new site could not be put in place"):
        swap.publish(tmp_path / "gone", dist)
    assert tree(dist) == OLD


def test_nothing_beside_and_no_site_says_so_too(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"dist:1: the new site could not be put in place"):
        swap.publish(tmp_path / "gone", tmp_path / "dist")


def test_an_unable_file_system_leaves_the_site(dist: Path, beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(one: Path, other: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(swap, "exchange", refuse)
    with pytest.raises(
        BadInput, match=r"\(Invalid cross-device link\): make dist and its parent writable, on one disk"
    ):
        swap.publish(beside, dist)
    assert tree(dist) == OLD


def test_a_write_protected_site_is_left_alone_even_for_root(dist: Path) -> None:
    dist.chmod(0o555)
    with pytest.raises(BadInput, match=r"dist:1: the folder is read-only: chmod u\+w dist"):
        swap.refuse_read_only(dist)
    dist.chmod(0o755)
    swap.refuse_read_only(dist)


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "dist", "mine")
    with pytest.raises(BadInput, match=r"dist:1: not a folder: move it away"):
        swap.refuse_read_only(tmp_path / "dist")


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_in_the_place_of_the_site_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "dist").symlink_to(tmp_path / target)
    with pytest.raises(BadInput, match=r"dist:1: not a folder"):
        swap.refuse_read_only(tmp_path / "dist")


def test_no_site_yet_is_fine(tmp_path: Path) -> None:
    swap.refuse_read_only(tmp_path / "dist")
    assert not (tmp_path / "dist").exists()
