"""What a text for each audience should reach. Advice, not a rule of law: see `docs/readability.md`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from plainspeak.model import Audience

Heat = Literal["within", "above", "far-above", "unknown"]

FAR_ABOVE = 2.0  # years over the target


@dataclass(frozen=True, slots=True)
class Target:
    """The most years of reading age and the largest shares of long and passive sentences; the least reading ease."""

    reading_age: float
    long_sentence_share: float
    passive_share: float
    flesch_reading_ease: float


# For residents: reading age 9 to 11 (NHS service manual); at most 5% long and 4% passive sentences and a reading
# ease of 60 or more (figures that UK central government has used, reported in Public Sector Executive, 2016).
# Those for other readers are our own, a step higher each.
TARGETS: dict[Audience, Target] = {
    "residents": Target(11, 0.05, 0.04, 60),
    "partners": Target(13, 0.08, 0.08, 55),
    "councillors": Target(14, 0.10, 0.10, 50),
    "staff": Target(14, 0.10, 0.10, 50),
}


def heat(reading_age: float | None, audience: Audience) -> Heat:
    """How far a reading age is from the target of an audience; "unknown" where there is none."""
    if reading_age is None:
        return "unknown"
    over = reading_age - TARGETS[audience].reading_age
    if over <= 0:
        return "within"
    return "above" if over <= FAR_ABOVE else "far-above"
