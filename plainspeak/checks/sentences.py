"""Findings on whole sentences: passives, long sentences, double negatives, strings of nouns, "there is … that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.checks.view import shift
from plainspeak.model import Finding, Span
from plainspeak.pipeline.sentence_checks import (
    double_negatives,
    long_sentences,
    noun_strings,
    passive,
    there_is,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plainspeak.checks.view import View
    from plainspeak.model import Block, Kind, Severity
    from plainspeak.pipeline.sentence_checks.sentences import Remark

# All of them, as `select` and `ignore` name them.
SENTENCE_RULES = ("passive", "long-sentence", "noun-string", "double-negative", there_is.RULE)


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
        suggestions=remark.suggestions,
        fix="review" if remark.suggestions else None,
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
    message = f"Put the doer first: begin with “{remark.words[0]}”, then say what happens."
    return "passive", "warning", message, "Readers want to know who does what.", "GOV.UK style guide"


def _length(severity: Severity) -> Callable[[Remark], _Wording]:
    def wording(remark: Remark) -> _Wording:
        start = f"This sentence has {remark.count} words"
        if not remark.words:
            message = f"{start}. Make it two or more."
        elif remark.words[0].startswith("which"):
            message = f"{start}. Split it before “{remark.words[0]}”, and say again what “which” stands for."
        else:
            message = f"{start}. Split it before “{remark.words[0]}”: what follows can stand alone."
        why = "Long sentences are hard to follow; 25 words are a good limit."
        return "long-sentence", severity, message, why, "Government Digital Service"

    return wording


def _not_un(remark: Remark) -> _Wording:
    contrary, denied = remark.words
    if contrary:
        message = f"Two negatives: say what is so (“{contrary}”), not what it is not (“not {denied}”)."
    else:
        message = f"“Not” and “{denied}” make two negatives: say what is so."
    return "double-negative", "info", message, "Readers must turn it round in their heads.", ""


def _not_unless(remark: Remark) -> _Wording:
    if remark.suggestions:
        message = f"Say what is allowed, and when: “{remark.suggestions[0]}”."
    else:
        message = (
            f"“Not” and “{remark.words[0]}” make two negatives: say what is allowed, and when (“only if”)."
        )
    return "double-negative", "info", message, "Readers must turn it round in their heads.", ""


def _noun_string(remark: Remark) -> _Wording:
    message = (
        f"{remark.count} nouns in a row: begin with “{remark.words[0]}”, and add the rest with “of”, “for” or “to”, "
        "or with a verb."
    )
    return "noun-string", "info", message, "Readers must work out which noun goes with which.", ""


def _there_is(remark: Remark) -> _Wording:
    opening, pronoun = remark.words
    if remark.suggestions:
        message = f"Begin with what there is: “{remark.suggestions[0]}”."
    else:
        message = f"Leave out “{opening} … {pronoun}”: begin with the person or thing, and say what they do."
    return "wordy", "warning", message, f"“{opening} … {pronoun}” only puts off what you want to say.", ""


_WORDING: dict[str, Callable[[Remark], _Wording]] = {
    long_sentences.LONG: _length("info"),
    long_sentences.VERY_LONG: _length("warning"),
    double_negatives.PAIR: _not_un,
    double_negatives.CONDITION: _not_unless,
    noun_strings.RULE: _noun_string,
    passive.HIDDEN: _hidden_doer,
    passive.NAMED: _named_doer,
    there_is.RULE: _there_is,
}
