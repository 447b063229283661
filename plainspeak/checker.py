"""Checker: the one place where the steps meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak.checks.acronyms import acronym_findings
from plainspeak.checks.ignores import without_ignored
from plainspeak.checks.meanings import meanings
from plainspeak.checks.sentences import sentence_findings
from plainspeak.checks.terms import term_findings
from plainspeak.checks.view import View
from plainspeak.config import Config, read_config
from plainspeak.documents import from_text
from plainspeak.glossary.curated import load_lexicon
from plainspeak.inflection import phrase_forms, spelling_variants
from plainspeak.model import AUDIENCES, Document, PlainspeakError, Report, Span
from plainspeak.pipeline.blocks import BlockResult, BlockText, run_blocks, run_sentence_checks
from plainspeak.pipeline.caching import CachingPool
from plainspeak.pipeline.segmenter import segment
from plainspeak.pipeline.sentence_checks import passive, sentence_checks
from plainspeak.pipeline.words import count_words
from plainspeak.rules import rule_is_named
from plainspeak.targets import target_for
from plainspeak.tokens import scan

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from plainspeak.model import Audience, Finding, Kind, Measures, Outline, Scores, Target
    from plainspeak.pipeline.caching import BlockCache

_CHECKS = (term_findings, acronym_findings, sentence_findings)


class Checker:
    """Checks documents for one audience. Reusable, and safe to share between threads.

    `audience` is "residents" where neither it nor the `config` names one. `glossaries` are paths of glossary files
    whose entries take the place of the curated ones. `select` and `ignore` name what is reported: a kind
    ("jargon"), a rule ("jargon/deliver") or the beginning of one. `config` is what `plainspeak.config` read from a
    file, or the path of that file; its glossaries and what it ignores are added to those named here, and a
    `select` named here goes before its own. With `quotations`, words in quotation marks are judged like all others;
    without it, people's own words are left alone. With a `cache`, a block that has been looked at before costs
    nothing; one that changed costs itself alone. One made `beside` another shares its pipelines, which are large.
    Raises PlainspeakError for an unknown audience or a mistake in the configuration, and GlossaryError for one in
    a glossary.
    """

    def __init__(
        self,
        audience: Audience | None = None,
        glossaries: Iterable[str | os.PathLike[str]] | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        config: Config | str | os.PathLike[str] | None = None,
        *,
        quotations: bool = False,
        cache: BlockCache | None = None,
        beside: Checker | None = None,
    ) -> None:
        settings = config if isinstance(config, Config) else read_config(Path(config)) if config else Config()
        self.config = settings
        own = [*settings.glossaries, *map(Path, glossaries or ())]
        self._lexicon = load_lexicon(own).for_place(settings.nation, settings.acronyms)
        self._accepted = _all_forms(settings.accept)
        self._quotations = quotations
        self._pool = beside._pool if beside else CachingPool()
        self._cache = cache
        self._serve(audience, select, ignore)

    def __getstate__(self) -> dict[str, Any]:
        """What is sent to another process: all but the pipelines and the cache, which it makes for itself."""
        names = ("config", "_lexicon", "_accepted", "_quotations", "audience", "_select", "_ignore")
        return {name: getattr(self, name) for name in names}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Make a checker of what was sent."""
        self.__dict__.update(state)
        self._pool = CachingPool()
        self._cache = None
        self._serve(self.audience, self._select, self._ignore)

    def like(
        self,
        audience: Audience | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
    ) -> Checker:
        """A checker with this one's configuration, words, pipelines and cache, but for these readers and rules.

        The three are as in the constructor. It costs little: a server makes one for each kind of request.
        Raises PlainspeakError for an unknown audience.
        """
        other = Checker.__new__(Checker)  # `copy` would take what is sent to other processes
        vars(other).update(vars(self))
        other._serve(audience, select, ignore)
        return other

    def _serve(
        self, audience: Audience | None, select: Iterable[str] | None, ignore: Iterable[str] | None
    ) -> None:
        """Settle who is going to read and what is reported."""
        settings = self.config
        audience = audience or settings.audience or "residents"
        if audience not in AUDIENCES:
            raise PlainspeakError(f"there is no audience '{audience}'; choose one of: {', '.join(AUDIENCES)}")
        self.audience: Audience = audience
        self._select = tuple(select or settings.select)
        self._ignore = (*settings.ignore, *(ignore or ()))
        # A check of which nothing would be shown asks for no parse.
        checks = sentence_checks(settings.long_sentence, settings.very_long_sentence)
        self._sentence_checks = tuple(
            check for check in checks if any(self._reported(rule) for rule in check.rules)
        )
        left_out = (check for check in checks if check not in self._sentence_checks)
        self._not_looked_for = frozenset(rule for check in left_out for rule in check.rules)
        readers = _readers(audience)
        self._known_acronyms = frozenset(
            short
            for short, acronym in self._lexicon.acronyms.items()
            if acronym.known is not None or not readers.isdisjoint(acronym.fine_for)
        ) | frozenset(settings.accept)
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
        results = iter(self._block_step(texts))
        return [self._report(each, [next(results) for _ in each.blocks]) for each in read]

    def _block_step(self, texts: Sequence[BlockText]) -> Sequence[BlockResult]:
        def run(blocks: Sequence[BlockText]) -> Sequence[BlockResult]:
            return run_blocks(
                blocks, self._lexicon, self._pool, self._sentence_checks, passed_over=passed_over
            )

        # False friends are for partners only; for others they do not even take their place.
        passed_over: frozenset[Kind] = (
            frozenset() if self.audience == "partners" else frozenset({"false-friend"})
        )
        if self._cache is None:
            return run(texts)
        settings = (passed_over, *(check.rules for check in self._sentence_checks))
        return self._cache.results(texts, settings, run)

    def _report(self, document: Document, results: Sequence[BlockResult]) -> Report:
        view = View(
            document,
            tuple(results),
            self._lexicon,
            self.audience,
            self._silent_entries,
            self._known_acronyms,
            self._accepted,
            self.config.nation,
        )
        found = without_ignored(
            view, (finding for check in _CHECKS for finding in check(view)), self._not_looked_for
        )
        findings = [self._as_severe(finding) for finding in found if self._reported(finding.rule)]
        findings.sort(key=lambda f: (f.start, f.end, f.rule))
        return Report(
            document,
            self.audience,
            tuple(findings),
            sum(result.words for result in results),
            sum(len(result.sentences) for result in results),
            lambda: self._scores(document, results),
            lambda: self._measures(document, results),
            lambda: _outline(document, results),
            lambda: meanings(view),
            self.target,
        )

    @property
    def target(self) -> Target:
        """What a text should reach: what is usual for the readers, but for what the configuration says."""
        return target_for(self.audience, self.config)

    def rules(self) -> dict[str, str]:
        """The rules of the glossaries' entries, each with its term, in the order of the alphabet.

        Rules on acronyms and on whole sentences are not among them.
        """
        return dict(self._rules)

    @cached_property
    def _rules(self) -> dict[str, str]:
        return {entry.rule: entry.term for entry in sorted(self._lexicon.entries(), key=lambda e: e.rule)}

    def measure(self, document: Document | str) -> Measures:
        """The readability figures of a document and of its sections, without looking for findings."""
        if isinstance(document, str):
            document = from_text(document)
        texts = _block_texts(document, quotations=self._quotations)
        results = run_sentence_checks(texts, self._lexicon, self._pool, (passive.CHECK,))
        return self._measures(document, results, checked=True)

    def _reported(self, rule: str) -> bool:
        """Whether `select` and `ignore` let a rule through."""
        chosen = not self._select or any(rule_is_named(pattern, rule) for pattern in self._select)
        return chosen and not any(rule_is_named(pattern, rule) for pattern in self._ignore)

    def _as_severe(self, finding: Finding) -> Finding:
        """The finding with the severity that the configuration gives its rule, if any."""
        severity = next(
            (s for pattern, s in self.config.severity if rule_is_named(pattern, finding.rule)), None
        )
        return finding if severity is None else replace(finding, severity=severity)

    def _scores(self, document: Document, results: Sequence[BlockResult]) -> Scores:
        from plainspeak.measuring import gather
        from plainspeak.readability import scores

        return scores(gather(document, results, self._passives(document, results)))

    def _measures(
        self, document: Document, results: Sequence[BlockResult], *, checked: bool = False
    ) -> Measures:
        from plainspeak.measuring import measure

        passives = _count_passive(results) if checked else self._passives(document, results)
        return measure(document, results, passives)

    def _passives(self, document: Document, results: Sequence[BlockResult]) -> list[int]:
        """How many sentences of each block have a passive; looked for only where the check did not do so."""
        if passive.CHECK not in self._sentence_checks:
            texts = _block_texts(document, quotations=self._quotations)
            results = run_sentence_checks(texts, self._lexicon, self._pool, (passive.CHECK,))
        return _count_passive(results)


