"""Positions and edits, as the protocol counts them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from plainspeak.lsp.texts import Text
from tests.lsp.editor import UTF8, UTF16, UTF32

CHARACTERS = st.text(alphabet="aé😀\u2028\x0c\x85 \r\n👨‍👩‍👧", max_size=30)
ENCODINGS = st.sampled_from([UTF8, UTF16, UTF32])


def counted(text: str, encoding: types.PositionEncodingKind) -> int:
    name, unit = {UTF8: ("utf-8", 1), UTF16: ("utf-16-le", 2), UTF32: ("utf-32-le", 4)}[encoding]
    return len(text.encode(name)) // unit


@given(CHARACTERS, st.integers(0, 30), ENCODINGS)
def test_positions_count_lines_and_units(
    content: str, offset: int, encoding: types.PositionEncodingKind
) -> None:
    offset = min(offset, len(content))
    position = Text(content, encoding).position(offset)
    if content[offset - 1 : offset + 1] == "\r\n":  # no position lies between the two
        return
    lines = re.split("\r\n|\r|\n", content[:offset])
    assert position == types.Position(len(lines) - 1, counted(lines[-1], encoding))
    assert Text(content, encoding).offset(position) == offset


@given(CHARACTERS, CHARACTERS, st.integers(0, 30), st.integers(0, 30), ENCODINGS)
def test_an_edit_changes_what_it_names(
    content: str, words: str, one: int, other: int, encoding: types.PositionEncodingKind
) -> None:
    start, end = sorted(min(each, len(content)) for each in (one, other))
    if "\r\n" in (content[start - 1 : start + 1], content[end - 1 : end + 1]):
        return
    text = Text(content, encoding)
    change = types.TextDocumentContentChangePartial(text.range(start, end), words)
    assert text.changed(change).content == content[:start] + words + content[end:]


def test_a_change_without_a_range_is_the_whole_text() -> None:
    assert Text("old", UTF16).changed(types.TextDocumentContentChangeWholeDocument("new")).content == "new"


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [(0, 99, 4), (0, 3, 2), (0, 4, 3), (1, 0, 6), (9, 0, 8), (1, 9, 8)],
)
def test_positions_that_are_nowhere(line: int, character: int, offset: int) -> None:
    """One past the end of a line is its end; one inside a character is its beginning."""
    assert Text("ab😀c\r\nde", UTF16).offset(types.Position(line, character)) == offset
