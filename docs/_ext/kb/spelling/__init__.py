"""Spelling by hunspell: the dictionaries of the system and the word lists of the project."""

from kb.spelling.dictionaries import find_dictionary
from kb.spelling.kazakh import Stemmer, load_stemmer
from kb.spelling.speller import Speller, load_speller
from kb.spelling.words import WordList, load_words

__all__ = ["Speller", "Stemmer", "WordList", "find_dictionary", "load_speller", "load_stemmer", "load_words"]
