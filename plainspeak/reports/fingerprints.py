"""What a finding is recognised by in a later run, wherever its text has moved to."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Document, Finding, Report

# Enough to tell the same words in two sentences apart; few enough that a mend elsewhere in the sentence is no matter.
_WORDS_AROUND = 4
_DIGITS = 20
# What is told once in a document, at its first use, which is another one when paragraphs change places.
_ONCE = frozenset({"term", "acronym", "false-friend"})


def fingerprint(finding: Finding, document: Document) -> str:
    """The fingerprint of a finding: 20 hexadecimal digits, which say nothing of the document's text.

    It is made from the rule, the words of the finding and up to four words of its sentence on either side, in
    lower case and without white space and stops. So it stays when a paragraph or a sentence moves, lines are
    wrapped anew, or the markup changes. What is told once in a document (a term, an acronym, a false friend) is
    known by its rule alone. The path is no part of it, nor is anything else that the glossaries say.
    """
    if finding.kind in _ONCE:
        return _digest(finding.rule)
    text, sentence = document.text, finding.sentence
    start, end = min(sentence.start, finding.start), max(sentence.end, finding.end)
    before = scan(text, start, finding.start).keys[-_WORDS_AROUND:]
    words = scan(text, finding.start, finding.end).keys
    after = scan(text, finding.end, end).keys[:_WORDS_AROUND]
    return _digest(finding.rule, *(" ".join(keys) for keys in (before, words, after)))


def fingerprints(report: Report) -> tuple[str, ...]:
    """A fingerprint for each of a report's findings, in their order, no two of them alike.

    Repeats are numbered: "…:1", "…:2". When one of three alike is mended, the last number goes, so the others
    are still known. Two documents may share fingerprints; their paths tell them apart.
    """
    return _numbered([fingerprint(finding, report.document) for finding in report.findings])


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _numbered(marks: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    numbered: list[str] = []
    for mark in marks:
        seen[mark] += 1
        numbered.append(f"{mark}:{seen[mark]}")
    return tuple(numbered)
