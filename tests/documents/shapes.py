"""What the tests of the readers ask of any document."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainspeak.model import Document


def cut(document: Document) -> list[tuple[str, str]]:
    """The blocks as pairs of kind and text."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def texts(document: Document) -> list[str]:
    return [text for _, text in cut(document)]


def places(document: Document) -> list[str]:
    return [block.where for block in document.blocks]


def assert_sound(document: Document) -> None:
    """What must hold of every document, whatever it was read from."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        words = document.text[block.start : block.end]
        assert words == words.strip()
        assert block.where
        end = block.end
    end = 0
    for span in document.protected:
        assert end <= span.start < span.end <= len(document.text)
        end = span.end
    end = 0
    for piece in document.pieces:
        assert end <= piece.start < piece.end <= len(document.text)
        assert document.source is not None
        assert 0 <= piece.source_start < piece.source_end <= len(document.source)
        end = piece.end
    # Nothing is read twice, and a block is read in order; the words of a picture follow the block that it is in.
    for one, other in pairwise(sorted(document.pieces, key=lambda piece: piece.source_start)):
        assert one.source_end <= other.source_start
    for one, other in pairwise(document.pieces):
        if "\n\n" not in document.text[one.end : other.start]:
            assert one.source_end <= other.source_start
