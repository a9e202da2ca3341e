"""Rules on catalogues: reading them strictly and compiling what was checked."""

from kb.catalogues.compile import compile_all
from kb.catalogues.pseudo import pseudo_message

__all__ = ["compile_all", "pseudo_message"]
