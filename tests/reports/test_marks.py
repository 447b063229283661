"""Marks over text: balanced, complete and on the right words, however findings overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from plainspeak.model import Finding
from plainspeak.reports.html.marks import mark_up

if TYPE_CHECKING:
    from plainspeak.reports.html.marks import Part

TEXT = "abcdefghijklmnopqrst"


def finding(start: int, end: int) -> Finding:
    return Finding(start, end, TEXT[start:end], "wordy", "wordy/x", "warning", "A reason.")


def spell(parts: list[Part]) -> str:
    """The parts in short: brackets for marks, the number after the finding's end."""
    signs = {"open": "[", "close": "]"}
    return "".join(
        part.text if part.step == "words" else signs.get(part.step, str(part.number)) for part in parts
    )


def test_marks_inside_across_and_at_the_edges() -> None:
    def marked(*ranges: tuple[int, int], start: int = 0, end: int = 6) -> str:
        return spell(mark_up(TEXT, start, end, list(enumerate((finding(*r) for r in ranges), start=1))))

    assert marked() == "abcdef"
    assert marked((0, 6), (2, 4)) == "[ab[cd2]ef1]"
    assert marked((0, 4), (2, 6)) == "[ab[cd]1][ef2]"
    assert marked((0, 2), (2, 4)) == "[ab1][cd2]ef"
    assert marked((1, 3), (1, 3)) == "a[[bc2]1]def"
    assert marked((2, 2)) == "ab1cdef"
    assert marked((4, 9)) == "abcd[ef]"
    assert marked((4, 9), start=6, end=12) == "[ghi1]jkl"


RANGES = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda r: (min(r), max(r))),
    max_size=6,
)


@given(RANGES, st.integers(0, 10), st.integers(10, len(TEXT)))
def test_every_character_is_under_its_own_findings(
    ranges: list[tuple[int, int]], start: int, end: int
) -> None:
    numbered = [(number, finding(*r)) for number, r in enumerate(ranges, start=1)]
    opened: list[int] = []
    labels: list[int] = []
    at = start
    for part in mark_up(TEXT, start, end, numbered):
        if part.step == "open":
            opened.append(part.number)
        elif part.step == "close":
            opened.pop()
        elif part.step == "label":
            labels.append(part.number)
            assert numbered[part.number - 1][1].end == at
        else:
            assert part.text == TEXT[at : at + len(part.text)]
            for place in range(at, at + len(part.text)):
                over = {number for number, f in numbered if f.start <= place < f.end}
                assert set(opened) == over
            at += len(part.text)
    assert at == end
    assert opened == []
    assert len(labels) == len(set(labels))
