"""spaCy's way in: `nlp.add_pipe("plainspeak")` in any English pipeline, with its own vocabulary.

The tags and arcs that the pipeline already has are not relied on: findings are the same whatever else runs.
Nothing is kept on the component from one document to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from plainspeak.checker import Checker

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
