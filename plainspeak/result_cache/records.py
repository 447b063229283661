"""A report as plain data without the document's words, and the report again from that data and the document."""

from __future__ import annotations

import codecs
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from plainspeak.model import (
    Document,
    Finding,
    Outline,
    Paragraph,
    Position,
    Report,
    Scores,
    SectionAge,
    Span,
    Target,
)
from plainspeak.result_cache.recipes import NoRecipeError, Recipe, Writer, follow

if TYPE_CHECKING:
    from collections.abc import Callable

Figures = TypeVar("Figures")


@dataclass(frozen=True, slots=True)
class Known(Generic[Figures]):
    """Figures that are known, in the place of the function that would compute them; it can be pickled."""

    figures: Figures

    def __call__(self) -> Figures:
        """The figures."""
        return self.figures


def not_known() -> Any:
    """In the place of a function that computes what was not asked for. Raises RuntimeError."""
    raise RuntimeError("this was not computed: the settings say that it is not needed")


def record_of(report: Report, content: bytes, *, scored: bool, outlined: bool) -> dict[str, Any] | None:
    """A report as plain data for JSON; None where that cannot be done without words of the document.

    `content` is that of the file; `scored` and `outlined` say what of the figures is kept.
    """
    document = report.document
    source = _decoded(content)
    if source is not None and document.source == source and document.encoding is None:
        try:
            return _record(report, source, scored=scored, outlined=outlined)
        except NoRecipeError:
            pass
    try:
        return _record(report, document.text, scored=scored, outlined=outlined)
    except NoRecipeError:
        return None


def _decoded(content: bytes) -> str | None:
    """The source of a text file as most are: in UTF-8."""
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _record(report: Report, base: str, *, scored: bool, outlined: bool) -> dict[str, Any]:
    document = report.document
    writer = Writer(document, base)
    return {
        "from_source": base is not document.text,
        "length": len(document.text),
        "media_type": document.media_type,
        "other_language": document.other_language,
        "audience": report.audience,
        "target": None if report.target is None else astuple(report.target),
        "words": report.words,
        "sentences": report.sentences,
        "scores": astuple(report.scores) if scored else None,
        "outline": _outline_record(report.outline, writer) if outlined else None,
        "findings": [_finding_record(finding, writer) for finding in report.findings],
    }


def _finding_record(finding: Finding, writer: Writer) -> list[Any]:
    said = (finding.message, finding.why, finding.authority, finding.where, *finding.suggestions)
    return [
        [finding.start, finding.end, finding.sentence.start, finding.sentence.end],
        [finding.kind, finding.rule, finding.severity, finding.fix],
        astuple(finding.source) if finding.source else None,
        astuple(finding.position) if finding.position else None,
        _short(writer.stretch(finding.start, finding.end)),
        _short(writer.stretch(finding.sentence.start, finding.sentence.end)),
        None if finding.explanation is None else _short(writer.words(finding.explanation)),
        [_short(writer.words(text)) for text in said],
    ]


def _short(recipe: Recipe) -> str | Recipe:
    """A recipe, or the text itself where it refers to no words, as most do."""
    return recipe if recipe[1] else recipe[0]


def _outline_record(outline: Outline, writer: Writer) -> list[Any]:
    sections = [
        [
            _short(writer.words(each.title)),
            each.level,
            each.start,
            each.end,
            each.words,
            each.longest_sentence,
            each.reading_age,
        ]
        for each in outline.sections
    ]
    return [sections, [astuple(paragraph) for paragraph in outline.paragraphs]]


def report_of(record: dict[str, Any], path: str, content: bytes, read: Callable[[], Document]) -> Report:
    """The report that `record_of` made a record of, from the file's content.

    Where the record needs it, `read` reads the document again. Where not, the text of the report's document holds
    the sentences of the findings alone, at their places, and it has no blocks. There are no meanings.
    """
    if record["from_source"]:
        base = _decoded(content) or ""
        document = Document(
            _sparse(record, base),
            (),
            path,
            record["media_type"],
            source=base,
            other_language=record["other_language"],
        )
    else:
        document = read()
        base = document.text
    scores, outline = record["scores"], record["outline"]
    return Report(
        document,
        record["audience"],
        tuple(_finding(row, base) for row in record["findings"]),
        record["words"],
        record["sentences"],
        not_known if scores is None else Known(Scores(*scores)),
        outliner=Known(Outline() if outline is None else _outline(outline, base)),
        target=None if record["target"] is None else Target(*record["target"]),
    )


def _sparse(record: dict[str, Any], base: str) -> str:
    """A text as long as the document's, blank but for the sentences that hold findings."""
    stretches: list[tuple[int, int, str]] = []
    for row in record["findings"]:
        start, end, first, last = row[0]
        stretches += ((start, -end, _text(row[4], base)), (first, -last, _text(row[5], base)))
    parts: list[str] = []
    at = 0
    for start, _, text in sorted(stretches):
        new = text[max(0, at - start) :]  # the rest stands there already
        parts += (" " * (start - at), new)
        at = max(at, start) + len(new)
    parts.append(" " * (record["length"] - at))
    return "".join(parts)


def _finding(row: list[Any], base: str) -> Finding:
    places, names, source, position, found, _, explanation, said = row
    start, end, first, last = places
    kind, rule, severity, fix = names
    message, why, authority, where, *suggestions = [
        recipe if isinstance(recipe, str) else _text(recipe, base) for recipe in said
    ]
    return Finding(
        start,
        end,
        _text(found, base),
        kind,
        rule,
        severity,
        message,
        tuple(suggestions),
        fix,
        why,
        None if explanation is None else _text(explanation, base),
        authority,
        where,
        Span(*source) if source else None,
        Position(*position) if position else None,
        Span(first, last),
    )


def _outline(record: list[Any], base: str) -> Outline:
    sections, paragraphs = record
    return Outline(
        tuple(SectionAge(_text(section[0], base), *section[1:]) for section in sections),
        tuple(Paragraph(*figures) for figures in paragraphs),
    )


def _text(recipe: Any, base: str) -> str:
    """The text of a recipe that comes from JSON, as `_short` made it."""
    if isinstance(recipe, str):
        return recipe
    template, references = recipe
    return follow(template, references, base)
