"""The report for a terminal, or for a plain text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.reports.cells import cells, excerpt, printable, wrapped
from plainspeak.reports.figures import section_figures
from plainspeak.reports.results import count_by_kind
from plainspeak.reports.section_table import SectionRow, section_table
from plainspeak.reports.wording import (
    KIND_NAMES,
    WORDS_FOR_A_SCORE,
    counted,
    explain_command,
    measures,
    not_english,
    place,
    reasons,
    why_no_score,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plainspeak.model import Document, Finding, Report
    from plainspeak.reports.results import Results

    Paint = Callable[[str, str], str]

NARROWEST, WIDEST = 30, 100
_INDENT = "  "
_BODY = "      "

# Rows of a sentence that are shown; where all of it is underlined its start says enough.
_EXCERPT_ROWS, _WHOLE_SENTENCE_ROWS = 2, 1

_MOST_SECTIONS = 12  # that are shown; `plainspeak score` shows all

# Codes of ECMA-48's "select graphic rendition": the terminal's own sixteen colours, so that its
# owner's choice of theme holds.
_STYLES = {"bold": "1", "dim": "2", "error": "1;31", "warning": "33", "info": "36", "good": "32"}


def render_text(
    results: Results, *, width: int = 80, colour: bool = False, brief: bool = False, explain: bool = False
) -> str:
    """The results as text in lines of at most `width` cells (kept between 30 and 100); ends with a line end.

    Colour says nothing that the text does not say too. `brief` leaves findings alone: no scores, no summary, no
    document in which nothing was found. With `explain`, a rule's first finding names the command that tells more.
    """
    width = max(NARROWEST, min(width, WIDEST))
    paint = _in_colour if colour else _plain
    lines: list[str] = []
    explained: set[str] | None = set() if explain else None
    for report in results.reports:
        if report.findings or not brief:
            lines += _document(report, explained, width, paint)
        if not brief:
            lines += _scores(report, width, paint)
            lines.append("")
    if not brief:
        lines += _summary(results, width, paint)
    lines.append("")
    return "\n".join(map(str.rstrip, lines))


def _plain(text: str, _style: str) -> str:
    return text


def _in_colour(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else ""


def _document(report: Report, explained: set[str] | None, width: int, paint: Paint) -> list[str]:
    lines = [*_title(printable(report.document.path) or "text", width, paint), ""]
    said: set[tuple[str, str]] = set()
    where = ""
    for finding in report.findings:
        # Without lines a place is a phrase, which would drown the findings if each repeated it.
        if finding.position is None and finding.where != where:
            where = finding.where
            lines += [
                _INDENT + paint(line, "bold")
                for line in wrapped(printable(place(finding)), width - len(_INDENT))
            ]
            lines.append("")
        lines += _finding(finding, report.document, said, width, paint)
        if explained is not None:
            lines += _more(finding, explained, width, paint)
        lines.append("")
    if not report.findings:
        lines += (f"{_INDENT}Nothing found.", "")
    return lines


def _title(title: str, width: int, paint: Paint) -> list[str]:
    first, *more = wrapped(title, width - 4)
    rule = "─" * max(0, width - 4 - cells(first))
    head = f"{paint('──', 'dim')} {paint(first, 'bold')} {paint(rule, 'dim')}"
    return [head, *(f"   {paint(line, 'bold')}" for line in more)]


def _finding(
    finding: Finding, document: Document, said: set[tuple[str, str]], width: int, paint: Paint
) -> list[str]:
    """A finding's lines; what its rule has said before (`said`, which this adds to) is left out."""
    lines = _heading(finding, width, paint)
    lines += _sentence(finding, document, width, paint)
    again = False
    for reason in reasons(finding):
        if (finding.rule, reason) in said:
            again = True
            continue
        said.add((finding.rule, reason))
        lines += [_BODY + line for line in wrapped(printable(reason), width - len(_BODY))]
    if finding.suggestions:
        lines += _try(" / ".join(finding.suggestions), width, paint)
    elif again:
        lines.append(_BODY + paint("As above.", "dim"))
    return lines


def _more(finding: Finding, explained: set[str], width: int, paint: Paint) -> list[str]:
    """The command that tells more of a rule, unless it is among those `explained`, to which this adds it."""
    command = explain_command(finding)
    if not command or finding.rule in explained:
        return []
    explained.add(finding.rule)
    return [_BODY + paint(line, "dim") for line in wrapped(f"More: {command}", width - len(_BODY))]


def _heading(finding: Finding, width: int, paint: Paint) -> list[str]:
    """The line and column if there are lines, the kind, the severity and the rule, on one line if they fit."""
    start = f"{place(finding)}  " if finding.position is not None else ""
    name = KIND_NAMES[finding.kind]
    known = " · known" if finding.baseline == "unchanged" else ""
    rest = printable(f"{finding.severity} · {finding.rule}{known}")
    first = f"{_INDENT}{paint(start, 'dim')}{paint(name, finding.severity)}"
    if cells(f"{_INDENT}{start}{name} · {rest}") <= width:
        return [first + paint(f" · {rest}", "dim")]
    return [first, *(_BODY + paint(line, "dim") for line in wrapped(rest, width - len(_BODY)))]


