"""Which of two findings at the same words stays: the longer, then the one whose sense says more."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.model import Span


class Claim(Protocol):
    """What competes for its place in the text."""

    @property
    def term(self) -> Span:
        """The range that is claimed."""
        ...

    @property
    def specificity(self) -> int:
        """How much the sense that matched had to say; more wins between claims of one length."""
        ...


C = TypeVar("C", bound=Claim)


def resolve(claims: Iterable[C]) -> list[C]:
    """The claims that keep their place, in the order of the text; no two of them overlap."""
    ranked = sorted(claims, key=lambda c: (c.term.start - c.term.end, -c.specificity, c.term.start))
    kept: list[C] = []
    starts: list[int] = []
    for claim in ranked:
        at = bisect_left(starts, claim.term.start)
        clear_before = at == 0 or kept[at - 1].term.end <= claim.term.start
        clear_after = at == len(kept) or claim.term.end <= kept[at].term.start
        if clear_before and clear_after:
            kept.insert(at, claim)
            starts.insert(at, claim.term.start)
    return kept
