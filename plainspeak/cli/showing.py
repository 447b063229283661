"""From the outcomes of a run to what is printed or written: which format, whole or document by document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.cli import output
from plainspeak.model import PlainspeakError, Report
from plainspeak.reports import formats
from plainspeak.reports.results import Failure, Results

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.model import Audience

TEXT, HTML = "text", "html"
STYLES = (TEXT, HTML, *formats.names())


@dataclass(frozen=True, slots=True)
class View:
    """How the outcomes are shown. `style` is one of `STYLES`, `target` the path of a file, `audience` as asked for."""

    style: str
    target: str | None
    audience: Audience | None
    quiet: bool = False
    statistics: bool = False
    explain: bool = False

    @property
    def outlined(self) -> bool:
        """Whether the figures of sections are shown."""
        return self.style == HTML or (self.style == TEXT and not (self.quiet or self.statistics))

    @property
    def scored(self) -> bool:
        """Whether reading scores are shown."""
        if self.style in (TEXT, HTML):
            return self.outlined
        return formats.load(self.style).scores


def place_for(view: View, count: int) -> output.PagesPlace | None:
    """Where the pages go, if there are several. Raises PlainspeakError for what cannot be shown or written so."""
    if view.style != TEXT and (view.statistics or view.explain):
        option = "--statistics" if view.statistics else "--explain"
        raise PlainspeakError(f"{option} needs the format text; leave out --format {view.style}.")
    if view.style == HTML:
        return output.pages_place(view.target, count)
    if view.target is not None:
        output.check_target(view.target)
    return None


def show(view: View, place: output.PagesPlace | None, outcomes: Iterable[Report | Failure]) -> None:
    """Print or write the outcomes; those of a format for it as they come."""
    if view.style in (TEXT, HTML):
        _show_to_people(view, place, _results(view, outcomes))
        return
    form = formats.load(view.style)
    if form.pieces is not None:
        from plainspeak import __version__

        pieces = form.pieces(__version__, view.audience, outcomes)
    else:
        pieces = iter([form.render(_results(view, outcomes))])
    if view.target is None:
        for piece in pieces:
            output.print_data(piece)
    else:
        output.write_pieces(view.target, (piece.encode("utf-8", "backslashreplace") for piece in pieces))


def _results(view: View, outcomes: Iterable[Report | Failure]) -> Results:
    from plainspeak import __version__

    reports: list[Report] = []
    failures: list[Failure] = []
    for outcome in outcomes:
        if isinstance(outcome, Report):
            reports.append(outcome)
        else:
            failures.append(outcome)
    # Folders may name readers of their own; the whole is then said to be for those of the first document.
    audience = view.audience or (reports[0].audience if reports else "residents")
    return Results(__version__, audience, tuple(reports), tuple(failures))


def _show_to_people(view: View, place: output.PagesPlace | None, results: Results) -> None:
    if view.style == TEXT and view.target is None:
        output.print_text(_text(view, results, output.width(), colour=output.wants_colour()))
        return
    if view.style == TEXT:
        text = _text(view, results, 80, colour=False)
    else:
        from plainspeak.reports.html import render_html, render_pages

        if place is not None:
            for name, page in render_pages(results, place.folder.name, place.index.name):
                output.write_page(place, name, page.encode("utf-8", "backslashreplace"))
            return
        text = render_html(results)
    if view.target is None:
        output.print_data(text)
    else:
        output.write_whole(view.target, text.encode("utf-8", "backslashreplace"))


def _text(view: View, results: Results, width: int, *, colour: bool) -> str:
    if view.statistics:
        from plainspeak.reports.statistics import render_statistics

        return render_statistics(results, width=width)
    from plainspeak.reports.text import render_text

    return render_text(results, width=width, colour=colour, brief=view.quiet, explain=view.explain)
