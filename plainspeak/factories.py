"""spaCy's way in: `nlp.add_pipe("plainspeak")` in any English pipeline, with its own vocabulary.

`plainspeak` sets the findings, `plainspeak_sentences` only the sentences. Both factories are registered here
and as entry points, so that spaCy finds them without an import. The tags and arcs that the pipeline already
has are not relied on: findings are the same whatever else runs. Nothing is kept on a component from one
document to the next.
"""

# spaCy's own decorator carries no types.
# pyright: reportUnknownMemberType=false, reportUntypedFunctionDecorator=false

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language

from plainspeak.checker import Checker
from plainspeak.pipeline.segmenter import segment

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from plainspeak.model import Audience

SPANS_KEY = "plainspeak"


@dataclass(frozen=True, slots=True)
class PlainspeakComponent:
    """Sets `doc.spans["plainspeak"]`: a span for each finding, its label the kind, its id the rule."""

    checker: Checker

    def __call__(self, doc: Doc) -> Doc:
        """Check `doc.text`. A finding that ends inside a token takes in the whole of it."""
        spans: list[Span] = []
        for finding in self.checker.check(doc.text).findings:
            span = doc.char_span(
                finding.start, finding.end, label=finding.kind, span_id=finding.rule, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
        doc.spans[SPANS_KEY] = spans
        return doc


@Language.factory("plainspeak", default_config={"audience": "residents"}, assigns=["doc.spans"])
def create_plainspeak(nlp: Language, name: str, audience: Audience) -> PlainspeakComponent:
    """The component for `nlp.add_pipe("plainspeak", config={"audience": "partners"})`."""
    del nlp, name
    return PlainspeakComponent(Checker(audience=audience))


@dataclass(frozen=True, slots=True)
class SentenceComponent:
    """Sets the sentence starts of a Doc by plainspeak's own rules; the text counts as one paragraph."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of every sentence; a token that holds a boundary belongs to the earlier one."""
        starts = {span.start for span in segment(doc.text)}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        return doc


@Language.factory("plainspeak_sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> SentenceComponent:
    """The component for `nlp.add_pipe("plainspeak_sentences")`."""
    del nlp, name
    return SentenceComponent()
