"""The notes of a report: its findings grouped by rule, most frequent first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
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
    "passive": "Passive sentences",
    "noun-string": "Strings of nouns",
    "double-negative": "Double negatives",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One finding. `marked` says that its number stands in the text; where it does not, `where` says its place."""

    number: int
    letter: str
    where: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Case:
    """Findings of a note of which the same holds.

    `quoted` is empty where the note's title says it, `suggestions` where they are the note's. `safe` says that the
    first suggestion is in the preview.
    """

    quoted: str
    suggestions: tuple[str, ...]
    reasons: tuple[str, ...]
    safe: bool
    places: tuple[Place, ...]

    @property
    def number(self) -> int:
        """The number of its first finding, by which links lead to it."""
        return self.places[0].number


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one rule, once, and where it applies."""

    title: str
    rule: str
    kind: Kind
    name: str
    look: Look
    severity: Severity
    authority: str
    suggestions: tuple[str, ...]
    reasons: tuple[str, ...]
    cases: tuple[Case, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(case.places) for case in self.cases)


def group_notes(findings: Sequence[Finding], marked: frozenset[int], safe: Sequence[Finding]) -> list[Note]:
    """The notes of a document's findings; `marked` are the numbers that stand in its text, `safe` the safe ones."""
    pasted = {id(finding) for finding in safe}
    groups: dict[tuple[str, Severity], list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(findings, start=1):
        groups.setdefault((finding.rule, finding.severity), []).append((number, finding))
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group[0][0]))
    return [_note(group, marked, pasted) for group in ordered]


def subject_of(finding: Finding) -> str:
    """What a finding is about, over all documents: its rule, or of a whole sentence its kind."""
    return finding.kind if finding.kind in _SENTENCE_TITLES else finding.rule


def title_of(group: Sequence[Finding]) -> str:
    """What names the findings of one rule: their term as it is most often written, or what they have in common."""
    first = group[0]
    if first.kind in _SENTENCE_TITLES:
        return _SENTENCE_TITLES[first.kind]
    written = Counter(_quoted(finding.text) for finding in group)
    most = max(written.values())
    return min((text for text, count in written.items() if count == most), key=lambda text: (len(text), text))


def _note(group: list[tuple[int, Finding]], marked: frozenset[int], pasted: set[int]) -> Note:
    findings = [finding for _, finding in group]
    first = findings[0]
    every = [reasons(finding) for finding in findings]
    note = Note(
        title=title_of(findings),
        rule=first.rule,
        kind=first.kind,
        name=KIND_NAMES[first.kind],
        look=look_of(first.kind),
        severity=first.severity,
        authority=first.authority,
        suggestions=Counter(finding.suggestions for finding in findings).most_common(1)[0][0],
        reasons=tuple(line for line in every[0] if all(line in lines for lines in every)),
        cases=(),
    )
    cases: dict[tuple[str, tuple[str, ...], tuple[str, ...], bool], list[Place]] = {}
    for (number, finding), lines in zip(group, every, strict=True):
        place_of = Place(number, LETTERS[finding.kind], place(finding), number in marked)
        said = tuple(line for line in lines if line not in note.reasons)
        suggestions = () if finding.suggestions == note.suggestions else finding.suggestions
        key = (_told(finding, note.title), suggestions, said, id(finding) in pasted)
        cases.setdefault(key, []).append(place_of)
    return replace(note, cases=tuple(Case(*key, tuple(places)) for key, places in cases.items()))


def _told(finding: Finding, title: str) -> str:
    """The words of a finding where the note's title does not say them; of a sentence its number is enough."""
    quoted = _quoted(finding.text)
    return "" if finding.kind == "long-sentence" or quoted.lower() == title.lower() else quoted


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
