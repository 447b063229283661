"""One sample of findings that every report renders: all the awkward things, made by hand."""

from __future__ import annotations

from plainspeak.model import (
    Block,
    BlockKind,
    Document,
    Finding,
    Fix,
    Kind,
    Outline,
    Paragraph,
    Report,
    Scores,
    SectionAge,
    Severity,
    Span,
)
from plainspeak.reports.results import Failure, Results


class Given:
    """A scorer that knows its answer."""

    def __init__(self, scores: Scores) -> None:
        self.scores = scores

    def __call__(self) -> Scores:
        return self.scores


SHORT = Scores(None, None, None, 12.0, 0, 0)


def make_document(*parts: tuple[BlockKind, str], path: str, media_type: str = "text/plain") -> Document:
    """A document of blocks with a blank line between; text formats have the text as their source."""
    blocks: list[Block] = []
    text = ""
    for number, (kind, words) in enumerate(parts, start=1):
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), f"paragraph {number}", 2))
        text += words
    is_text = media_type.startswith("text/")
    return Document(text, tuple(blocks), path, media_type, text if is_text else None)


def find(  # every field of a finding may be given
    document: Document,
    text: str,
    rule: str,
    message: str,
    *suggestions: str,
    sentence: str | None = None,
    nth: int = 0,
    severity: Severity = "warning",
    fix: Fix | None = None,
    why: str = "",
    explanation: str | None = None,
    authority: str = "",
) -> Finding:
    """The nth finding of `text` in the document, with its places worked out."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(text, start + 1)
    end = start + len(text)
    block = next(block for block in document.blocks if block.start <= start < block.end)
    held = Span(block.start, block.end)
    if sentence is not None:
        first = document.text.index(sentence)
        held = Span(first, first + len(sentence))
    source = document.source_span(start, end)
    kind: Kind = rule.split("/", maxsplit=1)[0]  # type: ignore[assignment]
    return Finding(
        start,
        end,
        text,
        kind,
        rule,
        severity,
        message,
        suggestions,
        fix,
        why,
        explanation,
        authority,
        block.where,
        source,
        document.position(source) if source else None,
        held,
    )


def letter() -> Report:
    first = (
        "We will utilise the fund to deliver better outcomes across the locality, and partners in each of the "
        "four neighbourhoods will be asked, once the steering group has met and agreed its terms of reference, "
        "to utilise whatever they have already got before they come back to the council for any more."
    )
    document = make_document(
        ("heading", "Your new bin day 🗑️"),
        ("paragraph", first),
        ("list-item", "Prior to collection, put your bins out by 7am."),
        ("list-item", "Café owners 🧑🏽‍🍳 and 料理店 must utilise a trade bin."),
        ("table-cell", "CTR"),
        ("table-cell", 'Ask for <script>alert("hi")</script> & friends inter alia.'),
        ("quote", "The precept is approved by members."),
        path="letters/bins & boxes.txt",
    )
    why = "It is a long word that says no more than “use”."
    wordy = "“utilise” is a long word for “use”."
    findings = (
        find(
            document,
            first,
            "long-sentence/over-40",
            "This sentence has 53 words: split it, so that people can follow it.",
        ),
        find(document, "utilise", "wordy/utilise", wordy, "use", fix="safe", why=why, authority="GOV.UK"),
        find(
            document,
            "deliver better outcomes",
            "jargon/deliver",
            "You deliver parcels; say what people will get.",
            "provide",
            "run",
            fix="review",
            authority="GOV.UK style guide",
        ),
        find(document, "utilise", "wordy/utilise", wordy, "use", nth=1, fix="safe", why=why),
        find(
            document,
            "Prior to collection,",
            "wordy/prior-to",
            "“Prior to” means “before”.",
            "Before collection,",
            fix="safe",
        ),
        find(document, "utilise", "wordy/utilise", wordy, "use", nth=2, fix="safe", why=why),
        find(
            document,
            "CTR",
            "acronym/ctr",
            "“CTR” is not spelled out.",
            "council tax reduction (CTR)",
            fix="review",
        ),
        find(
            document,
            "inter alia",
            "legal/inter-alia",
            "This is Latin.",
            "among other things",
            severity="error",
            fix="safe",
        ),
        find(
            document,
            "precept",
            "term/precept",
            "“precept” needs explaining where it first appears.",
            explanation="the part of your council tax that goes to the parish council, police or fire service.",
        ),
        find(
            document,
            "is approved by members",
            "passive/by",
            "Say who does it first: “members approve …”.",
            severity="info",
        ),
    )
    scores = Scores(16.2, 48.3, 11.2, 21.5, 1, 1)
    sections = (
        SectionAge("Your new bin day 🗑️", 1, 0, 40, 114, 53, 16.2),
        SectionAge("Bins and boxes", 2, 40, 90, 12, 9, None),
    )
    paragraphs = tuple(
        Paragraph(block.start, block.end, 20, 9) for block in document.blocks if block.kind == "paragraph"
    )
    return Report(
        document,
        "residents",
        findings,
        129,
        6,
        Given(scores),
        outliner=lambda: Outline(sections, paragraphs),
    )


def cabinet_report() -> Report:
    document = make_document(
        ("heading", "Fees"),
        ("paragraph", "Officers will leverage match funding going forward."),
        path="reports/cabinet.docx",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
    findings = (
        find(
            document,
            "leverage match funding",
            "jargon/leverage",
            "“Leverage” belongs to finance; say what you will do.",
            "get match funding",
            fix="review",
        ),
        find(
            document,
            "going forward",
            "jargon/going-forward",
            "This adds nothing: the verb already says when.",
            fix=None,
        ),
    )
    return Report(document, "residents", findings, 8, 2, Given(SHORT))


def clean_note() -> Report:
    document = make_document(("paragraph", "The library opens at 9am."), path="zebra.md")
    return Report(document, "residents", (), 5, 1, Given(SHORT))


def sample() -> Results:
    return Results(
        "0.1.0",
        "residents",
        (letter(), cabinet_report(), clean_note()),
        (Failure("scan.pdf", "plainspeak does not read .pdf files; save it as .docx."),),
    )
