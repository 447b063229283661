"""Errors as clients get them: `application/problem+json` (RFC 9457) in our own interface."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.responses import Response

# In LanguageTool's words, which its clients know.
BUSY = "There are currently too many parallel requests. Please try again later."


class Problem(Exception):
    """A request that cannot be answered: `status`, one sentence in `detail`, and headers to send with it.

    `close` says that the rest of the request is not worth reading, so that the connection ends with the answer.
    """

    def __init__(
        self, status: int, detail: str, headers: dict[str, str] | None = None, *, close: bool = False
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {}) | ({"connection": "close"} if close else {})


def problem_response(problem: Problem) -> Response:
    """The answer to a request under /v1, and to all that is not LanguageTool's."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
    }
    return Response(json.dumps(body), problem.status, problem.headers, media_type="application/problem+json")


def languagetool_error(problem: Problem) -> Response:
    """The answer to a request under /v2: text that begins with "Error: ", as LanguageTool's."""
    return Response(
        f"Error: {problem.detail}".encode("utf-8", "backslashreplace"),
        problem.status,
        problem.headers,
        media_type="text/plain",
    )
