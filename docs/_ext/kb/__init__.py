"""Code of Magyar–kazah tudástár.

Extensions know Sphinx, rules know catalogues and source text, assembly knows finished editions;
none imports another kind. All read the languages through ``kb.languages``.
"""

__version__ = "0.1.0"
