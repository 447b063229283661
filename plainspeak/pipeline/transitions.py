"""The parser's steps, which all sentences of a batch take together.

The numbers and the moves are those of the model's own parser (arc-eager: Honnibal and Johnson, 2015), and so is what
comes out. Its compiled loop takes Python's lock and leaves it again for every feature of every state, which is half of
its time. Here a step of all sentences is a few products of arrays.
"""

# spaCy and thinc type only a part of what they offer.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy
from spacy.ml.parser_model import ParserStepModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.api import Model

    Floats = NDArray[numpy.float32]


@dataclass(frozen=True, slots=True)
class _Linear:
    """Weights (from × to) and what is added."""

    weights: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        sums = numpy.dot(rows, self.weights)
        sums += self.bias
        return sums


def linear(model: Model[Any, Any]) -> _Linear:
    """A thinc layer with weights and a bias, for reading only."""
    weights = numpy.ascontiguousarray(cast("Floats", model.get_param("W")).T)
    return _Linear(weights, cast("Floats", model.get_param("b")))


@dataclass(frozen=True, slots=True)
class _Sizes:
    nF: int  # how many words a step looks at, under the name that spaCy asks for


@dataclass(frozen=True, slots=True)
class _Step:
    """What spaCy asks of its own step to say which words a state looks at."""

    state2vec: _Sizes


class Transitions:
    """Heads and labels of documents, from a model's `parser`, a DependencyParser.

    Not safe to share between threads: each pipeline has its own.
    """

    def __init__(self, parser: Any) -> None:
        self._parser = parser
        refs = parser.model.get_ref
        self._narrow = linear(refs("tok2vec").layers[-1])
        self._judge = linear(refs("upper"))
        lower = refs("lower")
        weights = cast("Floats", lower.get_param("W"))
        looks, hidden, pieces, inputs = weights.shape
        assert pieces == 2
        self._hidden = hidden
        # For each place that a step looks at, one piece of the maxout beside the other.
        self._places = numpy.ascontiguousarray(weights.transpose(0, 3, 2, 1)).reshape(
            looks, inputs, 2 * hidden
        )
        self._nothing = (
            cast("Floats", lower.get_param("pad"))[0].transpose(0, 2, 1).reshape(looks, 2 * hidden)
        )
        self._bias = cast("Floats", lower.get_param("b")).T.ravel()
        self._step = cast("ParserStepModel", _Step(_Sizes(looks)))

    def __call__(self, docs: Sequence[Doc], vectors: Floats) -> None:
        """Set the heads and the labels of the words of `docs`; `vectors` has a row for each, one doc after another."""
        said, first = self._said(vectors)
        every = self._parser.moves.init_batch(docs)
        states = [state for state in every if not state.is_final()]
        while states:
            words = ParserStepModel.get_token_ids(self._step, states)  # -1 where there is none
            # No index is out of bounds; numpy takes longer to find out.
            sums = numpy.add.reduce(said.take(words + first, axis=0, mode="clip"), axis=1)
            best = numpy.maximum(sums[:, : self._hidden], sums[:, self._hidden :])
            states = self._parser.transition_states(states, self._judge(best))
        self._parser.set_annotations(docs, every)

    def _said(self, vectors: Floats) -> tuple[Floats, NDArray[numpy.intp]]:
        """What each word says at each place, in rows, and in which row each place has its first word.

        The row before that is for no word. What is added once a step is added at the first place.
        """
        looks, _, width = self._places.shape
        room = numpy.empty((looks, len(vectors) + 1, width), dtype="f")
        room[:, 0] = self._nothing
        numpy.matmul(self._narrow(vectors), self._places, out=room[:, 1:])
        room[0] += self._bias
        return room.reshape(-1, width), numpy.arange(looks) * room.shape[1] + 1
