"""Findings on whole sentences: passives, long sentences, double negatives, strings of nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.checks.view import shift
from plainspeak.model import Finding, Span
from plainspeak.pipeline.sentence_checks import passive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plainspeak.checks.view import View
    from plainspeak.model import Block, Kind, Severity
    from plainspeak.pipeline.sentence_checks.sentences import Remark

SENTENCE_KINDS: tuple[Kind, ...] = ("passive", "long-sentence", "noun-string", "double-negative")


def sentence_findings(view: View) -> Iterator[Finding]:
    """A finding for each remark of the block step; they compete with no others."""
    for block, result in zip(view.document.blocks, view.results, strict=True):
        for remark in result.remarks:
            yield _finding(view, block, remark)


def _finding(view: View, block: Block, remark: Remark) -> Finding:
    span = shift(Span(remark.start, remark.end), block.start)
    source, position = view.source(span)
    kind, severity, message, why, authority = _WORDING[remark.rule](remark)
    return Finding(
        start=span.start,
        end=span.end,
        text=view.document.text[span.start : span.end],
        kind=kind,
        rule=remark.rule,
        severity=severity,
        message=message,
        why=why,
        authority=authority,
        where=block.where,
        source=source,
        position=position,
        sentence=view.sentence_at(span.start),
    )


_Wording = tuple["Kind", "Severity", str, str, str]


def _hidden_doer(_remark: Remark) -> _Wording:
    message = "This does not say who acts. Begin with the person or team, then say what they do."
    return "passive", "warning", message, "Readers want to know who does what.", "GOV.UK style guide"


def _named_doer(remark: Remark) -> _Wording:
    message = f"Put the doer first: begin with “{remark.words[0]}”, then say what they do."
    return "passive", "warning", message, "Readers want to know who does what.", "GOV.UK style guide"


_WORDING: dict[str, Callable[[Remark], _Wording]] = {
    passive.HIDDEN: _hidden_doer,
    passive.NAMED: _named_doer,
}
