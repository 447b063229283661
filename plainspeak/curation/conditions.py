"""Conditions as an editor wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainspeak.glossary.schema import Condition


def written(condition: Condition) -> str:
    """A condition as it stands in its file, on one line."""
    return "; ".join(
        f"{test.key}{' not' if test.negated else ''}: {', '.join(test.written)}" for test in condition.tests
    )
