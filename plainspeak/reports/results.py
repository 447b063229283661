"""What a run gives to its report: the documents checked and the inputs that could not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from plainspeak.model import Kind

if TYPE_CHECKING:
    from plainspeak.model import Audience, Report


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be checked, and one sentence saying why.

    `fault` says that plainspeak itself is to blame, not the input.
    """

    path: str
    message: str
    fault: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that a report is made from; `version` is plainspeak's own.

    `reports` and `failures` are each in the order of their paths.
    """

    version: str
    audience: Audience
    reports: tuple[Report, ...]
    failures: tuple[Failure, ...] = ()


def count_by_kind(reports: tuple[Report, ...]) -> dict[Kind, int]:
    """How many findings there are of each kind that occurs, in the model's order of kinds."""
    return in_order(Counter(finding.kind for report in reports for finding in report.findings))


def in_order(counts: Counter[Kind]) -> dict[Kind, int]:
    """How often each kind that occurs does, in the model's order of kinds."""
    kinds: tuple[Kind, ...] = get_args(Kind)
    return {kind: counts[kind] for kind in kinds if counts[kind]}
