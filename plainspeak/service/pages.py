"""Pages for people: what this is, and what can be asked of it. Nothing on them comes from another server."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, Response

from plainspeak.service.openapi import description
from plainspeak.service.security import PAGE_POLICY

if TYPE_CHECKING:
    from jinja2 import Template

PAGE_FOLDER = Path(__file__).resolve().parent / "page"


def home() -> Response:
    """The web page, or what this server is where that is not there."""
    page = PAGE_FOLDER / "index.html"
    if page.is_file():
        return _page(page.read_text(encoding="utf-8"))
    return _page(_template("home.html").render(info=description()["info"]))


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
