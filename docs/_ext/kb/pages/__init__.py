"""Rules on source pages, before Sphinx reads them: each fault with its line and its mending."""

from kb.pages.check import Memory, check_pages, sources

__all__ = ["Memory", "check_pages", "sources"]
