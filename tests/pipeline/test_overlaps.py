"""Of overlapping claims the longest keeps its place, then the one that says more."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plainspeak.model import Span
from plainspeak.pipeline.overlaps import resolve


@dataclass(frozen=True)
class Claim:
    term: Span
    specificity: int = 0


def test_longest_then_most_specific() -> None:
    long, inner, other = Claim(Span(0, 10)), Claim(Span(4, 8), 5), Claim(Span(12, 14))
    assert resolve([inner, other, long]) == [long, other]
    vague, exact = Claim(Span(0, 3), 1), Claim(Span(0, 3), 2)
    assert resolve([vague, exact]) == [exact]


@given(
    st.lists(
        st.builds(
            lambda s, n, p: Claim(Span(s, s + n), p), st.integers(0, 50), st.integers(1, 9), st.integers(0, 2)
        )
    )
)
def test_kept_claims_never_overlap_and_none_is_dropped_for_nothing(claims: list[Claim]) -> None:
    kept = resolve(claims)
    assert all(a.term.end <= b.term.start for a, b in pairwise(kept))
    for claim in claims:
        rivals = [k for k in kept if k.term.start < claim.term.end and claim.term.start < k.term.end]
        assert claim in kept or any(
            k.term.end - k.term.start >= claim.term.end - claim.term.start for k in rivals
        )
