"""Pages for people: where they check a text, and what programs can ask. Nothing on them comes from another server."""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from plainspeak import __version__
from plainspeak.model import AUDIENCES
from plainspeak.readability import LONG_SENTENCE
from plainspeak.reports.wording import KIND_NAMES, READERS, WORDS_FOR_A_SCORE
from plainspeak.service.openapi import description
from plainspeak.service.security import PAGE_POLICY
from plainspeak.targets import FAR_ABOVE, target_for

if TYPE_CHECKING:
    from jinja2 import Template
    from starlette.types import Scope

    from plainspeak.config import Config
    from plainspeak.service.settings import Limits

PAGE_FOLDER = Path(__file__).resolve().parent / "page"


def home(config: Config, limits: Limits) -> Response:
    """The web page for checking a text; the `config` says who reads it where nobody says so, and the targets."""
    return _page(_template("page.html").render(facts=_facts(config, limits), version=__version__))


class PageFiles(StaticFiles):
    """The scripts and styles of the web page, each with the policy of pages."""

    def __init__(self) -> None:
        # Where the registry of a Windows computer calls scripts something else, browsers would not run them.
        mimetypes.add_type("text/javascript", ".js")
        super().__init__(directory=PAGE_FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at a path, to be asked for again each time, so that no old one meets a new page."""
        response = await super().get_response(path, scope)
        response.headers["content-security-policy"] = PAGE_POLICY
        response.headers["cache-control"] = "no-cache"
        return response


def docs() -> Response:
    """What can be asked of the server, out of its OpenAPI description."""
    found = description()
    rows = [
        _operation(found, method, path, operation)
        for path, methods in found["paths"].items()
        for method, operation in methods.items()
    ]
    return _page(_template("docs.html").render(info=found["info"], tags=found["tags"], operations=rows))


def style() -> Response:
    """The style of these pages."""
    text = files("plainspeak.service").joinpath("templates", "pages.css").read_text(encoding="utf-8")
    return Response(text, media_type="text/css")


def _facts(config: Config, limits: Limits) -> dict[str, Any]:
    """What the page needs to know of the program, so that nothing is written down twice."""
    from plainspeak.reports.html.marks import LETTERS, look_of

    return {
        "audience": config.audience or "residents",
        "audiences": {
            name: {
                "label": READERS[name].capitalize(),
                "readers": READERS[name],
                "target": target_for(name, config).reading_age,
            }
            for name in AUDIENCES
        },
        "kinds": {
            kind: {"name": name, "letter": LETTERS[kind], "look": look_of(kind)}
            for kind, name in KIND_NAMES.items()
        },
        "far": FAR_ABOVE,
        "longSentence": LONG_SENTENCE,
        "wordsForAge": WORDS_FOR_A_SCORE,
        "fileLimit": limits.file,
    }


def _operation(found: dict[str, Any], method: str, path: str, operation: dict[str, Any]) -> dict[str, Any]:
    """An operation with what its references stand for."""
    fields: list[dict[str, Any]] = [
        {"name": each["name"], "required": each.get("required"), "schema": each["schema"]}
        for each in operation.get("parameters", [])
    ]
    for body in operation.get("requestBody", {}).get("content", {}).values():
        schema = _resolved(found, body["schema"])
        for name, each in schema["properties"].items():
            fields.append({"name": name, "required": name in schema.get("required", []), "schema": each})
    answers = [
        (status, _resolved(found, answer)["description"]) for status, answer in operation["responses"].items()
    ]
    return {"method": method.upper(), "path": path, "fields": fields, "answers": answers} | {
        key: operation.get(key) for key in ("summary", "tags", "requestBody")
    }


def _resolved(found: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """A part of the description, or what it refers to."""
    for name in part.get("$ref", "").split("/")[1:]:
        found = found[name]
    return found if "$ref" in part else part


def _page(html: str) -> Response:
    return HTMLResponse(html, headers={"content-security-policy": PAGE_POLICY})


@lru_cache(maxsize=2)
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("plainspeak.service"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
