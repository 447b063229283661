"""The log: one JSON object a line, and never a word of anybody's text."""

from __future__ import annotations

import io
import json
import logging
import zipfile
from typing import TYPE_CHECKING

import pytest

from plainspeak.service.logs import JsonLines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.service.conftest import Client

SECRET = "Secretword"
BOUNDARY = {"content_type": "multipart/form-data; boundary=xx"}
JSON = {"content_type": "application/json"}


def upload(content: bytes, name: str = "letter.txt") -> bytes:
    head = f'--xx\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode() + content + b"\r\n--xx--\r\n"


def broken_word_file() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", f"<{SECRET}")
        archive.writestr("word/document.xml", f"<{SECRET}")
    return held.getvalue()


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the loggers of the server write, as JSON lines."""
    held = io.StringIO()
    handler = logging.StreamHandler(held)
    handler.setFormatter(JsonLines())
    loggers = [logging.getLogger(name) for name in ("plainspeak.service", "uvicorn.error", "asyncio")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        monkeypatch.setattr(logger, "handlers", [handler])
        logger.setLevel(logging.INFO)  # which forgets, too, what was decided for an earlier level
    yield held
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def test_no_field_of_a_request_comes_into_the_log_or_the_counts(ask: Client, log: io.StringIO) -> None:
    ask.check(f"The {SECRET} will utilise it.")
    for field in ("format", "audience", "offsets", "select", "ignore", SECRET):
        ask.check("We utilise it.", **{field: SECRET})
        ask.check("We utilise it.", **{field: [SECRET]})
    ask("POST", "/v1/check", f'{{"text": "{SECRET}', **JSON)
    ask("POST", "/v1/check", SECRET, content_type=SECRET)
    for content, name in (
        (f"{SECRET} will utilise it.".encode(), f"{SECRET}.txt"),
        (b"We utilise it.", f"letter.{SECRET}"),
        (broken_word_file(), f"{SECRET}.docx"),
        (f"%PDF-1.4 {SECRET}".encode(), f"{SECRET}.pdf"),
    ):
        ask("POST", "/v1/documents", upload(content, name), **BOUNDARY)
    for query in (f"as={SECRET}", f"audience={SECRET}", f"select={SECRET}", f"{SECRET}=1"):
        ask("POST", f"/v1/documents?{query}", upload(b"We utilise it."), **BOUNDARY)
    ask("GET", f"/v1/glossary?q={SECRET}")
    for fields in (
        f"language=en&text={SECRET}",
        f"language={SECRET}&text=a",
        f'language=en&data={{"text":"{SECRET}"',
        f'language=auto&data={{"annotation":[{{"markup":"{SECRET}"}}]}}',
        f"language=en&text=a&enabledRules={SECRET}&mode={SECRET}",
        f"language=en&text=a&username={SECRET}&apiKey={SECRET}&{SECRET}={SECRET}",
    ):
        ask("POST", "/v2/check", fields)
        ask("GET", f"/v2/check?{fields.replace(' ', '+')}")
    for path in (
        f"/{SECRET}",
        f"/v2/{SECRET}",
        f"/page/{SECRET}",
        f"/?{SECRET}",
        f"http://localhost/{SECRET}",
    ):
        ask("GET", path, user_agent=SECRET, referer=SECRET, cookie=SECRET, authorization=f"Bearer {SECRET}")
    ask(SECRET, "/v1/check")
    ask("GET", "/", Host=SECRET)
    ask("GET", "/", Origin=f"https://{SECRET}")
    ask.raw(f"{SECRET}\r\n{SECRET}: {SECRET}\r\n\r\n".encode())
    counts = ask("GET", "/metrics").text
    told = log.getvalue()
    assert len([line for line in told.splitlines() if json.loads(line)["event"] == "request"]) > 40
    assert SECRET.lower() not in told.lower()
    assert SECRET.lower() not in counts.lower()


def test_a_fault_is_told_by_its_place_alone() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        fault = (type(error), error, error.__traceback__)
    record = logging.LogRecord(
        "asyncio", logging.ERROR, __file__, 1, "Task failed\nfuture: <Task %s>", (SECRET,), fault
    )
    line = json.loads(JsonLines().format(record))
    assert (line["event"], line["level"]) == ("Task failed", "error")
    assert "ValueError" in line["fault"]
    assert SECRET not in json.dumps(line)
