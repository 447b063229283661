"""Texts without the words of the document in them: each word that the document has is a reference to its place.

A recipe is a template and its references. The template is what is not in the document, with a NUL for each
reference. A reference is three numbers: a start and a length in the base, which is the source of the document or its
text, and the case that the words are put into. They stand in a row, as many small lists take long to read from JSON.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plainspeak.model import Document

_HOLE = "\0"
_WORD = re.compile(r"\w+")
_AS_IT_IS = 0
_CASES: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    str.lower,
    lambda text: text[:1].upper() + text[1:],
    lambda text: text[:1].lower() + text[1:],
    str.upper,
    str.capitalize,
)

Reference = tuple[int, int, int]
Recipe = tuple[str, tuple[int, ...]]


class NoRecipeError(Exception):
    """The text cannot be written without a word of the document."""


def follow(template: str, references: Sequence[int], base: str) -> str:
    """The text of a recipe, its words taken from `base`."""
    if template == _HOLE:  # a whole sentence, as most are
        start, length, case = references
        words = base[start : start + length]
        return _CASES[case](words) if case else words
    literals = template.split(_HOLE)
    made = [literals[0]]
    triples = zip(references[::3], references[1::3], references[2::3], literals[1:], strict=True)
    for start, length, case, literal in triples:
        words = base[start : start + length]
        made += (_CASES[case](words) if case else words, literal)
    return "".join(made)


class Writer:
    """Writes recipes for the texts of one document, whose words come from `base`: its source, or its text."""

    def __init__(self, document: Document, base: str) -> None:
        self._document = document
        self._base = base
        self._from_source = base is not document.text
        self._exact: dict[str, int] = {}
        self._folded: dict[str, int] = {}
        for match in _WORD.finditer(base):
            self._exact.setdefault(match[0], match.start())
            self._folded.setdefault(match[0].casefold(), match.start())
        # A word whose letters are apart in the source, by markup or entities, is nowhere in it.
        self._elsewhere = (
            frozenset(word.casefold() for word in _WORD.findall(document.text)) - self._folded.keys()
            if self._from_source
            else frozenset[str]()
        )

    def words(self, text: str) -> Recipe:
        """The recipe of what is said of the document. Raises NoRecipeError."""
        if _HOLE in text:
            raise NoRecipeError
        template: list[str] = []
        references: list[int] = []
        end = 0
        for match in _WORD.finditer(text):
            reference = self._reference(match[0])
            if reference is not None:
                template += (text[end : match.start()], _HOLE)
                references += reference
                end = match.end()
        template.append(text[end:])
        return "".join(template), tuple(references)

    def _reference(self, word: str) -> Reference | None:
        """Where a word stands in the base; None for one that is not in the document."""
        if word in self._exact:
            return self._exact[word], len(word), _AS_IT_IS
        folded = word.casefold()
        if folded in self._elsewhere:
            raise NoRecipeError
        start = self._folded.get(folded)
        if start is None:
            return None
        there = self._base[start : start + len(word)]
        for case, change in enumerate(_CASES):
            if change(there) == word:
                return start, len(word), case
        raise NoRecipeError

    def stretch(self, start: int, end: int) -> Recipe:
        """The recipe of `document.text[start:end]`. Raises NoRecipeError."""
        template: list[str] = []
        references: list[int] = []
        at = start
        for piece_start, piece_end, source_start in self._in_step(start, end):
            template += (self._literal(at, piece_start), _HOLE)
            references += (source_start, piece_end - piece_start, _AS_IT_IS)
            at = piece_end
        template.append(self._literal(at, end))
        recipe = "".join(template), tuple(references)
        if follow(*recipe, self._base) != self._document.text[start:end]:
            raise NoRecipeError
        return recipe

    def _literal(self, start: int, end: int) -> str:
        """What stands in the document's text alone, such as the space between two lines: it holds no word."""
        text = self._document.text[start:end]
        if _WORD.search(text) or _HOLE in text:
            raise NoRecipeError
        return text

    def _in_step(self, start: int, end: int) -> list[Reference]:
        """The stretches of a stretch of the text that the base has as they are: start, end and start in the base."""
        if start >= end:
            return []
        if not self._from_source or not self._document.pieces:
            return [(start, end, start)]
        return [
            (max(start, piece.start), min(end, piece.end), piece.source_start + max(0, start - piece.start))
            for piece in self._document.pieces
            if piece.start < end
            and piece.end > start
            and piece.end - piece.start == piece.source_end - piece.source_start
        ]
