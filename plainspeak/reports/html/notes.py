"""The notes of a report: its findings grouped by rule, most frequent first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.reports.html.marks import LETTERS, Look, look_of
from plainspeak.reports.wording import KIND_NAMES, place, reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Finding, Kind, Severity

# A note quotes no more of a sentence than lets the reader recognise it.
_QUOTED = 60
# Rules whose findings are whole sentences have no one term that could name them.
_SENTENCE_TITLES: dict[Kind, str] = {
    "long-sentence": "Long sentences",
    "passive": "Who does it?",
    "noun-string": "Strings of nouns",
    "double-negative": "Double negatives",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One finding of a note, with what holds for it alone.

    `quoted` is empty where the note's title says it, `suggestions` where they are the note's. `marked` says that its
    number stands in the text, `safe` that its first suggestion is in the preview.
    """

    number: int
    letter: str
    quoted: str
    suggestions: tuple[str, ...]
    reasons: tuple[str, ...]
    where: str
    marked: bool
    safe: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one rule, once, and where it applies."""

    number: int
    title: str
    rule: str
    kind: Kind
    name: str
    look: Look
    severity: Severity
    authority: str
    suggestions: tuple[str, ...]
    reasons: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.places)


def group_notes(findings: Sequence[Finding], marked: frozenset[int], safe: Sequence[Finding]) -> list[Note]:
    """The notes of a document's findings; `marked` are the numbers that stand in its text, `safe` the safe ones."""
    pasted = {id(finding) for finding in safe}
    groups: dict[tuple[str, Severity], list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(findings, start=1):
        groups.setdefault((finding.rule, finding.severity), []).append((number, finding))
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group[0][0]))
    return [_note(number, group, marked, pasted) for number, group in enumerate(ordered, start=1)]


def title_of(group: Sequence[Finding]) -> str:
    """What names the findings of one rule: their term as it is most often written, or what they have in common."""
    first = group[0]
    if first.kind in _SENTENCE_TITLES:
        return _SENTENCE_TITLES[first.kind]
    written = Counter(_quoted(finding.text) for finding in group)
    most = max(written.values())
    return min((text for text, count in written.items() if count == most), key=lambda text: (len(text), text))


def _note(number: int, group: list[tuple[int, Finding]], marked: frozenset[int], pasted: set[int]) -> Note:
    findings = [finding for _, finding in group]
    first = findings[0]
    title = title_of(findings)
    every = [reasons(finding) for finding in findings]
    shared = tuple(line for line in every[0] if all(line in lines for lines in every))
    suggestions = Counter(finding.suggestions for finding in findings).most_common(1)[0][0]
    return Note(
        number=number,
        title=title,
        rule=first.rule,
        kind=first.kind,
        name=KIND_NAMES[first.kind],
        look=look_of(first.kind),
        severity=first.severity,
        authority=first.authority,
        suggestions=suggestions,
        reasons=shared,
        places=tuple(
            Place(
                number=own,
                letter=LETTERS[finding.kind],
                quoted="" if _quoted(finding.text).lower() == title.lower() else _quoted(finding.text),
                suggestions=() if finding.suggestions == suggestions else finding.suggestions,
                reasons=tuple(line for line in lines if line not in shared),
                where=place(finding),
                marked=own in marked,
                safe=id(finding) in pasted,
            )
            for (own, finding), lines in zip(group, every, strict=True)
        ),
    )


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
