"""Synthetic sites, and how long their builds take: ``python -m tools.bench``."""
