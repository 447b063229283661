"""The report as web pages that need nothing else: no other file, no request.

A document is one page. Several documents are an index and a page each, in a folder beside it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plainspeak.reports.html.assets import assets
from plainspeak.reports.html.overview import file_names, view_overview
from plainspeak.reports.html.view import view_document
from plainspeak.reports.wording import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from plainspeak.model import Report
    from plainspeak.reports.results import Results


def render_html(results: Results) -> str:
    """One page: that of the document where there is one alone, else an index without pages of its documents.

    Encode it as UTF-8, with the handler "backslashreplace" for paths that are no text. The same results give the
    same text.
    """
    if len(results.reports) == 1 and not results.failures:
        return render_document(results.reports[0], results.version)
    return _index(results, [""] * len(results.reports))


def render_pages(results: Results, folder: str, home: str) -> Iterator[tuple[str, str]]:
    """The page of each document as a file name and its text, and last the index, with no name.

    `folder` is the name of the folder that will hold the pages, beside the index, whose file name is `home`. Encode
    all of them as `render_html` says.
    """
    names = file_names([report.document.path for report in results.reports])
    for name, report in zip(names, results.reports, strict=True):
        yield name, render_document(report, results.version, f"../{_address(home)}")
    yield "", _index(results, [f"{_address(folder)}/{name}" for name in names])


def render_document(report: Report, version: str, home: str = "") -> str:
    """The page of one document; `home` is the address of the index, if there is one."""
    document = view_document(report)
    return render_page("document", document=document, version=version, audience=document.audience, home=home)


def _index(results: Results, addresses: list[str]) -> str:
    overview = view_overview(results, addresses)
    return render_page(
        "index", overview=overview, version=results.version, audience=READERS[results.audience]
    )


def _address(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="", errors="surrogateescape")


def render_page(name: str, **values: object) -> str:
    """A page from the template, the style and the script of this name."""
    return _environment().get_template(f"{name}.html").render(assets=assets(name), **values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(__name__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
