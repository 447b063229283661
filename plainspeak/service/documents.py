"""`POST /v1/documents`: a file in; out comes what was found in it, the report, or a copy with comments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.responses import Response

from plainspeak.documents.kinds import OPEN_TEXT, PDF, WORD
from plainspeak.service.checking import Lane, Wanted
from plainspeak.service.checks import (
    OFFSETS,
    as_json,
    audience_of,
    choice,
    require_type,
    rules_of,
)
from plainspeak.service.limits import read_body, text_too_long
from plainspeak.service.problems import Problem
from plainspeak.service.reading import Readers

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from starlette.requests import Request

    from plainspeak.model import Report
    from plainspeak.service.checking import Desk
    from plainspeak.service.settings import Limits

# The types of which a copy with comments can be made, by the name that a request gives them.
_COPIES = {"docx": WORD, "odt": OPEN_TEXT, "pdf": PDF}
FORMS = ("json", "html", *_COPIES)
INCLUDES = ("text",)
_PARAMETERS = ("as", "audience", "offsets", "select", "ignore", "include")
_AROUND_FILE = 100_000  # the other parts of the body, and what parts them
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class _Asked:
    form: str
    offsets: str
    wanted: Wanted
    with_text: bool


class _InMemory(MultiPartParser):
    """Keeps the file in memory: an uploaded document is never written to disk."""

    spool_max_size = 2**40


class Documents:
    """Answers uploads: files are read in processes of their own, a few at a time."""

    def __init__(self, desk: Desk, limits: Limits) -> None:
        self._desk = desk
        self._limits = limits
        self.readers = Readers(limits)
        self._lane = Lane("files", limits.running, limits.long_waiting)

    def close(self) -> None:
        """End the threads and the process that waits."""
        self._lane.close()
        self.readers.close()

    async def answer(self, request: Request) -> Response:
        """Answer a request. Raises Problem."""
        asked = _asked(request)
        require_type(request, "multipart/form-data")
        content, name = await self._file(request)
        document = await self._lane.run(lambda: self.readers.read(content, name))
        document = replace(document, path=name)
        if len(document.text) > self._limits.text:
            raise text_too_long(len(document.text), self._limits.text)
        length = len(document.text)
        if asked.form in _COPIES:
            wanted = _COPIES[asked.form]
            if document.media_type != wanted:
                raise Problem(
                    422, f"The file is of another type than as={asked.form}; comments go into a copy."
                )
            report = await self._desk.check(asked.wanted, lambda: document, length, _scored)
            copy = await self._lane.run(lambda: self.readers.copy(content, report))
            return Response(copy, headers=_named(name, asked.form), media_type=wanted)
        if asked.form == "html":
            page = await self._desk.check(asked.wanted, lambda: document, length, _as_page)
            return Response(page, headers=_named(name, "html"), media_type="text/html")
        body = await self._desk.check(
            asked.wanted,
            lambda: document,
            length,
            lambda report: as_json(report, asked.offsets, with_text=asked.with_text),
        )
        return Response(body, media_type="application/json")

    async def _file(self, request: Request) -> tuple[bytes, str]:
        """The bytes and the name of the one file in a form."""
        most = self._limits.file
        body = await read_body(request, most + _AROUND_FILE, self._limits)

        async def once() -> AsyncGenerator[bytes]:
            yield body

        try:
            form = await _InMemory(request.headers, once(), max_files=1, max_fields=0).parse()
        except (MultiPartException, KeyError, ValueError) as error:
            raise Problem(400, "The body is no form with one file in it, called “file”.") from error
        try:
            upload = form.get("file")
            if not isinstance(upload, UploadFile):
                raise Problem(422, "The file is missing; send it as the part called “file”.")
            content = await upload.read()
        finally:
            await form.close()
        if len(content) > most:
            raise Problem(413, f"The file is over the limit of {most / 1_000_000:g} MB; split it.")
        return content, _file_name(upload.filename or "")


def _asked(request: Request) -> _Asked:
    query = request.query_params
    for name in query:
        if name not in _PARAMETERS:
            raise Problem(422, f"There is no parameter of that name; there are {', '.join(_PARAMETERS)}.")
    return _Asked(
        choice(query.get("as", "json"), "as", FORMS),
        choice(query.get("offsets", "utf16"), "offsets", OFFSETS),
        Wanted(
            audience_of(query.get("audience")),
            _rules(query.getlist("select"), "select"),
            _rules(query.getlist("ignore"), "ignore"),
        ),
        "include" in query and choice(query["include"], "include", INCLUDES) == "text",
    )


def _rules(rules: list[str], name: str) -> tuple[str, ...]:
    return rules_of(rules, name, f"“{name}” should be a rule or a kind of rules, such as {name}=jargon.")


def _file_name(told: str) -> str:
    """The last part of a file's name, as browsers once sent whole paths; without what cannot be shown."""
    last = told.replace("\\", "/").rpartition("/")[2]
    return "".join(character for character in last if character.isprintable())[-_LONGEST_NAME:]


def _scored(report: Report) -> Report:
    """The report, its scores computed here in the thread."""
    _ = report.scores
    return report


def _as_page(report: Report) -> bytes:
    from plainspeak import __version__
    from plainspeak.reports.html import render_document

    return render_document(report, __version__).encode("utf-8", "backslashreplace")


def _named(name: str, suffix: str) -> dict[str, str]:
    """The header that makes a browser save the answer, under the name of the document."""
    stem = name.rpartition(".")[0] or name or "document"
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(f'{stem}.{suffix}', safe='')}"}
