"""`POST /v1/check`: a text in, what readers may not understand out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from starlette.responses import Response

from plainspeak.documents import UnreadableDocument, from_text
from plainspeak.model import AUDIENCES, Audience
from plainspeak.reports.json import document_object
from plainspeak.rules import rule_fault
from plainspeak.service.checking import Wanted
from plainspeak.service.limits import read_body, text_too_long
from plainspeak.service.offsets import Utf16
from plainspeak.service.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from plainspeak.model import Report
    from plainspeak.service.checking import Desk
    from plainspeak.service.settings import Limits

MEDIA_TYPES = {"text": "text/plain", "markdown": "text/markdown", "html": "text/html"}
OFFSETS = ("utf16", "codepoint")
FIELDS = ("text", "format", "audience", "offsets", "select", "ignore")
MOST_RULES = 200
LONGEST_RULE = 200


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The fields of a request; `offsets` are counted in UTF-16 code units unless it says code points."""

    text: str
    media_type: str
    offsets: str
    wanted: Wanted


async def check(request: Request, desk: Desk, limits: Limits) -> Response:
    """Answer a request. Raises Problem."""
    require_type(request, "application/json")
    asked = parse(await read_body(request, limits.body, limits))
    if len(asked.text) > limits.text:
        raise text_too_long(len(asked.text), limits.text)
    try:
        body = await desk.check(
            asked.wanted,
            lambda: from_text(asked.text, asked.media_type),
            len(asked.text),
            lambda report: as_json(report, asked.offsets),
        )
    except UnreadableDocument as error:
        raise Problem(422, str(error)) from error
    return Response(body, media_type="application/json")


def as_json(report: Report, offsets: str, *, with_text: bool = False) -> bytes:
    """A report as the JSON of one document, with its offsets as asked for, and the text that they count in."""
    found = document_object(report)
    text = report.document.text if report.document.source is None else report.document.source
    if with_text:
        found["text"] = text
    if offsets == "utf16":
        _count_in_utf16(found, text)
    return json.dumps(found, separators=(",", ":")).encode()


def _count_in_utf16(found: dict[str, Any], text: str) -> None:
    """Turn the offsets and columns of a document's findings, which count code points, into UTF-16 code units."""
    units = Utf16(text)
    found["offset_unit"] = "utf16"
    for finding in found["findings"]:
        for edge, column in (("start", "column"), ("end", "end_column")):
            offset = finding[edge]
            if finding[column] is not None:
                line_start = offset - (finding[column] - 1)
                finding[column] = units(offset) - units(line_start) + 1
            finding[edge] = units(offset)


def parse(body: bytes) -> CheckRequest:
    """The fields of a request's body. Raises Problem: 400 for no JSON, 422 for a wrong field."""
    try:
        found: Any = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Problem(400, "The body is not valid JSON in UTF-8; send an object with a “text”.") from error
    if not isinstance(found, dict):
        raise Problem(422, "The body should be a JSON object with a “text”.")
    fields = cast("dict[str, object]", found)
    for name in fields:
        if name not in FIELDS:
            raise Problem(422, f"There is no field of that name; the fields are {', '.join(FIELDS)}.")
    text = fields.get("text")
    if not isinstance(text, str):
        raise Problem(422, "“text” is needed, and should be a string.")
    return CheckRequest(
        text,
        MEDIA_TYPES[choice(fields.get("format", "text"), "format", [*MEDIA_TYPES])],
        choice(fields.get("offsets", "utf16"), "offsets", OFFSETS),
        Wanted(
            audience_of(fields.get("audience")),
            _rules(fields.get("select", []), "select"),
            _rules(fields.get("ignore", []), "ignore"),
        ),
    )


def choice(value: object, field: str, known: Sequence[str]) -> str:
    """The value if it is one of those known. Raises Problem 422."""
    if not isinstance(value, str) or value not in known:
        raise Problem(422, f"“{field}” should be one of: {', '.join(known)}.")
    return value


def audience_of(value: object) -> Audience | None:
    """The audience of that name, None for None. Raises Problem 422."""
    return None if value is None else cast("Audience", choice(value, "audience", AUDIENCES))


def require_type(request: Request, media_type: str) -> None:
    """Raise Problem 415 unless the body is said to be of a media type."""
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != media_type:
        raise Problem(
            415, f"The body should be of the type {media_type}; say so in Content-Type.", close=True
        )


def rules_of(told: Sequence[object], field: str, otherwise: str) -> tuple[str, ...]:
    """The rules and kinds of rules that a field names.

    Raises Problem 422: with the sentence `otherwise` where there are too many or some are no names at all, and
    where a name is of no kind that there is, as nothing would be found under it.
    """
    rules = tuple(rule for rule in told if isinstance(rule, str) and 0 < len(rule) <= LONGEST_RULE)
    if len(rules) < len(told) or len(rules) > MOST_RULES:
        raise Problem(422, otherwise)
    for rule in rules:
        fault = rule_fault(rule)
        if fault:
            raise Problem(422, f"“{field}” cannot be used: {fault}")
    return rules


def _rules(value: object, field: str) -> tuple[str, ...]:
    rules = cast("list[object]", value) if isinstance(value, list) else [None]
    return rules_of(
        rules, field, f'“{field}” should be a list of rules, such as ["jargon", "wordy/utilise"].'
    )
