"""What a text for each audience should reach. Advice, not a rule of law: see `docs/readability.md`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from plainspeak.model import Target

if TYPE_CHECKING:
    from plainspeak.config import Config
    from plainspeak.model import Audience, Report

Heat = Literal["within", "above", "far-above", "unknown"]

FAR_ABOVE = 2.0  # years over the target


# For residents: reading age 9 to 11 (NHS service manual); at most 5% long and 4% passive sentences and a reading
# ease of 60 or more (figures that UK central government has used, reported in Public Sector Executive, 2016).
# Those for other readers are our own, a step higher each.
TARGETS: dict[Audience, Target] = {
    "residents": Target(11, 0.05, 0.04, 60),
    "partners": Target(13, 0.08, 0.08, 55),
    "councillors": Target(14, 0.10, 0.10, 50),
    "staff": Target(14, 0.10, 0.10, 50),
}


def target_for(audience: Audience, config: Config) -> Target:
    """What a text for an audience should reach: what is usual, but for what the configuration says."""
    return replace(TARGETS[audience], **dict(config.targets))


def target_of(report: Report) -> Target:
    """The target of a report: what its settings ask for, else that of its readers."""
    return report.target or TARGETS[report.audience]


def heat(reading_age: float | None, target: Target) -> Heat:
    """How far a reading age is from the target; "unknown" where there is none."""
    if reading_age is None:
        return "unknown"
    over = reading_age - target.reading_age
    if over <= 0:
        return "within"
    return "above" if over <= FAR_ABOVE else "far-above"
