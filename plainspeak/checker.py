"""Checker: the one place where the steps meet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.checks.acronyms import acronym_findings
from plainspeak.checks.terms import term_findings
from plainspeak.checks.view import View
from plainspeak.documents import from_text
from plainspeak.glossary.curated import load_lexicon
from plainspeak.model import AUDIENCES, Document, PlainspeakError, Report, Span
from plainspeak.pipeline.acronyms import inside
from plainspeak.pipeline.blocks import BlockResult, BlockText, run_blocks
from plainspeak.pipeline.parsing import PipelinePool
from plainspeak.pipeline.passives import count_passive

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from plainspeak.model import Audience, Scores

# Readability formulas are for running prose, which headings, captions and table cells are not.
_SCORED = frozenset({"paragraph", "list-item", "quote"})
_CHECKS = (term_findings, acronym_findings)


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
            rule for rule, fine_for in self._lexicon.audiences if not readers.isdisjoint(fine_for)
        )

    def check(self, document: Document | str) -> Report:
        """Check a document, or a text as it stands; offsets of the findings are in `report.document.text`."""
        return self.check_each([document])[0]

    def check_each(self, documents: Iterable[Document | str]) -> list[Report]:
        """Check several documents, each by itself, in order; all their sentences are parsed in one batch."""
        read = [from_text(each) if isinstance(each, str) else each for each in documents]
        texts = [text for each in read for text in _block_texts(each, quotations=self._quotations)]
        results = iter(run_blocks(texts, self._lexicon, self._pool))
        return [self._report(each, [next(results) for _ in each.blocks]) for each in read]

    def _report(self, document: Document, results: Sequence[BlockResult]) -> Report:
        view = View(
            document,
            tuple(results),
            self._lexicon,
            self.audience,
            self._silent_entries,
            self._known_acronyms,
        )
        findings = [finding for check in _CHECKS for finding in check(view) if self._reported(finding.rule)]
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
