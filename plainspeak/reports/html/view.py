"""What the templates show of one document, so that they have nothing to work out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.measuring import prose_of
from plainspeak.reports.figures import per_hundred
from plainspeak.reports.html.charts import Gauge, Strip, gauge, strip
from plainspeak.reports.html.estimates import Change, Step, first_steps, preview
from plainspeak.reports.html.hardness import Chapter, Stretch, chapters, stretches
from plainspeak.reports.html.layout import Node, lay_out
from plainspeak.reports.html.marks import LETTERS, look_of
from plainspeak.reports.html.notes import Note, group_notes
from plainspeak.reports.results import count_by_kind
from plainspeak.reports.wording import KIND_NAMES, READERS, counted, not_english, why_no_score
from plainspeak.targets import heat, target_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plainspeak.model import Meaning, Report, Scores
    from plainspeak.reports.html.marks import Part
    from plainspeak.targets import Heat

_HARDEST, _CHANGES_SHOWN = 5, 6
_FEWEST_WORDS = 20  # of a paragraph that is named; what is shorter is judged by its neighbours alone
_MOST_LISTED = 80  # paragraphs; a page of a long document would grow too large


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its name and a word on it. `heat` says how it stands to the target, where it has one."""

    name: str
    value: str
    gloss: str
    heat: Heat = "unknown"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A score before and after the safe suggestions."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A kind of finding that the document has."""

    kind: str
    letter: str
    name: str
    look: str
    count: int


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A thing to do first and what it gains, in words."""

    title: str
    gains: str
    number: int


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as its page shows it.

    There are no figures where there are no words. `linked` are the numbers of the nodes that something leads to.
    `case_of` has for each finding the number of its case in the notes.
    """

    folder: str
    name: str
    key: str
    encoding: str | None
    other_language: str
    audience: str
    verdict: str
    heat: Heat
    age: str
    target: str
    gauge: Gauge | None
    why_no_score: str
    figures: list[Figure]
    details: list[Figure]
    steps: list[FirstStep]
    strip: Strip | None
    hardest: list[Stretch]
    paragraphs: list[Stretch]
    chapters: list[Chapter]
    legend: list[LegendItem]
    nodes: list[Node]
    linked: frozenset[int]
    notes: list[Note]
    case_of: dict[int, int]
    findings: str
    finding_count: int
    meanings: Sequence[Meaning]
    replaced: int
    changes: Sequence[Change]
    changes_left: int
    comparisons: list[Comparison]


def view_document(report: Report) -> DocumentView:
    """The report of one document as its page shows it."""
    target = target_of(report)
    age = report.scores.reading_age
    nodes = lay_out(report.document, report.findings)
    hard = stretches(report, nodes)
    after = preview(report)
    shown = strip(hard, target.reading_age) if len(hard) > 1 and age is not None else None
    hardest = _hardest(hard) if shown else []
    paragraphs = hard if shown and len(hard) <= _MOST_LISTED else []
    sections = chapters(report, nodes) if shown else []
    notes = group_notes(report.findings, frozenset(_labels(nodes)), after.findings)
    folder, _, name = report.document.path.replace("\\", "/").rpartition("/")
    return DocumentView(
        folder=folder,
        name=name or "Text",
        key=hashlib.sha256(report.document.path.encode("utf-8", "surrogateescape")).hexdigest()[:16],
        encoding=report.document.encoding,
        other_language=not_english(report.document.other_language),
        audience=READERS[report.audience],
        verdict=_verdict(report),
        heat=heat(age, target),
        age="–" if age is None else f"{age:.1f}",
        target=f"{target.reading_age:g}",
        gauge=None if age is None else gauge(age, target.reading_age),
        why_no_score=why_no_score(report),
        figures=_figures(report) if report.words else [],
        details=_details(report) if report.words else [],
        steps=[_step(step) for step in first_steps(report)] if report.findings else [],
        strip=shown,
        hardest=hardest,
        paragraphs=paragraphs,
        chapters=sections,
        legend=_legend(report),
        nodes=nodes,
        linked=frozenset(each.node for each in (*hardest, *paragraphs, *sections)),
        notes=notes,
        case_of={place.number: case.number for note in notes for case in note.cases for place in case.places},
        findings=counted(len(report.findings), "finding"),
        finding_count=len(report.findings),
        meanings=report.meanings,
        replaced=len(after.findings),
        changes=after.changes[:_CHANGES_SHOWN],
        changes_left=max(0, len(after.changes) - _CHANGES_SHOWN),
        comparisons=_comparisons(report, after.scores, len(after.findings)),
    )


