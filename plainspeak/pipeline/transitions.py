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
        sums = rows @ self.weights
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
        self._looks, self._hidden, pieces, inputs = weights.shape
        assert pieces == 2
        # For each of the places that a step looks at, one piece of the maxout beside the other. What is added
        # once a step is added at the first place, and so it is where no word stands there.
        places = weights.transpose(0, 2, 1, 3).reshape(-1, inputs)
        bias = numpy.zeros((self._looks, 2 * self._hidden), dtype="f")
        bias[0] = cast("Floats", lower.get_param("b")).T.ravel()
        self._places = _Linear(numpy.ascontiguousarray(places.T), bias.ravel())
        nothing = cast("Floats", lower.get_param("pad"))[0].transpose(0, 2, 1)
        self._nothing = nothing.reshape(self._looks, -1) + bias
        self._step = cast("ParserStepModel", _Step(_Sizes(self._looks)))
        self._rows = numpy.arange(self._looks) + self._looks

    def __call__(self, docs: Sequence[Doc], vectors: Floats) -> None:
        """Set the heads and the labels of the words of `docs`; `vectors` has a row for each, one doc after another."""
        said = self._places(self._narrow(vectors)).reshape(-1, 2 * self._hidden)
        said = numpy.concatenate([self._nothing, said])
        every = self._parser.moves.init_batch(docs)
        states = [state for state in every if not state.is_final()]
        while states:
            words = ParserStepModel.get_token_ids(self._step, states)  # -1 where there is none
            sums = said.take(words * self._looks + self._rows, axis=0).sum(axis=1)
            best = numpy.maximum(sums[:, : self._hidden], sums[:, self._hidden :])
            states = self._parser.transition_states(states, self._judge(best))
        self._parser.set_annotations(docs, every)
