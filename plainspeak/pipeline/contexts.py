"""Terms in their sentences with the grammar worked out, for those who ask what a condition says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plainspeak.pipeline.matching import find_matches
from plainspeak.pipeline.segmenter import segment
from plainspeak.pipeline.senses import Context
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.glossary.lexicon import Lexicon
    from plainspeak.pipeline.parsing import Parsed, PipelinePool


def contexts(
    texts: Sequence[tuple[str, int]], lexicon: Lexicon, pool: PipelinePool
) -> list[tuple[Context, ...]]:
    """For each text, given with the number of an entry in `lexicon`, that entry's term wherever it stands.

    Names, quotations and conditions are not looked at; every sentence is parsed, all of them in one batch.
    """
    found = [_found(text, entry, lexicon) for text, entry in texts]
    sentences = list(dict.fromkeys(sentence for each in found for sentence, _, _ in each))
    parses = dict(zip(sentences, pool.parse(sentences), strict=True))
    return [
        tuple(_with_parse(context, parses[sentence], start) for sentence, start, context in each)
        for each in found
    ]


def _found(text: str, entry: int, lexicon: Lexicon) -> list[tuple[str, int, Context]]:
    """The matches of an entry, each with its sentence, where that starts, and the words around it."""
    tokens = scan(text)
    found: list[tuple[str, int, Context]] = []
    for match in find_matches(tokens, lexicon):
        if match.pattern.entry != entry:
            continue
        for span in segment(text):
            inside = [i for i in range(len(tokens)) if span.start <= tokens.starts[i] < span.end]
            if inside and inside[0] <= match.first <= match.last <= inside[-1]:
                low, high = inside[0], inside[-1] + 1
                context = Context(tokens, match.first, match.last, low, high, "paragraph", lexicon.sets)
                found.append((text[span.start : span.end], span.start, context))
    return found


def _with_parse(context: Context, parsed: Parsed, start: int) -> Context:
    tokens = context.tokens
    covered = parsed.tokens(tokens.starts[context.first] - start, tokens.ends[context.last] - start)
    return replace(context, parsed=parsed, root=parsed.root(covered))
