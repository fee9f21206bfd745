"""Names: which capitalised words are one.

`beginnings` tells where one may begin, `extents` how far its capitals go, `titles` which of them are a title; `finder`
puts them together. `evidence` is what the document and the known names say of a word, `vocabulary` the words that
several of them ask for.
"""

from newsparse.english.names.finder import NameFinder
from newsparse.english.names.name import Name
from newsparse.english.names.titles import is_done
from newsparse.english.names.vocabulary import OF_HEADS, PARTICLES, PARTY_TAG

__all__ = ["OF_HEADS", "PARTICLES", "PARTY_TAG", "Name", "NameFinder", "is_done"]
