"""The layers of the model that read words in their context, laid out for reading only.

They hold the same numbers as the model's own (spaCy's HashEmbedCNN: Honnibal and Montani) and give the same vectors
to five places, in half the time. What a word adds before its neighbours are looked at hangs on its spelling alone, so
it is worked out once a word; the pieces of a maxout lie side by side, so that whole columns are compared; and nothing
is kept for training.
"""

# spaCy and thinc type only a part of what they offer.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.api import Model

    Floats = NDArray[numpy.float32]

_OPS = NumpyOps()
_MOST_WORDS = 20_000  # some 600 bytes each


@dataclass(frozen=True, slots=True)
class _Layer:
    """A maxout with its norm: `weights` are (inputs, pieces × width), piece by piece.

    The inputs are what is known of a word, or the vectors of three neighbours.
    """

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        width = len(self.scale)
        sums = rows @ self.weights
        sums += self.bias
        best = sums[:, :width]
        for piece in range(width, sums.shape[1], width):
            numpy.maximum(best, sums[:, piece : piece + width], out=best)
        best = best - best.mean(axis=1, keepdims=True)
        variance = numpy.einsum("ij,ij->i", best, best) / numpy.float32(width) + numpy.float32(1e-8)
        best *= (variance**-0.5)[:, None]
        best *= self.scale
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class _Table:
    """Vectors of one feature of words; each value has four rows, which its hash chooses and which are added up."""

    rows: Floats
    seed: int

    def __call__(self, values: NDArray[Any]) -> Floats:
        chosen = cast("NDArray[Any]", _OPS.hash(cast("Any", values), self.seed)) % len(self.rows)
        return self.rows.take(chosen, axis=0).sum(axis=1)


class Encoder:
    """Vectors of the words of documents, from a “tok2vec” model of the kind HashEmbedCNN.

    Not safe to share between threads: each pipeline has its own.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        embed, encode = model.layers
        self._columns: list[str | int] = embed.layers[0].attrs["columns"]
        tables = [chain.layers[1] for chain in embed.layers[2].layers[0].layers]
        self._tables = [_Table(_numbers(table, "E"), table.attrs["seed"]) for table in tables]
        self._mix = _layer(embed.layers[3].layers[0].layers[0])
        self._gap: int = encode.attrs["pad"]
        self._layers = [
            _layer(residual.layers[0].layers[1].layers[0]) for residual in encode.layers[0].layers
        ]
        self._words: dict[bytes, Floats] = {}

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """A row for each word, one document after another."""
        if not any(map(len, docs)):
            return numpy.zeros((0, len(self._layers[0].scale)), dtype="f")
        words = self._of_words(numpy.concatenate([doc.to_array(self._columns) for doc in docs]))
        width = words.shape[1]
        # Between documents lie rows of nothing, as many as a word can look past; one more at either end.
        total = len(words) + self._gap * (len(docs) + 1)
        room = numpy.zeros((total + 2, width), dtype="f")
        rows = room[1:-1]
        spans: list[tuple[int, int]] = []
        taken, at = 0, self._gap
        for doc in docs:
            rows[at : at + len(doc)] = words[taken : taken + len(doc)]
            spans.append((at, at + len(doc)))
            taken, at = taken + len(doc), at + len(doc) + self._gap
        windows = numpy.lib.stride_tricks.as_strided(room, (total, 3 * width), room.strides, writeable=False)
        for layer in self._layers:
            rows += layer(windows)
        return numpy.concatenate([rows[start:end] for start, end in spans])

    def _of_words(self, features: NDArray[Any]) -> Floats:
        """What each word says by itself. Words are told apart by the numbers that the model asks of them."""
        size = features.shape[1] * features.itemsize
        keys: list[bytes] = numpy.ascontiguousarray(features).view(f"V{size}").ravel().tolist()
        new = {key: row for row, key in enumerate(keys) if key not in self._words}
        if new:
            if len(self._words) + len(new) > _MOST_WORDS:
                self._words.clear()
                new = {key: row for row, key in enumerate(keys)}
            # A copy, so that no word keeps the rows of all others alive.
            self._words.update(
                zip(new, map(numpy.copy, self._by_themselves(features[[*new.values()]])), strict=True)
            )
        return numpy.stack([self._words[key] for key in keys])

    def _by_themselves(self, features: NDArray[Any]) -> Floats:
        columns = zip(self._tables, numpy.ascontiguousarray(features.astype("uint64").T), strict=True)
        return self._mix(numpy.concatenate([table(values) for table, values in columns], axis=1))


def _layer(model: Model[Any, Any]) -> _Layer:
    maxout, norm = model.layers
    weights, bias = _numbers(maxout, "W"), _numbers(maxout, "b")
    width, pieces, inputs = weights.shape
    return _Layer(
        numpy.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T),
        numpy.ascontiguousarray(bias.T).ravel(),
        _numbers(norm, "G"),
        _numbers(norm, "b"),
    )


def _numbers(model: Model[Any, Any], name: str) -> Floats:
    return cast("Floats", model.get_param(name))
