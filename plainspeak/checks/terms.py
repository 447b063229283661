"""Findings from the glossaries: jargon, wordy and legal words, hidden verbs, terms to explain, false friends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plainspeak.checks.view import shift
from plainspeak.model import Finding, Severity, Span
from plainspeak.pipeline.explanations import is_explained
from plainspeak.pipeline.overlaps import resolve
from plainspeak.rewriting.fitting import LEAVE_OUT
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plainspeak.checks.view import View
    from plainspeak.glossary.schema import Entry
    from plainspeak.model import Block
    from plainspeak.pipeline.blocks import Candidate

# What a text may use as it stands once it says in brackets what it means: "make representations (objections)".
_GLOSSED = ("legal", "hidden-verb")
_GLOSS = re.compile(
    r"\s*\((?!(?:and|as|at|by|during|except|for|from|if|in|including|not|on|see|under|unless|up|with)\b)"
    r"(?:that\s+is,?\s+|i\.e\.?,?\s+)?[a-z][a-z’'-]+(?:\s+[a-z’'-]+){0,4}\)"
)
_FIRST = 1000
_ONCE = ("term", "false-friend")


@dataclass(frozen=True, slots=True)
class Claim:
    """A candidate at its place in the document."""

    candidate: Candidate
    block: Block
    entry: Entry
    term: Span

    @property
    def specificity(self) -> int:
        """How much the sense that matched had to say."""
        if self.entry.kind == "false-friend":
            return _FIRST  # what partners may mishear goes before what is merely stiff
        sense = self.candidate.sense
        return sum(len(condition.tests) for condition in sense.when) + bool(sense.unless)


def term_findings(view: View) -> Iterator[Finding]:
    """The findings of the glossaries' entries, overlaps resolved; terms and false friends at their first use only."""
    seen: set[str] = set()
    claims = resolved_claims(view)
    for number, claim in enumerate(claims):
        entry = claim.entry
        if entry.kind in _ONCE and entry.rule in seen:
            continue
        seen.add(entry.rule)
        if entry.rule in view.silent or _accepted(view, claim):
            continue
        if entry.kind in _GLOSSED and _GLOSS.match(view.document.text, claim.term.end, claim.block.end):
            continue
        if entry.kind == "term" and _explained_for(view, claims, number):
            continue
        yield _finding(view, _apart(claims, number))


def resolved_claims(view: View) -> list[Claim]:
    """What the glossaries have on the document's words, in order and without overlaps."""
    return resolve(_claims(view))


def _claims(view: View) -> Iterator[Claim]:
    """What competes for its place; each false friend does so once in a document."""
    told: set[str] = set()
    for block, result in zip(view.document.blocks, view.results, strict=True):
        for candidate in sorted(result.candidates, key=lambda candidate: candidate.term):
            entry = view.lexicon.entry(candidate.entry)
            if view.nation is not None and entry.nations and view.nation not in entry.nations:
                continue
            if entry.kind == "false-friend":
                if entry.rule in told:
                    continue
                told.add(entry.rule)
            yield Claim(candidate, block, entry, shift(candidate.term, block.start))


def _apart(claims: Sequence[Claim], number: int) -> Claim:
    """A claim whose range does not reach into its neighbours' terms.

    The range of a word to leave out takes in the word beside it; where that has a finding of its own, the
    two could not both be mended, so this one only says that its word can go.
    """
    claim = claims[number]
    span = shift(claim.candidate.span, claim.block.start)
    beside = [*claims[max(0, number - 1) : number], *claims[number + 1 : number + 2]]
    if all(span.end <= other.term.start or other.term.end <= span.start for other in beside):
        return claim
    return replace(claim, candidate=replace(claim.candidate, span=claim.candidate.term, suggestions=()))


def _explained_for(view: View, claims: Sequence[Claim], number: int) -> bool:
    """Whether a term is explained where it is first used. A heading may name what the text below explains."""
    claim = claims[number]
    if _explained(view, claim.term):
        return True
    if claim.block.kind != "heading":
        return False
    below = next((c for c in claims[number + 1 :] if c.entry.rule == claim.entry.rule), None)
    return below is not None and below.block.kind != "heading" and _explained(view, below.term)


def _accepted(view: View, claim: Claim) -> bool:
    """Whether the council accepts the word, as its headword or as it is written."""
    if not view.accepted:
        return False
    written = scan(view.words(claim.term))
    return " ".join(written.keys) in view.accepted or " ".join(scan(claim.entry.term).keys) in view.accepted


def _explained(view: View, term: Span) -> bool:
    """Whether the text says what a term means in its sentence or the one after."""
    if any(_same_words(view, link, term) for link in view.document.links):
        return True  # the page behind the link says it
    text, sentences, number = view.document.text, view.sentences, view.sentence_number(term.start)
    here = sentences[number]
    after = sentences[number + 1] if number + 1 < len(sentences) else Span(here.end, here.end)
    return is_explained(
        text[here.start : here.end],
        term.start - here.start,
        term.end - here.start,
        text[after.start : after.end],
    )


def _same_words(view: View, link: Span, term: Span) -> bool:
    """Whether a link's words are the term, but for an article before it."""
    if not link.start <= term.start < term.end <= link.end:
        return False
    text = view.document.text
    around = text[link.start : term.start] + text[term.end : link.end]
    return around.strip(" “”‘’\"'").lower() in {"", "a", "an", "the"}


def _finding(view: View, claim: Claim) -> Finding:
    entry, candidate, sense = claim.entry, claim.candidate, claim.candidate.sense
    span = shift(candidate.span, claim.block.start)
    severity: Severity = "info" if entry.kind == "false-friend" else "warning"
    source, position = view.source(span)
    return Finding(
        start=span.start,
        end=span.end,
        text=view.document.text[span.start : span.end],
        kind=entry.kind,
        rule=entry.rule,
        severity=severity,
        message=_message(view, claim, span),
        suggestions=candidate.suggestions,
        fix=("safe" if entry.safe else "review") if candidate.suggestions else None,
        why=sense.why,
        explanation=entry.explain,
        authority=entry.source,
        where=claim.block.where,
        source=source,
        position=position,
        sentence=view.sentence_at(claim.term.start),
    )


def _message(view: View, claim: Claim, span: Span) -> str:
    entry, candidate = claim.entry, claim.candidate
    term = view.words(claim.term)
    if entry.kind == "term":
        return f"Say what “{term}” means when you first use it."
    if entry.kind == "false-friend":
        return f"“{term}” means different things to councils and charities. {candidate.sense.advice}".rstrip()
    if LEAVE_OUT in candidate.sense.use:
        return f"Take out “{term}”."
    if not candidate.suggestions:
        return f"“{term}”: {candidate.sense.advice or candidate.sense.why}"
    return f"Instead of “{view.words(span)}”, try {_choice(candidate.suggestions)}."


def _choice(suggestions: Sequence[str]) -> str:
    quoted = [f"“{suggestion}”" for suggestion in suggestions]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