def _sentence(finding: Finding, document: Document, width: int, paint: Paint) -> list[str]:
    """The sentence with the finding underlined; a finding outside any sentence stands alone."""
    sentence = finding.sentence
    if not sentence.start <= finding.start <= finding.end <= sentence.end:
        text, start, end = finding.text, 0, len(finding.text)
    else:
        text = document.text[sentence.start : sentence.end]
        start, end = finding.start - sentence.start, finding.end - sentence.start
    lines: list[str] = []
    if not text.strip():
        return lines
    rows = _WHOLE_SENTENCE_ROWS if end - start == len(text) else _EXCERPT_ROWS
    for row in excerpt(text, start, end, width - len(_BODY), rows):
        if not row.marked:
            lines.append(_BODY + row.text)
            continue
        marked = paint(row.text[row.mark_start : row.mark_end], "bold")
        lines.append(f"{_BODY}{row.text[: row.mark_start]}{marked}{row.text[row.mark_end :]}")
        underline = row.underline
        marks = underline.lstrip(" ")
        lines.append(_BODY + underline[: -len(marks)] + paint(marks, finding.severity))
    return lines


def _try(suggestions: str, width: int, paint: Paint) -> list[str]:
    label = "Try: "
    lines = wrapped(printable(suggestions), width - len(_BODY) - len(label))
    starts = (label, *[" " * len(label)] * (len(lines) - 1))
    return [f"{_BODY}{start}{paint(line, 'good')}" for start, line in zip(starts, lines, strict=True)]


def _scores(report: Report, width: int, paint: Paint) -> Iterator[str]:
    rows = measures(report)
    names = max(len(name) for name, _, _ in rows)
    values = max(len(value) for _, value, _ in rows)
    for name, value, gloss in rows:
        line = f"{_INDENT}{name:<{names}}  {value:>{values}}"
        fits = len(line) + 2 + len(gloss) <= width
        yield f"{line}  {paint(gloss, 'dim')}" if gloss and fits else line
    missing = why_no_score(report)
    for line in wrapped(missing, width - len(_INDENT)) if missing else ():
        yield _INDENT + line
    yield from _sections(report, width, paint)


def _sections(report: Report, width: int, paint: Paint) -> Iterator[str]:
    """The sections that have a score, the hardest of them where there are many; how many have none."""
    sections = section_figures(report)
    scored = [each for each in sections if each.reading_age is not None]
    hardest = sorted(scored, key=lambda each: -(each.reading_age or 0))[:_MOST_SECTIONS]
    notes: list[str] = []
    if len(scored) > len(hardest):
        notes.append(f"These are the {len(hardest)} hardest of {len(scored)} sections with a score.")
    if scored and len(sections) > len(scored):
        count = counted(len(sections) - len(scored), "section has", "sections have")
        notes.append(f"{count} no score: the formulas need {WORDS_FOR_A_SCORE} words.")
    if scored:
        yield ""
        yield f"{_INDENT}Sections"
        shown = [each for each in scored if each in hardest]
        rows = [SectionRow(each.title, each.words, each.reading_age, each.heat) for each in shown]
        yield from section_table(rows, width, paint)
    for note in notes:
        yield from (_INDENT + line for line in wrapped(note, width - len(_INDENT)))


def _summary(results: Results, width: int, paint: Paint) -> Iterator[str]:
    yield from _title("Summary", width, paint)
    yield ""
    if not results.reports:
        yield f"{_INDENT}No document was checked."
        yield from _failures(results, width)
        return
    findings = sum(len(report.findings) for report in results.reports)
    known = sum(finding.baseline == "unchanged" for report in results.reports for finding in report.findings)
    before = f" ({known:,} known before)" if known else ""
    words = sum(report.words for report in results.reports)
    totals = (
        f"{counted(findings, 'finding')}{before} in {counted(len(results.reports), 'document')}"
        f" of {counted(words, 'word')}{' in all' if len(results.reports) > 1 else ''}."
    )
    for line in wrapped(totals, width - len(_INDENT)):
        yield _INDENT + paint(line, "bold")
    counts = count_by_kind(results.reports)
    if counts:
        names = max(len(KIND_NAMES[kind]) for kind in counts)
        values = max(len(f"{count:,}") for count in counts.values())
        for kind, count in sorted(counts.items(), key=lambda item: -item[1]):
            yield f"{_INDENT}{KIND_NAMES[kind]:<{names}}  {count:>{values},}"
    unread = not_english(sum(report.document.other_language for report in results.reports))
    if unread:
        yield from (_INDENT + line for line in wrapped(unread, width - len(_INDENT)))
    yield from _failures(results, width)


def _failures(results: Results, width: int) -> Iterator[str]:
    """The inputs that were not checked, by name; why, the command says on standard error."""
    if not results.failures:
        return
    yield ""
    for line in wrapped(
        f"{counted(len(results.failures), 'input')} could not be checked:", width - len(_INDENT)
    ):
        yield _INDENT + line
    for failure in results.failures:
        for number, line in enumerate(wrapped(printable(failure.path), width - len(_BODY))):
            yield (_BODY if number else _INDENT * 2) + line
