"""Layout by cells: nothing too wide, and the underline under its words, whatever the text."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plainspeak.reports.cells import cells, excerpt, printable, wrapped

TEXTS = st.text(st.sampled_from("ab é料🎉\u0301 \n\t\x1b\u202e.") | st.characters(), max_size=300)


@given(TEXTS, st.integers(30, 60), st.data())
def test_excerpt_fits_and_marks_the_words(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    rows = excerpt(text, start, end, width, 2)
    assert all(cell_len(row.text) <= width for row in rows)
    marked = "".join(row.text[row.mark_start : row.mark_end] for row in rows if row.marked)
    shown = printable(text[start:end])
    if marked.endswith("…") and not shown.startswith(marked):
        assert shown.replace(" ", "").startswith(marked.removesuffix("…").replace(" ", ""))
    else:
        assert marked.replace(" ", "") == shown.replace(" ", "")


@pytest.mark.parametrize(
    ("words", "cut_before"),
    [("Residents", False), ("utilise", False), ("facilities", True)],
)
def test_long_sentence_is_cut_to_a_window_around_the_words(words: str, cut_before: bool) -> None:
    sentence = f"Residents utilise {'many and various things ' * 6}facilities {'and more of it ' * 9}here."
    start = sentence.index(words)
    rows = excerpt(sentence, start, start + len(words), 40, 2)
    assert len(rows) <= 3
    (row,) = [row for row in rows if row.marked]
    assert row.text[row.mark_start : row.mark_end] == words
    assert row.underline == " " * row.text.index(words) + "~" * len(words)
    text = " ".join(row.text for row in rows)
    assert text.startswith("…") == cut_before
    assert text.endswith("…")
    # What is shown are whole words of the sentence.
    assert f" {text.strip('… ')} " in f" {sentence} "


def test_underline_counts_cells() -> None:
    (row,) = excerpt("料理店 must utilise it.", 9, 16, 60, 2)
    assert row.underline == " " * 12 + "~" * 7
    (row,) = excerpt("Our 料理店.", 4, 7, 60, 2)
    assert row.underline == " " * 4 + "~" * 6


def test_text_cannot_drive_the_terminal() -> None:
    assert printable("a\x1b[2Jb\r\n\tc\u202ed\x9b") == "a\ufffd[2Jb c\ufffdd\ufffd"


@given(TEXTS.map(printable), st.integers(2, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)


@given(st.lists(st.text("ab–é", min_size=1, max_size=30), min_size=1).map(" ".join), st.integers(2, 40))
def test_text_of_single_cells_is_cut_as_any_other(text: str, width: int) -> None:
    wide = "漢" * width  # takes lines of its own, and the way that minds the cells of each character
    assert wrapped(f"{text} {wide}", width)[: -len(wrapped(wide, width))] == wrapped(text, width)


@given(st.text("ab –’é.", max_size=300), st.integers(30, 60), st.data())
def test_sentence_of_plain_characters_is_shown_as_any_other(
    text: str, width: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    broken = text.replace(" ", "\n")  # its line ends must be made printable first
    assert excerpt(text, start, end, width, 2) == excerpt(broken, start, end, width, 2)


@given(TEXTS | st.text("a –’é漢", max_size=40))
def test_cells_are_those_that_rich_counts(text: str) -> None:
    assert cells(text) == cell_len(text)
    assert [cells(each) for each in text] == [cell_len(each) for each in text]


@given(TEXTS | st.text("a \n\t\x0b\x1f\x85\xa0\u2028é"))
def test_each_run_of_white_space_becomes_one_space(text: str) -> None:
    safe = [each for each in text if each.isspace() or printable(each) == each]
    assert printable("".join(safe)) == re.sub(r"\s+", " ", "".join(safe))


def test_what_is_unsafe_is_what_unicode_says() -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    everything = [chr(each) for each in range(sys.maxunicode + 1) if not chr(each).isspace()]
    unsafe = [
        each
        for each in everything
        if unicodedata.category(each) in {"Cc", "Cs"} or unicodedata.bidirectional(each) in turning
    ]
    assert [each for each in everything if printable(each) != each] == unsafe
