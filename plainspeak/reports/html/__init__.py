"""The report as one HTML page that needs nothing else: no script, no other file, no request."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from plainspeak.reports.html.view import view_document, view_summary

if TYPE_CHECKING:
    from jinja2 import Environment

    from plainspeak.reports.results import Results


def render_html(results: Results) -> str:
    """The results as a whole page; encode it as UTF-8. The same results give the same text."""
    style = files(__name__).joinpath("style.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("page.html")
        .render(
            style=style,
            style_hash=_hash(style),
            version=results.version,
            audience=results.audience,
            documents=[
                view_document(report, number) for number, report in enumerate(results.reports, start=1)
            ],
            summary=view_summary(results),
            failures=results.failures,
        )
    )


def _hash(style: str) -> str:
    """What the page's content security policy calls this style by, so that it allows no other."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


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
