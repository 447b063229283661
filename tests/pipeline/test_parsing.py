"""The pool of pipelines: batches equal the reference parse, and nothing of a document stays behind."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.pipeline import parsing
from plainspeak.pipeline.agreeing import agreed_tags
from plainspeak.pipeline.parsing import MODEL, PipelinePool, load_model

if TYPE_CHECKING:
    import pytest

POOL = PipelinePool(1)
STOCK = load_model()
WORDS = (
    "the council will deliver robust outcomes for key workers and drive change in our parks by May".split()
)


def test_batch_equals_one_by_one() -> None:
    sentences = [" ".join(WORDS[i:] + WORDS[:i]).capitalize() + "." for i in range(len(WORDS))]
    assert POOL.parse(sentences) == [POOL.parse([sentence])[0] for sentence in sentences]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5)
)
def test_any_batch_equals_one_by_one(sentences: list[str]) -> None:
    assert POOL.parse(sentences) == [POOL.parse([sentence])[0] for sentence in sentences]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join), min_size=1, max_size=8)
)
def test_any_batch_is_what_the_model_itself_says(sentences: list[str]) -> None:
    """Our loop through the tagger and the parser against spaCy's own, the tags made to agree."""
    docs = STOCK.pipe(sentences)
    assert [(each.words, each.tags, each.heads, each.labels) for each in POOL.parse(sentences)] == [
        (
            tuple(token.text for token in doc),
            agreed_tags(
                [token.text for token in doc],
                tuple(token.tag_ for token in doc),
                [token.head.i for token in doc],
                [token.dep_ for token in doc],
            ),
            tuple(token.head.i for token in doc),
            tuple(token.dep_ for token in doc),
        )
        for doc in docs
    ]


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_is_parsed_with_offsets_in_it(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    for parsed in POOL.parse([text] if text else []):
        assert all(
            0 <= start < end <= len(text) for start, end in zip(parsed.starts, parsed.ends, strict=True)
        )


def test_nothing_of_the_text_stays_in_the_vocabulary_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_MOST_READ", 10)
    pool = PipelinePool(1)
    pool.parse(["Warm up."] * 10)
    (nlp,) = pool.idle()
    before = len(nlp.vocab.strings)
    for number in range(50):
        pool.parse([f"Zorbleflux{number} gribbles the quaxly{number} at Wexcombe{number}."])
    assert "Zorbleflux49" in nlp.vocab.strings
    assert "Zorbleflux7" not in nlp.vocab.strings
    pool.parse(["Warm up."] * 10)
    pool.parse(["Warm up."])
    assert len(nlp.vocab.strings) == before


def test_threads_share_a_pool() -> None:
    pool = PipelinePool(2)
    sentences = [f"We will deliver {number} robust outcomes." for number in range(20)]
    expected = pool.parse(sentences)
    results: list[object] = []

    def work() -> None:
        for _ in range(5):
            results.append(pool.parse(sentences))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 40
    assert all(result == expected for result in results)
    assert len(pool.idle()) <= 2


CUT = st.lists(
    st.sampled_from(
        """the council's can't cannot id Id, e.g. e.g., (e.g. Mr. Mr St. U.K. UK. a. A. AB. word... “quoted” (see below)
        co-produced state-of-the-art £1.3bn £5. 9am 10pm, and/or it's. we'll o'clock red,green Yes! why? etc. No. 3.2.1
        x@y.uk https://a.gov.uk/b, 50% (50%) i.e. gonna dont 'em 'tis :) don’t n’t""".split()
    )
    | st.text(alphabet="aZé.,;:!?()'’“”-–/£%0& ", min_size=1, max_size=6).filter(
        lambda text: " " not in text
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=300, deadline=None)
@given(CUT)
def test_each_chunk_is_cut_as_the_tokeniser_cuts_it(chunks: list[str]) -> None:
    (parsed,) = POOL.parse([" ".join(chunks)])
    (nlp,) = POOL.idle()
    assert list(parsed.words) == [token.text for chunk in chunks for token in nlp.tokenizer(chunk)]


def test_white_space_changes_nothing_but_where_words_stand() -> None:
    one, other = POOL.parse(["We don't deliver outcomes.", "We  don't\n deliver\u00a0outcomes."])
    assert (one.words, one.tags, one.heads, one.labels) == (
        other.words,
        other.tags,
        other.heads,
        other.labels,
    )
    assert other.starts == (0, 4, 6, 11, 19, 27)


def test_the_tokeniser_has_the_rules_of_the_models_own_but_for_prefixes() -> None:
    own, ours = spacy.load(MODEL).tokenizer, STOCK.tokenizer
    assert own.rules == ours.rules
    for name in ("prefix_search", "suffix_search", "token_match", "url_match"):
        one, two = getattr(own, name), getattr(ours, name)
        assert one == two or one.__self__.pattern == two.__self__.pattern
    assert own.infix_finditer.__self__.pattern != ours.infix_finditer.__self__.pattern
    assert [token.text for token in ours("co-produced well-known")] == ["co-produced", "well", "-", "known"]
