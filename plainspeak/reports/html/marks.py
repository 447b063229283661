"""Findings as nested marks over a stretch of text, however they overlap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Finding, Kind

Look = Literal["change", "explain", "recast"]

# Three looks: a word to change, a word to explain, a sentence to recast.
_LOOKS: dict[Kind, Look] = {
    "term": "explain",
    "acronym": "explain",
    "false-friend": "explain",
    "long-sentence": "recast",
    "passive": "recast",
    "noun-string": "recast",
    "double-negative": "recast",
    "readability": "recast",
    "unused-ignore": "recast",
}

# What stands before the number of a finding, so that its kind can be told without colour.
LETTERS: dict[Kind, str] = {
    "jargon": "J",
    "wordy": "W",
    "legal": "L",
    "term": "T",
    "acronym": "A",
    "false-friend": "F",
    "long-sentence": "S",
    "passive": "P",
    "hidden-verb": "V",
    "noun-string": "N",
    "double-negative": "D",
    "readability": "R",
    "unused-ignore": "U",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A step in writing marked-up text.

    `words` is text as it stands, `foreign` text in another language; `open` starts a mark of a look and
    `close` ends the innermost one; `label` says that the finding of this number, of a kind with this letter, ends
    here. `cut` marks do not hold the label of their finding.
    """

    step: Literal["words", "foreign", "open", "close", "label"]
    text: str = ""
    look: Look = "change"
    number: int = 0
    letter: str = ""
    cut: bool = False


def look_of(kind: Kind) -> Look:
    """How the page marks findings of a kind."""
    return _LOOKS.get(kind, "change")


def touches(finding: Finding, start: int, end: int) -> bool:
    """Whether any of a finding lies in `[start, end)`; one without length lies where it starts."""
    return finding.start < end and max(finding.end, finding.start + 1) > start


def mark_up(text: str, start: int, end: int, numbered: Sequence[tuple[int, Finding]]) -> list[Part]:
    """`text[start:end]` in parts, with the findings (each with its number) that touch it as marks.

    Marks nest, the longest outermost. Where two overlap without one holding the other, the one that
    goes on is closed and opened again. A label stands at the end of each finding that ends here, inside its mark.
    """
    held = [item for item in numbered if touches(item[1], start, end)]
    held.sort(key=lambda item: (item[1].start - item[1].end, item[1].start, item[0]))
    edges = {start, end}
    for _, finding in held:
        edges |= {max(start, finding.start), min(end, finding.end)}
    cuts = sorted(edges)
    parts: list[Part] = []
    opened: list[tuple[int, Finding]] = []
    for here, there in zip(cuts, [*cuts[1:], end], strict=True):
        wanted = [item for item in held if item[1].start <= here < min(item[1].end, end)]
        kept = _common(opened, wanted)
        for number, finding in reversed(opened[kept:]):
            if finding.end == here:
                parts.append(_label(number, finding))
            parts.append(Part("close"))
        parts.extend(_label(n, finding) for n, finding in held if finding.start == finding.end == here)
        parts.extend(Part("open", look=look_of(f.kind), number=number) for number, f in wanted[kept:])
        opened = wanted
        if here < there:
            parts.append(Part("words", text[here:there]))
    return _with_cuts(parts)


def _with_cuts(parts: list[Part]) -> list[Part]:
    """The parts, with the marks told that do not hold their own label."""
    told = list(parts)
    opened: list[int] = []
    for place, part in enumerate(parts):
        if part.step == "open":
            opened.append(place)
        elif part.step == "close":
            mark, before = opened.pop(), parts[place - 1]
            if before.step != "label" or before.number != parts[mark].number:
                told[mark] = replace(parts[mark], cut=True)
    return told


def _label(number: int, finding: Finding) -> Part:
    return Part("label", number=number, letter=LETTERS[finding.kind])


def _common(opened: list[tuple[int, Finding]], wanted: list[tuple[int, Finding]]) -> int:
    """How many marks, from the outermost in, are open and may stay so."""
    kept = 0
    while kept < min(len(opened), len(wanted)) and opened[kept][0] == wanted[kept][0]:
        kept += 1
    return kept
