"""Publish a finished folder in one system call.

Two renames leave a moment without a site, and a rename onto a folder that is not empty fails;
so the old and the new folder change places: renameat2 with RENAME_EXCHANGE on Linux,
renamex_np with RENAME_SWAP on macOS (their manual pages).
"""

from __future__ import annotations

import ctypes
import filecmp
import os
import shutil
import stat
import sys
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def refuse_read_only(dist: Path) -> None:
    """Raise BadInput if ``dist`` is write-protected, whoever asks: the protection is meant."""
    if dist.is_symlink() or (dist.exists() and not dist.is_dir()):
        raise BadInput(Finding("dist", 1, "not a folder", "move it away; the build makes its own"))
    if dist.exists() and not dist.stat().st_mode & stat.S_IWUSR:
        raise BadInput(Finding("dist", 1, "the folder is read-only", "chmod u+w dist, then build again"))


def publish(beside: Path, dist: Path) -> bool:
    """Put the folder ``beside`` in the place of ``dist``; False if both hold the same bytes.

    At every moment ``dist`` is wholly the old or wholly the new site. Raises BadInput where
    the file system refuses.
    """
    if dist.exists() and same_tree(beside, dist):
        shutil.rmtree(beside)
        return False
    try:
        if dist.exists():
            exchange(beside, dist)
            shutil.rmtree(beside, ignore_errors=True)
        else:
            beside.rename(dist)
    except OSError as error:
        wrong = f"the new site could not be put in place ({error.strerror})"
        raise BadInput(Finding("dist", 1, wrong, "make dist and its parent writable, on one disk")) from None
    return True


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one system call; raises OSError where it is not possible."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        failed = library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
    else:
        failed = library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def same_tree(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = [sorted(p.relative_to(top) for p in top.rglob("*") if p.is_file()) for top in (one, other)]
    if names[0] != names[1]:
        return False
    return all(filecmp.cmp(one / name, other / name, shallow=False) for name in names[0])
