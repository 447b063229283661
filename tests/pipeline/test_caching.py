"""What is kept in memory: what it gives is what a check without it finds, and it stays within its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.pipeline.caching import BlockCache, CachingPool
from plainspeak.pipeline.parsing import PipelinePool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Audience, Report
    from plainspeak.pipeline.parsing import Parsed

PLAIN = Checker()
CACHED = Checker(cache=BlockCache(most_characters=3_000))  # small, so that blocks are dropped and come again
PARAGRAPHS = [
    "We will utilise the hall prior to commencement of the works.",
    "The S106 agreement was signed.",
    "The multi-agency safeguarding hub (MASH) meets weekly.",
    "MASH was informed that a decision was made by officers.",
    "Apply for planning permission pursuant to section 5 🌧.",
    "To get help, you can:",
    "- utilise the form",
    "- signpost residents to the CAB",
    "# Key deliverables",
    "They deliver parcels and key outcomes. The precept is set.",
]
AUDIENCES: list[Audience] = ["residents", "partners", "staff"]


def facts(report: Report) -> object:
    return report.findings, report.words, report.sentences, report.scores, report.meanings


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=7), min_size=2, max_size=4),
    st.sampled_from(AUDIENCES),
    st.sampled_from([(), ("jargon",), ("passive", "term")]),
    st.sampled_from(["text/plain", "text/markdown"]),
)
def test_incremental_equals_whole(
    versions: list[list[str]], audience: Audience, select: tuple[str, ...], media_type: str
) -> None:
    for paragraphs in versions:
        document = from_text("\n\n".join(paragraphs), media_type)
        whole = PLAIN.like(audience, select).check(document)
        assert facts(CACHED.like(audience, select).check(document)) == facts(whole)


def test_a_changed_paragraph_costs_itself_alone() -> None:
    cache = BlockCache()
    checker = Checker(cache=cache)
    checker.check("\n\n".join(PARAGRAPHS[:5]))
    before = cache.misses
    checker.check("\n\n".join([*PARAGRAPHS[:4], "We will utilise it."]))
    assert (cache.misses - before, cache.hits) == (1, 4)


def test_readers_share_blocks_but_rules_do_not() -> None:
    cache = BlockCache()
    checker = Checker(cache=cache)
    text = "It was decided to utilise it."
    assert {f.kind for f in checker.check(text).findings} == {"passive", "wordy"}
    assert [f.kind for f in checker.like(select=["wordy"]).check(text).findings] == ["wordy"]
    assert (cache.misses, cache.hits) == (2, 0)
    assert {f.kind for f in checker.like("councillors").check(text).findings} == {"passive", "wordy"}
    assert (cache.misses, cache.hits) == (2, 1)


def test_false_friends_are_looked_for_again() -> None:
    checker = Checker(cache=BlockCache())
    text = "The contract is for our partners."
    assert "false-friend" not in {f.kind for f in checker.check(text).findings}
    assert "false-friend" in {f.kind for f in checker.like("partners").check(text).findings}


def test_the_oldest_goes_first_and_the_bound_holds() -> None:
    cache = BlockCache(most_characters=2_000)
    checker = Checker(cache=cache)
    for number in range(30):
        checker.check(f"We will utilise room {number} and then room {number + 1}. " * 3)
        assert 0 < cache.characters <= 2_000
    misses = cache.misses
    checker.check("We will utilise room 29 and then room 30. " * 3)
    assert cache.misses == misses
    checker.check("We will utilise room 0 and then room 1. " * 3)
    assert cache.misses == misses + 1


def test_a_block_over_the_bound_is_not_kept() -> None:
    cache = BlockCache(most_characters=500)
    report = Checker(cache=cache).check("We utilise it. " * 100)
    assert cache.characters == 0
    assert len(report.findings) == 100
    assert report.words == 300


REFERENCE = PipelinePool(1)
WORDS = "we will utilise key workers and drive change by May".split()


class _Counting(CachingPool):
    """A pool that notes the sentences the model reads."""

    def __init__(self, most_characters: int) -> None:
        super().__init__(1, most_characters)
        self.read: list[str] = []

    def _read(self, sentences: Sequence[str]) -> list[Parsed]:
        self.read += sentences
        return REFERENCE.parse(sentences)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), max_size=12),
    st.integers(0, 120),
)
def test_a_pool_that_remembers_answers_like_one_that_does_not(sentences: list[str], most: int) -> None:
    pool = _Counting(most)
    for start in range(len(sentences)):
        some = sentences[start : start + 4]
        assert pool.parse(some) == REFERENCE.parse(some)
        assert pool.characters <= most


def test_a_sentence_met_before_is_not_read_again() -> None:
    pool = _Counting(40)
    pool.parse(["We will utilise it.", "We will go home."])
    pool.parse(["We will go home.", "It rains today."])
    assert pool.read == ["We will utilise it.", "We will go home.", "It rains today."]
    pool.parse(["We will go home.", "We will utilise it.", "We will go home."])
    assert pool.read[3:] == ["We will utilise it."]


def test_a_sentence_over_the_bound_is_not_kept() -> None:
    pool = _Counting(10)
    assert pool.parse(["We will utilise it."] * 2) == REFERENCE.parse(["We will utilise it."] * 2)
    assert pool.characters == 0
