"""The layers laid out for reading give what the model's own layers give."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.pipeline import encoding
from plainspeak.pipeline.parsing import MODEL

if TYPE_CHECKING:
    import pytest
    from spacy.pipeline import Tok2Vec

NLP = spacy.load(MODEL)
STOCK = cast("Tok2Vec", NLP.get_pipe("tok2vec")).model
QUICK = encoding.Encoder(STOCK)
WORDS = st.sampled_from("The council’s 3 teams don't “deliver” outcomes , £1.3bn (MASH) café 🌧".split())
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=6)


def _agree(texts: list[str]) -> None:
    docs = [NLP.make_doc(text) for text in texts]
    vectors, expected = QUICK(docs), numpy.concatenate(STOCK.predict(docs))
    assert vectors.shape == expected.shape
    assert numpy.abs(vectors - expected).max() < 1e-4


@settings(max_examples=60, deadline=None)
@given(SENTENCES)
def test_vectors_are_those_of_the_model(texts: list[str]) -> None:
    _agree(texts)


def test_a_word_takes_its_neighbours_in_but_not_those_of_the_next_sentence() -> None:
    alone, together = NLP.make_doc("We deliver parcels."), NLP.make_doc("We deliver outcomes.")
    before, after = QUICK([alone]), QUICK([together])
    assert numpy.abs(before[1] - after[1]).max() > 0.01
    middle = QUICK([together, alone, together])[len(together) :][: len(alone)]
    assert numpy.allclose(middle, before, atol=1e-4)


def test_words_are_forgotten_and_learnt_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "_MOST_WORDS", 5)
    for text in ("We utilise it.", "They drive change in parks.", "We utilise many more words than five."):
        _agree([text, text])