def long_share(report: Report) -> float | None:
    """The share of long sentences in running prose, from 0 to 1; None where there is no sentence."""
    count = len(prose_of(report.document.text, report.document.blocks).lengths)
    return report.scores.long_sentences / count if count else None


def _verdict(report: Report) -> str:
    age, target = report.scores.reading_age, target_of(report).reading_age
    who = READERS[report.audience]
    if not report.words:
        return "There are no words to check."
    if age is None:
        return f"{counted(len(report.findings), 'finding')} for {who}."
    over = round(age - target, 1)
    if over <= 0:
        return f"Reading age {age:.0f}: this is within the target of {target:g} for {who}."
    years = counted(round(over), "year") if over >= 1 else "a little"
    return f"Reading age {age:.0f}: {years} above the target of {target:g} for {who}."


def _figures(report: Report) -> list[Figure]:
    """The two figures that stand beside the gauge."""
    target = target_of(report)
    found = [
        Figure(
            "Findings per 100 words",
            f"{per_hundred(len(report.findings), report.words):.1f}",
            f"{counted(len(report.findings), 'finding')} in {counted(report.words, 'word')}",
        )
    ]
    share, most = long_share(report), target.long_sentence_share
    if share is not None:
        found.append(
            Figure(
                "Long sentences",
                f"{share:.0%}",
                f"{report.scores.long_sentences:,} of more than 25 words; aim for {most:.0%} or less",
                "within" if share <= most else "above",
            )
        )
    return found


def _details(report: Report) -> list[Figure]:
    scores = report.scores
    found: list[Figure] = []
    if scores.flesch_reading_ease is not None:
        aim = target_of(report).flesch_reading_ease
        found.append(Figure("Reading ease", f"{scores.flesch_reading_ease:.0f}", f"aim for {aim:g} or more"))
    if scores.mean_sentence_words is not None:
        found.append(Figure("Words in a sentence", f"{scores.mean_sentence_words:.1f}", "on average"))
    found.append(Figure("Passive sentences", f"{scores.passive_sentences:,}", ""))
    found.append(Figure("Words", f"{report.words:,}", ""))
    found.append(Figure("Sentences", f"{report.sentences:,}", ""))
    return found


def _step(step: Step) -> FirstStep:
    gains = [f"{counted(step.findings, 'finding')} fewer"]
    if step.years:
        gains.append(f"reading age down by about {step.years:.1f}")
    return FirstStep(step.title, ", ".join(gains), step.number)


def _hardest(hard: Sequence[Stretch]) -> list[Stretch]:
    over = [each for each in hard if each.heat in {"above", "far-above"} and each.words >= _FEWEST_WORDS]
    return sorted(over, key=lambda stretch: -(stretch.age or 0))[:_HARDEST]


def _legend(report: Report) -> list[LegendItem]:
    return [
        LegendItem(kind, LETTERS[kind], KIND_NAMES[kind], look_of(kind), count)
        for kind, count in count_by_kind((report,)).items()
    ]


def _labels(nodes: Sequence[Node]) -> Iterator[int]:
    """The numbers of the findings whose label stands in the text."""
    for node in nodes:
        for part in _text_parts(node):
            if part.step == "label":
                yield part.number


def _text_parts(node: Node) -> Iterator[Part]:
    for line in node.lines:
        yield from line
    waiting = [*node.lists]
    while waiting:
        for item in waiting.pop().items:
            for line in item.lines:
                yield from line
            waiting.extend(item.inner)
    for row in node.rows:
        for cell in row:
            for line in cell.lines:
                yield from line


def _comparisons(report: Report, after: Scores, replaced: int) -> list[Comparison]:
    before = report.scores
    rows = [
        Comparison("Findings", f"{len(report.findings):,}", f"{len(report.findings) - replaced:,}"),
        Comparison("Long sentences", f"{before.long_sentences:,}", f"{after.long_sentences:,}"),
    ]
    for name, field in (
        ("Reading age", "reading_age"),
        ("Reading ease", "flesch_reading_ease"),
        ("Words in a sentence", "mean_sentence_words"),
    ):
        first, second = getattr(before, field), getattr(after, field)
        if first is not None and second is not None:
            rows.append(Comparison(name, f"{first:.1f}", f"{second:.1f}"))
    return rows
