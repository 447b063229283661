"""Strings of four nouns and more, whose parts a reader must sort out: "care market position statement"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plainspeak.glossary.noun_endings import lemmas
from plainspeak.glossary.word_sets import noun_classes
from plainspeak.pipeline.sentence_checks.sentences import Remark, Sentence, SentenceCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.pipeline.parsing import Parsed

RULE = "noun-string/four-or-more"
FEWEST = 4
# Pairs that everyone reads as one word.
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "council tax|car park|bus stop|bus pass|health care|town hall|post office|post code|phone number|"
        "telephone number|email address|web page|web site|opening hours|bank account|bank holiday|credit card|"
        "debit card|police station|fire service|fire station|job centre|garden waste|food waste|waste collection|"
        "bin collection|street light|play area|swimming pool|leisure centre|day centre|care home|health centre|"
        "school meals|school day|school year|head teacher|speed limit|traffic lights|parking space|side gate|"
        "front door|back door|ground floor|birth certificate|driving licence|housing benefit|child care|"
        "wheelie bin|litter bin|week day|sand bag|bed room|household waste|public transport"
    ).split("|")
)
_GOES_BETWEEN = ("compound", "nmod", "amod")


def wants_parse(sentence: Sentence) -> bool:
    """Whether four words in a row, in small letters, may all be nouns."""
    # A run of four holds one word of every four.
    return any(
        _run_around(sentence, index) >= FEWEST
        for index in range(sentence.low + FEWEST - 1, sentence.high, FEWEST)
    )


def remarks(sentence: Sentence, parsed: Parsed | None) -> Iterator[Remark]:
    """A remark for each string, over its nouns and the adjectives between them."""
    if parsed is None:
        return
    for first, last in _strings(parsed):
        count = _units(parsed, first, last)
        if count >= FEWEST:
            start = sentence.span.start
            head = parsed.words[last]
            yield Remark(RULE, start + parsed.starts[first], start + parsed.ends[last], (head,), count)


CHECK = SentenceCheck((RULE,), wants_parse, remarks)


def _run_around(sentence: Sentence, index: int) -> int:
    """How many words in a row, this one among them, may be nouns; 0 where it is none itself."""
    if not _may_belong(sentence, index):
        return 0
    first = last = index
    joined = sentence.tokens.joined
    while first > sentence.low and joined(first - 1) and _may_belong(sentence, first - 1):
        first -= 1
    while last + 1 < sentence.high and joined(last) and _may_belong(sentence, last + 1):
        last += 1
    return last - first + 1


def _may_belong(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    return _may_be_noun(tokens.keys[index]) and (index == sentence.low or tokens.word(index).islower())


def _may_be_noun(word: str) -> bool:
    nouns = noun_classes()
    return word in nouns or any(lemma in nouns for lemma in lemmas(word))


def _strings(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """The longest runs of nouns, adjectives between two of them included, whose last noun governs the rest."""
    index = 0
    while index < len(parsed.words):
        last = index
        while last < len(parsed.words) and _belongs(parsed, last, first=last == index):
            last += 1
        last -= 1
        while last > index and not _is_noun(parsed, last):
            last -= 1
        if last > index and all(_leans(parsed, i, last) for i in range(index, last)):
            yield index, last
        index = max(index, last) + 1


def _belongs(parsed: Parsed, index: int, *, first: bool) -> bool:
    return _is_noun(parsed, index) or (
        not first and parsed.tags[index] == "JJ" and parsed.words[index].islower()
    )


def _is_noun(parsed: Parsed, index: int) -> bool:
    small = parsed.words[index].islower() or index == 0
    return small and parsed.words[index].isalpha() and parsed.tags[index] in ("NN", "NNS")


def _leans(parsed: Parsed, index: int, last: int) -> bool:
    return index < parsed.heads[index] <= last and parsed.labels[index] in _GOES_BETWEEN


def _units(parsed: Parsed, first: int, last: int) -> int:
    """How many nouns there are, familiar pairs counted once."""
    words = [parsed.words[i].lower() for i in range(first, last + 1)]
    count = sum(_is_noun(parsed, i) for i in range(first, last + 1))
    pairs = sum(pair in _PAIRS for pair in pairwise(words))
    return count - pairs
