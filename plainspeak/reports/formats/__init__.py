"""Output for programs: one module a format, which is found by its name. No other place lists them.

A module holds `FORMAT`, a `Format`. Its file's name is the name of the format.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plainspeak.model import Audience, Report
    from plainspeak.reports.results import Failure, Results

    Pieces = Callable[[str, Audience | None, Iterable[Report | Failure]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """How results are written. The same results always give the same text.

    `render` writes all of them; the text ends with a line end unless it is empty. A format with `pieces` can be
    written as the documents are done: for plainspeak's version, the audience asked for and the outcomes as they
    come, they are the same text in parts. `scores` says that it shows reading scores. Encode the text as UTF-8 with
    the handler "backslashreplace", as the path of a file may hold what is no text.
    """

    render: Callable[[Results], str]
    pieces: Pieces | None = None
    scores: bool = False


def in_pieces(pieces: Pieces, *, scores: bool = False) -> Format:
    """A format that is written piece by piece; the failures come last where all is written at once."""

    def render(results: Results) -> str:
        outcomes = (*results.reports, *results.failures)
        return "".join(pieces(results.version, results.audience, outcomes))

    return Format(render, pieces, scores)


def streamed(each: Callable[[Report | Failure], str], opening: str = "", *, scores: bool = False) -> Format:
    """A format that is written document by document: `opening`, then what `each` gives for a report or a failure."""

    def pieces(
        _version: str, _audience: Audience | None, outcomes: Iterable[Report | Failure]
    ) -> Iterator[str]:
        yield opening
        yield from map(each, outcomes)

    return in_pieces(pieces, scores=scores)


def names() -> list[str]:
    """The names of the formats, in the order of the alphabet. Imports none of them."""
    return sorted(module.name for module in iter_modules(__path__))


def load(name: str) -> Format:
    """The format of this name, which is one of `names()`."""
    found: Format = import_module(f"{__name__}.{name}").FORMAT
    return found
