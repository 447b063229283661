"""A report as plain data without the document's words, and the report again from that data and the document."""

from __future__ import annotations

import codecs
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

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
    sentences = list(dict.fromkeys(finding.sentence for finding in report.findings))
    texts = list(dict.fromkeys(text for finding in report.findings for text in _said(finding)))
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
        "with_findings": [
            [each.start, each.end, _short(writer.stretch(each.start, each.end))] for each in sentences
        ],
        "texts": [_short(writer.words(text)) for text in texts],
        "findings": [_finding_record(finding, sentences, texts, writer) for finding in report.findings],
    }


def _said(finding: Finding) -> list[str]:
    """All texts of a finding but that of the document; the suggestions stand last."""
    explanation = () if finding.explanation is None else (finding.explanation,)
    return [
        finding.message,
        finding.why,
        finding.authority,
        finding.where,
        *explanation,
        *finding.suggestions,
    ]


def _finding_record(finding: Finding, sentences: list[Span], texts: list[str], writer: Writer) -> list[Any]:
    """A finding with its sentence and what is said of it as numbers, for one sentence often holds several."""
    sentence = finding.sentence
    inside = sentence.start <= finding.start <= finding.end <= sentence.end
    return [
        [finding.start, finding.end, sentences.index(sentence)],
        [finding.kind, finding.rule, finding.severity, finding.fix],
        astuple(finding.source) if finding.source else None,
        astuple(finding.position) if finding.position else None,
        None if inside else _short(writer.stretch(finding.start, finding.end)),
        finding.explanation is not None,
        [texts.index(text) for text in _said(finding)],
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
    document = None if record["from_source"] else read()
    base = (_decoded(content) or "") if document is None else document.text
    sentences = [(Span(start, end), _text(recipe, base)) for start, end, recipe in record["with_findings"]]
    texts = [_text(recipe, base) for recipe in record["texts"]]
    findings = tuple(_finding(row, sentences, texts, base) for row in record["findings"])
    if document is None:
        document = Document(
            _sparse(record["length"], sentences, findings),
            (),
            path,
            record["media_type"],
            source=base,
            other_language=record["other_language"],
        )
    scores, outline = record["scores"], record["outline"]
    return Report(
        document,
        record["audience"],
        findings,
        record["words"],
        record["sentences"],
        not_known if scores is None else Known(Scores(*scores)),
        outliner=Known(Outline() if outline is None else _outline(outline, base)),
        target=None if record["target"] is None else Target(*record["target"]),
    )


def _sparse(length: int, sentences: list[tuple[Span, str]], findings: tuple[Finding, ...]) -> str:
    """A text of `length`, blank but for the sentences that hold findings, and for the findings."""
    stretches = [(span.start, -span.end, text) for span, text in sentences]
    stretches += ((each.start, -each.end, each.text) for each in findings)
    parts: list[str] = []
    at = 0
    for start, end, text in sorted(stretches):
        if -end <= at:  # it stands there already
            continue
        parts += (" " * (start - at), text[max(0, at - start) :])
        at = -end
    parts.append(" " * (length - at))
    return "".join(parts)


def _finding(row: list[Any], sentences: list[tuple[Span, str]], texts: list[str], base: str) -> Finding:
    start, end, in_sentence = cast("tuple[int, int, int]", row[0])
    _, names, source, position, found, explained, said = row
    kind, rule, severity, fix = names
    message, why, authority, where, *rest = map(texts.__getitem__, cast("list[int]", said))
    sentence, words = sentences[in_sentence]
    return Finding(
        start,
        end,
        words[start - sentence.start : end - sentence.start] if found is None else _text(found, base),
        kind,
        rule,
        severity,
        message,
        tuple(rest[1:] if explained else rest),
        fix,
        why,
        rest[0] if explained else None,
        authority,
        where,
        Span(*source) if source else None,
        Position(*position) if position else None,
        sentence,
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