def _outline(document: Document, results: Sequence[BlockResult]) -> Outline:
    from plainspeak.measuring import outline

    return outline(document, results)


def _count_passive(results: Sequence[BlockResult]) -> list[int]:
    """How many sentences of each block have a passive."""
    return [
        len(
            {
                bisect_right(result.sentences, remark.start, key=lambda span: span.start)
                for remark in result.remarks
                if remark.rule in passive.CHECK.rules
            }
        )
        for result in results
    ]


def _readers(audience: Audience) -> frozenset[Audience]:
    """The audiences whose words this one knows: staff know what councillors know."""
    return frozenset({"councillors", "staff"} if audience == "staff" else {audience})


def _all_forms(words: Iterable[str]) -> frozenset[str]:
    """Words in all their forms and British and American spellings, in lower case with single spaces."""
    forms: set[str] = set()
    for word in words:
        for spelling in spelling_variants(word.lower()):
            forms.add(spelling)
            for pos in ("noun", "verb", "adjective"):
                forms.update(*phrase_forms(spelling, pos).values())
    return frozenset(" ".join(scan(form).keys) for form in forms)


def _block_texts(document: Document, *, quotations: bool) -> list[BlockText]:
    texts: list[BlockText] = []
    lead_in = 0
    kinds = [*(block.kind for block in document.blocks[1:]), None]
    protected_in = _protected_in(document)
    # Not strict: an empty document has no block.
    for number, (block, kind_after) in enumerate(zip(document.blocks, kinds, strict=False)):
        protected = tuple(
            Span(max(0, span.start - block.start), min(span.end, block.end) - block.start)
            for span in protected_in.get(number, ())
        )
        text = document.text[block.start : block.end]
        in_list = block.kind == "list-item"
        texts.append(BlockText(text, block.kind, protected, quotations, lead_in if in_list else 0))
        if not in_list:
            lead_in = _lead_in(text) if kind_after == "list-item" else 0
    return texts


def _protected_in(document: Document) -> dict[int, list[Span]]:
    """What is protected in each block that has any, by the number of the block."""
    starts = [block.start for block in document.blocks]
    found: dict[int, list[Span]] = {}
    for span in document.protected:
        for number in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)):
            if span.start < document.blocks[number].end:
                found.setdefault(number, []).append(span)
    return found


def _lead_in(text: str) -> int:
    """How many words the last sentence of a block has if it introduces a list; 0 where it does not."""
    if not text.rstrip().endswith(":"):
        return 0
    last = segment(text)[-1]
    return count_words(text, last.start, last.end)
