"""What a document would gain: its safe suggestions in place, and what to fix first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from plainspeak.measuring import prose_of
from plainspeak.pipeline.words import count_words
from plainspeak.readability import LONG_SENTENCE, scores
from plainspeak.reports.html.notes import title_of
from plainspeak.reports.wording import counted
from plainspeak.targets import target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plainspeak.model import Block, Finding, Kind, Report, Scores

_WORD_KINDS: frozenset[Kind] = frozenset({"jargon", "wordy", "legal", "false-friend", "hidden-verb"})
# Replacing words changes a score little, and working it out costs a scoring each: only the commonest are tried.
_TRIED = 6
_FIRST = 3
# The weight that the Flesch-Kincaid grade gives to the words in a sentence.
_GRADE_A_WORD = 0.39


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence before and after, in parts: words that stay, go or come."""

    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The findings whose safe suggestions go in, the sentences that change, and the scores the document would have."""

    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    scores: Scores


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, and what it gains: findings that go and years of reading age, None where they are unknown.

    `number` is that of the first finding it is about.
    """

    title: str
    findings: int
    years: float | None
    number: int


def preview(report: Report) -> Preview:
    """The document after its safe suggestions; passive sentences are taken to stay as they are."""
    safe = [finding for finding in apart(report.findings) if finding.fix == "safe"]
    text, blocks = changed(report, safe)
    after = scores(prose_of(text, blocks)) if safe else report.scores
    after = replace(after, passive_sentences=report.scores.passive_sentences)
    return Preview(tuple(safe), tuple(_changes(report, safe)), after)


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with something to paste, of which no two overlap; of two the first."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda each: (each.start, each.end)):
        if finding.suggestions and (not kept or kept[-1].end <= finding.start):
            kept.append(finding)
    return kept


def changed(report: Report, findings: Sequence[Finding]) -> tuple[str, list[Block]]:
    """The text and the blocks of a document with the first suggestion of each finding in place."""
    waiting = list(findings)
    pieces: list[str] = []
    blocks: list[Block] = []
    length = 0
    for block in report.document.blocks:
        at, own = block.start, ""
        while waiting and waiting[0].start < block.end:
            finding = waiting.pop(0)
            if at <= finding.start and finding.end <= block.end:
                own += report.document.text[at : finding.start] + finding.suggestions[0]
                at = finding.end
        own += report.document.text[at : block.end]
        blocks.append(replace(block, start=length, end=length + len(own)))
        pieces.append(own)
        length += len(own) + 2
    return "\n\n".join(pieces), blocks


def first_steps(report: Report) -> list[Step]:
    """The three things that gain most.

    What one gains is the share of all findings that go, and with it the share of the way to the audience's reading
    age that it covers. The gains are estimates: a sentence of n words is taken to become ⌈n / 25⌉ sentences, and a
    word to become its first suggestion.
    """
    steps = [*_long_sentences(report), *_by_kind(report), *_safe_words(report), *_by_rule(report)]
    over = (report.scores.reading_age or 0) - target_of(report).reading_age

    def gain(step: Step) -> float:
        way = min(1.0, (step.years or 0) / over) if over > 0 else 0.0
        return way + step.findings / len(report.findings)

    return sorted(steps, key=gain, reverse=True)[:_FIRST]


def _numbered(report: Report, chosen: Callable[[Finding], bool]) -> list[tuple[int, Finding]]:
    return [item for item in enumerate(report.findings, start=1) if chosen(item[1])]


def _long_sentences(report: Report) -> Iterable[Step]:
    long = _numbered(report, lambda finding: finding.kind == "long-sentence")
    if not long:
        return
    text = report.document.text
    prose = prose_of(text, report.document.blocks)
    count = len(prose.sentences)
    more = sum(
        max(1, ceil(count_words(text, finding.start, finding.end) / LONG_SENTENCE) - 1) for _, finding in long
    )
    years = None
    if report.scores.reading_age is not None and count:
        years = round(_GRADE_A_WORD * (prose.words / count - prose.words / (count + more)), 1)
    yield Step(f"Split {counted(len(long), 'long sentence')}", len(long), years, long[0][0])


def _by_kind(report: Report) -> Iterable[Step]:
    titles: dict[Kind, tuple[str, str, str]] = {
        "passive": ("Say who does it in", "sentence", ""),
        "acronym": ("Spell out", "short form", ""),
        "term": ("Explain", "technical term", ""),
        "noun-string": ("Take apart", "string of nouns", "strings of nouns"),
        "double-negative": ("Turn round", "double negative", ""),
    }
    for kind, (what, one, many) in titles.items():
        found = _numbered(report, lambda finding, kind=kind: finding.kind == kind)
        if found:
            # A sentence may hold two passives.
            count = len({finding.sentence for _, finding in found}) if kind == "passive" else len(found)
            title = f"{what} {counted(count, one, many or None)}"
            yield Step(title, len(found), None, found[0][0])


def _safe_words(report: Report) -> Iterable[Step]:
    kept = {id(finding) for finding in apart(report.findings) if finding.fix == "safe"}
    safe = _numbered(report, lambda finding: id(finding) in kept)
    if len(safe) > 1:
        years = _years(report, [finding for _, finding in safe])
        yield Step(f"Make the {len(safe):,} safe replacements", len(safe), years, safe[0][0])


def _by_rule(report: Report) -> Iterable[Step]:
    groups: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in _numbered(report, lambda f: f.kind in _WORD_KINDS and f.fix != "safe"):
        groups.setdefault(finding.rule, []).append((number, finding))
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group[0][0]))
    for group in ordered[:_TRIED]:
        findings = [finding for _, finding in group]
        pasted = apart(findings)
        title = f"Find plain words for “{title_of(findings)}”"
        years = _years(report, pasted) if pasted else None
        yield Step(title, len(findings), years, group[0][0])


def _years(report: Report, findings: Sequence[Finding]) -> float | None:
    """The years of reading age that some suggestions take off; none are given where the formula would add some."""
    before = report.scores.reading_age
    after = scores(prose_of(*changed(report, findings))).reading_age
    if before is None or after is None:
        return None
    return round(max(0.0, before - after), 1)


def _changes(report: Report, safe: Sequence[Finding]) -> Iterable[Change]:
    """Each sentence that changes, with what goes and what comes."""
    text = report.document.text
    sentences: dict[tuple[int, int], list[Finding]] = {}
    for finding in safe:
        start, end = finding.sentence.start, finding.sentence.end
        inside = start <= finding.start and finding.end <= end
        key = (start, end) if inside else (finding.start, finding.end)
        sentences.setdefault(key, []).append(finding)
    for (start, end), findings in sentences.items():
        parts: list[tuple[str, str]] = []
        at = start
        for finding in findings:
            parts += [
                ("stays", text[at : finding.start]),
                ("goes", text[finding.start : finding.end]),
                ("comes", finding.suggestions[0]),
            ]
            at = finding.end
        parts.append(("stays", text[at:end]))
        yield Change(tuple((step, words) for step, words in parts if words))
