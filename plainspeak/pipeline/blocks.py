"""The block step: everything that can be said of a block without looking at the rest of the document.

It is a pure function of the block's text, its kind, what is protected in it, and the lexicon, so its
result can be cached. Offsets count code points from the start of the block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from plainspeak.glossary.word_list import is_word
from plainspeak.inflection import inflect_phrase, is_plural, is_uncountable
from plainspeak.model import Span
from plainspeak.pipeline import relations
from plainspeak.pipeline.acronyms import Use, find_acronyms, inside
from plainspeak.pipeline.matching import Match, find_matches
from plainspeak.pipeline.names import (
    in_capitals,
    in_title_case,
    is_name,
    is_part_of_name,
    quoted_spans,
    web_spans,
)
from plainspeak.pipeline.segmenter import segment
from plainspeak.pipeline.senses import Context, decide
from plainspeak.pipeline.sentence_checks.sentences import Sentence
from plainspeak.pipeline.unseen import seen
from plainspeak.pipeline.words import count_words
from plainspeak.rewriting.fitting import Place, fit, verb_form
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plainspeak.glossary.lexicon import Lexicon
    from plainspeak.glossary.schema import Entry, Sense
    from plainspeak.inflection import Form
    from plainspeak.model import BlockKind, Kind
    from plainspeak.pipeline.parsing import Parsed, PipelinePool
    from plainspeak.pipeline.sentence_checks.sentences import Remark, SentenceCheck
    from plainspeak.tokens import Tokens


# Blocks in which capitals are a matter of layout.
_HEADINGS = frozenset({"heading", "table-cell", "caption", "alt-text"})


@dataclass(frozen=True, slots=True)
class BlockText:
    """What the block step is given: a block's own text, its kind and the ranges in which nothing is flagged.

    With `quotations`, terms are flagged in quotation marks too. `lead_in` counts the words of the sentence that
    introduces the list whose item this is, else 0.
    """

    text: str
    kind: BlockKind
    protected: tuple[Span, ...] = ()
    quotations: bool = False
    lead_in: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term in a sense in which it is flagged.

    `term` is the range of the term itself, `span` that of the suggestions (it may take in an article or a
    neighbouring word), `sentence` the index of its sentence.
    """

    entry: int
    sense: Sense
    term: Span
    span: Span
    suggestions: tuple[str, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class BlockResult:
    """What the block step found, in the order of the text."""

    sentences: tuple[Span, ...]
    words: int
    candidates: tuple[Candidate, ...]
    acronyms: tuple[Use, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    """A match that may be flagged, with its sense if the words alone decide that.

    Where they do not, or not on the form of a suggestion, the grammar of the sentence must.
    """

    match: Match
    context: Context
    sentence: int
    wants_parse: bool
    certain: Sense | None


@dataclass(frozen=True, slots=True)
class _Prepared:
    block: BlockText
    tokens: Tokens
    sentences: tuple[Span, ...]
    bounds: tuple[tuple[int, int], ...]
    parsable: tuple[str, ...]
    matches: tuple[_Open, ...]


@dataclass(frozen=True, slots=True)
class _Checked:
    """A sentence, its number in the block, and for each check whether it wants the parse."""

    number: int
    sentence: Sentence
    wanting: tuple[bool, ...]


def run_blocks(
    blocks: Iterable[BlockText],
    lexicon: Lexicon,
    pool: PipelinePool,
    checks: Sequence[SentenceCheck] = (),
    *,
    passed_over: frozenset[Kind] = frozenset(),
) -> list[BlockResult]:
    """The block step for several blocks; the sentences that need the model are parsed together, once each.

    `checks` are run on the sentences of running prose: not on headings, captions and table cells. Entries of the
    kinds in `passed_over` are not looked at.
    """
    as_seen = [seen(block) for block in blocks]
    prepared = [_prepare(each.block, lexicon, passed_over) for each in as_seen]
    checked = [_checked(one, lexicon, checks) for one in prepared]
    wanted: dict[str, None] = {}
    for one, sentences in zip(prepared, checked, strict=True):
        for item in one.matches:
            if item.wants_parse:
                wanted[one.parsable[item.sentence]] = None
        wanted.update(dict.fromkeys(one.parsable[each.number] for each in sentences if any(each.wanting)))
    parsed = dict(zip(wanted, pool.parse(list(wanted)), strict=True))
    return [
        each.written(
            replace(_finish(one, lexicon, parsed), remarks=tuple(_remarks(one, sentences, checks, parsed)))
        )
        for each, one, sentences in zip(as_seen, prepared, checked, strict=True)
    ]


def run_sentence_checks(
    blocks: Iterable[BlockText], lexicon: Lexicon, pool: PipelinePool, checks: Sequence[SentenceCheck]
) -> list[BlockResult]:
    """The sentences, the words and the remarks of several blocks, without a look at the glossaries' terms."""
    as_seen = [seen(block) for block in blocks]
    prepared = [_cut(each.block) for each in as_seen]
    checked = [_checked(one, lexicon, checks) for one in prepared]
    wanted = dict.fromkeys(
        one.parsable[each.number]
        for one, sentences in zip(prepared, checked, strict=True)
        for each in sentences
        if any(each.wanting)
    )
    parsed = dict(zip(wanted, pool.parse(list(wanted)), strict=True))
    return [
        each.written(
            BlockResult(
                one.sentences,
                count_words(one.block.text),
                (),
                (),
                tuple(_remarks(one, sentences, checks, parsed)),
            )
        )
        for each, one, sentences in zip(as_seen, prepared, checked, strict=True)
    ]


def _cut(block: BlockText) -> _Prepared:
    """A block cut into words and sentences, no term looked for."""
    tokens = scan(block.text)
    sentences = segment(block.text)
    bounds = _token_bounds(tokens, sentences)
    return _Prepared(block, tokens, sentences, bounds, _parsable(block, tokens, sentences, bounds), ())


def _checked(prepared: _Prepared, lexicon: Lexicon, checks: Sequence[SentenceCheck]) -> list[_Checked]:
    """The sentences of a block that are checked as such."""
    block = prepared.block
    if not checks or block.kind in _HEADINGS:
        return []
    found: list[_Checked] = []
    for number, (span, (low, high)) in enumerate(zip(prepared.sentences, prepared.bounds, strict=True)):
        lead_in = block.lead_in if number == 0 and block.text[span.start : span.start + 1].islower() else 0
        sentence = Sentence(block.text, span, prepared.tokens, low, high, block.kind, lexicon.sets, lead_in)
        found.append(_Checked(number, sentence, tuple(check.wants_parse(sentence) for check in checks)))
    return found


def _remarks(
    prepared: _Prepared,
    sentences: Iterable[_Checked],
    checks: Sequence[SentenceCheck],
    parses: dict[str, Parsed],
) -> Iterable[Remark]:
    """What the checks say, but for what stands in a quotation, an address or what is protected."""
    quiet: list[Span] | None = None
    for each in sentences:
        for check, wanting in zip(checks, each.wanting, strict=True):
            # A parse that something else asked for must not change what is said.
            parsed = parses[prepared.parsable[each.number]] if wanting else None
            for remark in check.remarks(each.sentence, parsed):
                quiet = _quiet(prepared.block) if quiet is None else quiet
                if not any(span.start <= remark.start and remark.end <= span.end for span in quiet):
                    yield remark


def _parsable(
    block: BlockText, tokens: Tokens, sentences: Iterable[Span], bounds: Iterable[tuple[int, int]]
) -> tuple[str, ...]:
    """The sentences as they are parsed: the model takes words in capitals for names, so headings lose theirs."""
    found: list[str] = []
    for span, (low, high) in zip(sentences, bounds, strict=True):
        text = block.text[span.start : span.end]
        if (block.kind in _HEADINGS and in_title_case(tokens, low, high)) or in_capitals(tokens, low, high):
            text = text[:1] + "".join(c.lower() if len(c.lower()) == 1 else c for c in text[1:])
        found.append(text)
    return tuple(found)


def _prepare(block: BlockText, lexicon: Lexicon, passed_over: frozenset[Kind]) -> _Prepared:
    text = block.text
    tokens = scan(text)
    sentences = segment(text)
    matches = find_matches(tokens, lexicon)
    bounds = _token_bounds(tokens, sentences)
    parsable = _parsable(block, tokens, sentences, bounds)
    if not matches:
        return _Prepared(block, tokens, sentences, bounds, parsable, ())
    quiet = _quiet(block)
    found: list[_Open] = []
    for match in matches:
        entry = lexicon.entry(match.pattern.entry)
        if entry.kind in passed_over:
            continue
        start, end = tokens.starts[match.first], tokens.ends[match.last]
        number = bisect_right(sentences, start, key=attrgetter("start")) - 1
        if number < 0 or end > sentences[number].end or inside(quiet, start, end):
            continue
        low, high = bounds[number]
        heading = block.kind in _HEADINGS
        # What has capitals of its own ("HMO") is no name for having them.
        may_be_name = entry.kind != "term" and entry.term.islower()
        if may_be_name and is_name(tokens, match.first, match.last, low, high, heading=heading):
            continue
        if entry.kind == "term" and is_part_of_name(
            tokens, match.first, match.last, low, high, heading=heading
        ):
            continue
        context = Context(tokens, match.first, match.last, low, high, block.kind, lexicon.sets)
        certain, sense = decide(entry, context)
        if not certain or sense is not None:
            forms_hang = sense is not None and _forms_hang_on_grammar(entry, sense, match, context)
            found.append(_Open(match, context, number, not certain or forms_hang, sense))
    return _Prepared(block, tokens, sentences, bounds, parsable, tuple(found))


def _quiet(block: BlockText) -> list[Span]:
    """Where nothing is flagged: addresses, what is protected, and quotations unless they are asked for."""
    return [*web_spans(block.text), *block.protected, *(() if block.quotations else quoted_spans(block.text))]


def _token_bounds(tokens: Tokens, sentences: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """The first word of each sentence and the one after its last."""
    return tuple(
        (bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)) for span in sentences
    )


def _forms_hang_on_grammar(entry: Entry, sense: Sense, match: Match, context: Context) -> bool:
    """Whether only a parse can tell in which form a suggestion stands."""
    forms = _forms_by_words(entry, match, context)
    return any(_hangs_on_grammar(use, forms) for use in sense.use)


def _forms_by_words(entry: Entry, match: Match, context: Context) -> frozenset[Form]:
    forms = match.pattern.forms
    if entry.pos == "verb":
        return verb_form(forms, context.tokens.keys[context.low : match.first])
    return forms


def _hangs_on_grammar(use: str, forms: frozenset[Form]) -> bool:
    """Whether the form of a suggestion, or whether it fits at all, cannot be told by words alone."""
    if use.startswith("be ") and not forms.isdisjoint({"base", "past"}):
        return True
    if " " in use and not forms.isdisjoint({"participle", "ing"}):
        return True
    if "singular" in forms or "plural" in forms:
        return " " in use or is_plural(use) or is_uncountable(use)
    return len(forms) > 1 and len({inflect_phrase(use, form) for form in forms}) > 1


def _finish(prepared: _Prepared, lexicon: Lexicon, parses: dict[str, Parsed]) -> BlockResult:
    candidates: list[Candidate] = []
    for item in prepared.matches:
        entry = lexicon.entry(item.match.pattern.entry)
        # A parse that another match asked for must not change what is said of this one.
        context = _with_parse(prepared, item, parses) if item.wants_parse else item.context
        sense = item.certain or decide(entry, context)[1]
        if sense is not None:
            candidates.append(_candidate(prepared, entry, sense, item, context))
    return BlockResult(
        prepared.sentences,
        count_words(prepared.block.text),
        tuple(candidates),
        tuple(_acronyms(prepared, lexicon)),
    )


def _with_parse(prepared: _Prepared, item: _Open, parses: dict[str, Parsed]) -> Context:
    parsed = parses[prepared.parsable[item.sentence]]
    offset = prepared.sentences[item.sentence].start
    context = item.context
    tokens = context.tokens
    covered = parsed.tokens(tokens.starts[item.match.first] - offset, tokens.ends[item.match.last] - offset)
    # `replace` takes ten times as long.
    return Context(
        tokens,
        context.first,
        context.last,
        context.low,
        context.high,
        context.place,
        context.sets,
        parsed,
        parsed.root(covered),
    )


def _candidate(prepared: _Prepared, entry: Entry, sense: Sense, item: _Open, context: Context) -> Candidate:
    tokens, match = prepared.tokens, item.match
    term = Span(tokens.starts[match.first], tokens.ends[match.last])
    inner = ""
    if match.gap_start < match.gap_end:
        inner = prepared.block.text[tokens.starts[match.gap_start] : tokens.ends[match.gap_end - 1]]
    open_gap = match.pattern.open_gap
    parsed, root = context.parsed, context.root
    modifier = parsed is not None and root is not None and parsed.labels[root] == "amod"
    place = Place(
        prepared.block.text,
        term,
        prepared.sentences[item.sentence],
        _exact_forms(entry, match, context),
        gap=inner if open_gap else "",
        adverbs="" if open_gap else inner,
        modifier=modifier,
        demands=relations.demands(parsed, root) if parsed is not None and root is not None else frozenset(),
        subject=relations.agreement(parsed, root) if parsed is not None and root is not None else None,
        acronym=entry.term.isupper(),
    )
    fitted = fit(sense.use, None, place)
    return Candidate(match.pattern.entry, sense, term, fitted.span, fitted.texts, item.sentence)


_ALSO_NOUNS: frozenset[Form] = frozenset({"base", "s"})
_TAG_FORMS: dict[str, Form] = {
    "VBD": "past",
    "VBN": "participle",
    "VB": "base",
    "VBP": "base",
    "NN": "singular",
    "NNS": "plural",
}


def _exact_forms(entry: Entry, match: Match, context: Context) -> frozenset[Form]:
    """The forms the match may be in, narrowed by the words before it and by the tag where there is one."""
    forms = _forms_by_words(entry, match, context)
    if len(forms) > 1 and context.parsed is not None and context.root is not None:
        tagged = _TAG_FORMS.get(context.parsed.tags[context.root])
        if tagged in forms:
            return frozenset({tagged})
    if entry.pos == "verb" and forms <= _ALSO_NOUNS and context.parsed is not None:
        tag = context.parsed.tags[context.root or 0]
        if tag in ("NN", "NNS"):  # "a renewed focus": the suggestion is a noun as well
            return frozenset({_TAG_FORMS[tag]})
    return forms


def _acronyms(prepared: _Prepared, lexicon: Lexicon) -> Iterable[Use]:
    text, tokens = prepared.block.text, prepared.tokens
    if not any(character.isupper() for character in text) and "s." not in text:
        return []

    def capitals(offset: int) -> bool:
        for span, (low, high) in zip(prepared.sentences, prepared.bounds, strict=True):
            if span.start <= offset < span.end:
                return high - low > 1 and in_capitals(tokens, low, high)
        return False

    quiet = [*web_spans(text), *prepared.block.protected]
    uses = find_acronyms(text, lexicon.acronyms, is_word, capitals)
    return (use for use in uses if not inside(quiet, use.start, use.end))
