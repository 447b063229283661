"""Checker: the one place where the steps meet."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.documents import from_text
from plainspeak.glossary.curated import load_lexicon
from plainspeak.model import AUDIENCES, Document, Finding, PlainspeakError, Report, Span
from plainspeak.pipeline.acronyms import Use, inside
from plainspeak.pipeline.blocks import BlockResult, BlockText, Candidate, run_blocks
from plainspeak.pipeline.explanations import is_explained
from plainspeak.pipeline.first_use import Unexplained, unexplained_acronyms
from plainspeak.pipeline.overlaps import resolve
from plainspeak.pipeline.parsing import PipelinePool
from plainspeak.pipeline.passives import count_passive
from plainspeak.rewriting.fitting import LEAVE_OUT

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from plainspeak.glossary.schema import Entry
    from plainspeak.model import Audience, Block, Kind, Scores, Severity

_INFORMATION: frozenset[Kind] = frozenset({"false-friend", "noun-string", "double-negative", "unused-ignore"})
# Readability formulas are for running prose, which headings, captions and table cells are not.
_SCORED = frozenset({"paragraph", "list-item", "quote"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """A candidate at its place in the document."""

    candidate: Candidate
    block: Block
    entry: Entry
    term: Span

    @property
    def specificity(self) -> int:
        sense = self.candidate.sense
        return sum(len(condition.tests) for condition in sense.when) + bool(sense.unless)


class Checker:
    """Checks documents for one audience. Reusable, and safe to share between threads.

    `glossaries` are paths of glossary files whose entries take the place of the curated ones. `select` and
    `ignore` name what is reported: a kind ("jargon"), a rule ("jargon/deliver") or the beginning of one. With
    `quotations`, words in quotation marks are judged like all others; without it, people's own words are left alone.
    Raises PlainspeakError for an unknown audience and GlossaryError for a mistake in a glossary.
    """

    def __init__(
        self,
        audience: Audience = "residents",
        glossaries: Iterable[str | os.PathLike[str]] | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        *,
        quotations: bool = False,
    ) -> None:
        if audience not in AUDIENCES:
            raise PlainspeakError(f"there is no audience '{audience}'; choose one of: {', '.join(AUDIENCES)}")
        self.audience: Audience = audience
        self._lexicon = load_lexicon([Path(path) for path in glossaries or ()])
        self._select = tuple(select or ())
        self._ignore = tuple(ignore or ())
        self._quotations = quotations
        self._pool = PipelinePool()
        readers = _readers(audience)
        self._known_acronyms = frozenset(
            short
            for short, acronym in self._lexicon.acronyms.items()
            if acronym.known is not None or not readers.isdisjoint(acronym.fine_for)
        )
        self._silent_entries = frozenset(
            rule
            for kind, rule, fine_for in self._lexicon.audiences
            if not readers.isdisjoint(fine_for) or (kind == "false-friend" and audience != "partners")
        )

    def check(self, document: Document | str) -> Report:
        """Check a document, or a text as it stands; offsets of the findings are in `report.document.text`."""
        if isinstance(document, str):
            document = from_text(document)
        results = run_blocks(_block_texts(document, quotations=self._quotations), self._lexicon, self._pool)
        findings = [*self._term_findings(document, results), *self._acronym_findings(document, results)]
        findings.sort(key=lambda f: (f.start, f.end, f.rule))
        return Report(
            document,
            self.audience,
            tuple(findings),
            sum(result.words for result in results),
            sum(len(result.sentences) for result in results),
            lambda: self._scores(document, results),
        )

    def _reported(self, rule: str) -> bool:
        """Whether `select` and `ignore` let a rule through."""
        chosen = not self._select or any(_names(pattern, rule) for pattern in self._select)
        return chosen and not any(_names(pattern, rule) for pattern in self._ignore)

    def _term_findings(self, document: Document, results: Sequence[BlockResult]) -> Iterable[Finding]:
        claims = [
            _Claim(
                candidate, block, self._lexicon.entry(candidate.entry), _shift(candidate.term, block.start)
            )
            for block, result in zip(document.blocks, results, strict=True)
            for candidate in result.candidates
        ]
        places = _sentences_in_order(document, results)
        seen: set[str] = set()
        for claim in resolve(claims):
            entry = claim.entry
            once = entry.kind in ("term", "false-friend")
            if once and entry.rule in seen:
                continue
            seen.add(entry.rule)
            if entry.rule in self._silent_entries or not self._reported(entry.rule):
                continue
            number = bisect_right(places, claim.term.start, key=lambda span: span.start) - 1
            if entry.kind == "term" and _explained(document.text, places, number, claim.term):
                continue
            yield _term_finding(document, claim, places[number])

    def _acronym_findings(self, document: Document, results: Sequence[BlockResult]) -> Iterable[Finding]:
        uses: list[Use] = []
        places: dict[int, tuple[Block, BlockResult]] = {}
        for block, result in zip(document.blocks, results, strict=True):
            for use in result.acronyms:
                moved = Use(use.short, use.start + block.start, use.end + block.start, use.defined)
                uses.append(moved)
                places[moved.start] = (block, result)
        for item in unexplained_acronyms(document.text, uses, self._lexicon.acronyms, self._known_acronyms):
            block, result = places[item.use.start]
            finding = _acronym_finding(document, item, block, result)
            if self._reported(finding.rule):
                yield finding

    def _scores(self, document: Document, results: Sequence[BlockResult]) -> Scores:
        from plainspeak.readability import scores

        sentences = [
            document.text[block.start + span.start : block.start + span.end]
            for block, result in zip(document.blocks, results, strict=True)
            if block.kind in _SCORED
            for span in result.sentences
        ]
        return scores(sentences, count_passive(sentences, self._pool))


def _readers(audience: Audience) -> frozenset[Audience]:
    """The audiences whose words this one knows: staff know what councillors know."""
    return frozenset({"councillors", "staff"} if audience == "staff" else {audience})


def _names(pattern: str, rule: str) -> bool:
    return (
        rule == pattern
        or rule.startswith(pattern.rstrip("/") + "/")
        or ("/" in pattern and rule.startswith(pattern))
    )


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _sentences_in_order(document: Document, results: Sequence[BlockResult]) -> list[Span]:
    """The sentences of the whole document."""
    return [
        _shift(span, block.start)
        for block, result in zip(document.blocks, results, strict=True)
        for span in result.sentences
    ]


def _explained(text: str, sentences: Sequence[Span], number: int, term: Span) -> bool:
    """Whether the text says what a term means in its sentence or the one after."""
    here = sentences[number]
    after = sentences[number + 1] if number + 1 < len(sentences) else Span(here.end, here.end)
    return is_explained(
        text[here.start : here.end],
        term.start - here.start,
        term.end - here.start,
        text[after.start : after.end],
    )


def _block_texts(document: Document, *, quotations: bool) -> list[BlockText]:
    texts: list[BlockText] = []
    for block in document.blocks:
        protected = tuple(
            Span(max(0, span.start - block.start), min(span.end, block.end) - block.start)
            for span in document.protected
            if inside([span], block.start, block.end)
        )
        texts.append(BlockText(document.text[block.start : block.end], block.kind, protected, quotations))
    return texts


def _term_finding(document: Document, claim: _Claim, sentence: Span) -> Finding:
    entry, candidate, sense = claim.entry, claim.candidate, claim.candidate.sense
    span = _shift(candidate.span, claim.block.start)
    severity: Severity = "info" if entry.kind in _INFORMATION else "warning"
    fix = ("safe" if entry.safe else "review") if candidate.suggestions else None
    source = document.source_span(span.start, span.end)
    return Finding(
        start=span.start,
        end=span.end,
        text=document.text[span.start : span.end],
        kind=entry.kind,
        rule=entry.rule,
        severity=severity,
        message=_message(document, claim, span),
        suggestions=candidate.suggestions,
        fix=fix,
        why=sense.why,
        explanation=entry.explain,
        authority=entry.source,
        where=claim.block.where,
        source=source,
        position=document.position(source) if source else None,
        sentence=sentence,
    )


def _message(document: Document, claim: _Claim, span: Span) -> str:
    entry, candidate = claim.entry, claim.candidate
    term = re.sub(r"\s+", " ", document.text[claim.term.start : claim.term.end])
    if entry.kind == "term":
        return f"Say what “{term}” means when you first use it."
    if entry.kind == "false-friend":
        return f"“{term}” means different things to councils and charities."
    if not candidate.suggestions:
        return f"“{term}”: {candidate.sense.advice or candidate.sense.why}"
    if LEAVE_OUT in candidate.sense.use:
        return f"Take out “{term}”."
    written = re.sub(r"\s+", " ", document.text[span.start : span.end])
    return f"Instead of “{written}”, try {_choice(candidate.suggestions)}."


def _choice(suggestions: Sequence[str]) -> str:
    quoted = [f"“{suggestion}”" for suggestion in suggestions]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _acronym_finding(document: Document, item: Unexplained, block: Block, result: BlockResult) -> Finding:
    short, span = item.use.short, item.span
    offset = item.use.start - block.start
    sentence = next(
        (s for s in result.sentences if s.start <= offset < s.end), Span(0, block.end - block.start)
    )
    source = document.source_span(span.start, span.end)
    if item.later is not None:
        message = f"“{short}” is explained only later on. Explain it here, where readers first meet it."
    elif item.suggestions:
        message = f"Say what “{short}” stands for when you first use it."
    else:
        message = f"Say what “{short}” stands for when you first use it, or use the full words."
    return Finding(
        start=span.start,
        end=span.end,
        text=document.text[span.start : span.end],
        kind="acronym",
        rule=f"acronym/{re.sub(r'[^a-z0-9]+', '-', short.lower()).strip('-')}",
        severity="warning",
        message=message,
        suggestions=item.suggestions,
        fix="review" if item.suggestions else None,
        why="Readers outside the council may not know it.",
        authority="GOV.UK style guide",
        where=block.where,
        source=source,
        position=document.position(source) if source else None,
        sentence=_shift(sentence, block.start),
    )
