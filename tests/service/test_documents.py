"""POST /v1/documents: files up, findings or the report down."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from docx import Document as new_word_file
from jsonschema import Draft202012Validator

from plainspeak.service.settings import Limits
from tests.service.test_check import schema_of_document

if TYPE_CHECKING:
    from tests.service.conftest import Answer, Client, Serve

EDGE = "edge-of-the-parts"


def word_file(*paragraphs: str) -> bytes:
    document = new_word_file()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def form(content: bytes, name: str, part: str = "file") -> bytes:
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="{part}"; filename="{name}"\r\n\r\n'
    return head.encode() + content + f"\r\n--{EDGE}--\r\n".encode()


def upload(ask: Client, content: bytes, name: str, query: str = "", **headers: str) -> Answer:
    kind = f"multipart/form-data; boundary={EDGE}"
    return ask("POST", f"/v1/documents{query}", form(content, name), content_type=kind, **headers)


def test_a_word_file(ask: Client) -> None:
    answer = upload(ask, word_file("🎉 We will utilise the hall."), "letter.docx")
    assert answer.status == 200, answer.text
    Draft202012Validator(schema_of_document()).validate(answer.json)
    assert (answer.json["path"], answer.json["words"]) == ("letter.docx", 5)
    assert answer.json["media_type"].endswith("wordprocessingml.document")
    (finding,) = answer.json["findings"]
    assert (finding["start"], finding["line"]) == (11, None)
    points = upload(ask, word_file("🎉 We will utilise the hall."), "letter.docx", "?offsets=codepoint").json
    assert points["findings"][0]["start"] == 10


def test_the_text_that_the_offsets_count_in(ask: Client) -> None:
    for content, name in (
        (word_file("🎉 We will utilise the hall."), "letter.docx"),
        (b"# Hall\n\nWe **utilise** it.", "letter.md"),
    ):
        found = upload(ask, content, name, "?include=text&offsets=codepoint").json
        (finding,) = found["findings"]
        assert found["text"][finding["start"] : finding["end"]] == "utilise"
    assert "text" not in upload(ask, b"We utilise it.", "letter.txt").json
    assert upload(ask, b"We utilise it.", "letter.txt", "?include=all").status == 422


@pytest.mark.parametrize(
    ("name", "content", "start"),
    [
        ("letter.md", b"# Hall\n\nWe **utilise** it.", 13),
        ("letter.html", b"<p>We utilise it.</p>", 6),
        ("letter.txt", "Café: we utilise it.".encode("cp1252"), 9),
        ("letter", b"We utilise it.", 3),
        ("C:\\folder\\letter.txt", b"We utilise it.", 3),
    ],
)
def test_other_types(ask: Client, name: str, content: bytes, start: int) -> None:
    found = upload(ask, content, name).json
    assert [finding["start"] for finding in found["findings"]] == [start]
    assert found["path"] == name.rpartition("\\")[2]


def test_readers_and_rules(ask: Client) -> None:
    text = b"It was decided to utilise the precept."

    def kinds(query: str) -> set[str]:
        return {finding["kind"] for finding in upload(ask, text, "a.txt", query).json["findings"]}

    assert kinds("") == {"passive", "wordy", "term"}
    assert kinds("?audience=councillors") == {"passive", "wordy"}
    assert kinds("?select=term&select=wordy/utilise") == {"term", "wordy"}
    assert kinds("?ignore=passive&ignore=term") == {"wordy"}


def test_the_report(ask: Client) -> None:
    answer = upload(ask, word_file("We will utilise the hall."), "my “letter”.docx", "?as=html")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"] == (
        f"attachment; filename*=UTF-8''{quote('my “letter”.html', safe='')}"
    )
    assert "utilise" in answer.text
    assert "<!doctype html>" in answer.text.lower()


def test_the_copy_with_comments(ask: Client) -> None:
    sound = word_file("🎉 We will utilise the hall.", "Fine.")
    answer = upload(ask, sound, "letter.docx", "?as=docx")
    assert answer.status == 200, answer.text
    assert answer.headers["content-disposition"].endswith("letter.docx")
    copy = new_word_file(io.BytesIO(answer.body))
    assert [paragraph.text for paragraph in copy.paragraphs] == ["🎉 We will utilise the hall.", "Fine."]
    told = [comment.text for comment in copy.comments]
    assert len(told) == 2  # the scores, and the one finding
    assert "utilise" in told[1]


@pytest.mark.parametrize(
    ("content", "name", "status", "told"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture.docx", 415, "picture"),
        (b"\0\1\2\3" * 50, "data.bin", 415, "does not read"),
        (b"", "letter.docx", 422, "empty"),
        (b"PK\x03\x04 broken", "letter.docx", 422, "letter.docx"),
        (b"%PDF-1.7 broken", "letter.pdf", 422, "letter.pdf"),
    ],
)
def test_files_that_cannot_be_read(ask: Client, content: bytes, name: str, status: int, told: str) -> None:
    answer = upload(ask, content, name)
    assert answer.status == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json["detail"]
    assert upload(ask, b"We utilise it.", "a.txt").status == 200


def test_a_file_that_unpacks_to_very_much(ask: Client) -> None:
    stream = io.BytesIO(word_file("Text."))
    packed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                content = content.replace(b"Text.", b"a" * 400_000_000)
            new.writestr(part, content)
    answer = upload(ask, packed.getvalue(), "bomb.docx")
    assert answer.status in (413, 422)
    assert upload(ask, b"We utilise it.", "a.txt").status == 200


def test_a_process_that_takes_too_long_or_too_much(serve: Serve) -> None:
    sound = b"We utilise it. " * 100_000
    for limits in (Limits(file_seconds=0.001), Limits(file_memory=1_000_000)):
        client = serve(replace(limits, per_minute=0))
        answer = upload(client, sound, "letter.txt")
        assert answer.status == 422
        assert "letter.txt takes too long or too much memory" in answer.json["detail"]
        assert client.check("We utilise it.").status == 200


def test_sizes(serve: Serve) -> None:
    client = serve(Limits(per_minute=0, file=1000, text=100))
    assert upload(client, b"a" * 1001, "a.txt").status == 413
    assert upload(client, b"a" * 200_000, "a.txt").status == 413
    assert upload(client, b"a " * 100, "a.txt").status == 413
    assert upload(client, b"a " * 40, "a.txt").status == 200


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"We utilise it.", "text/plain", 415),
        (b"", "multipart/form-data", 400),
        (b"", f"multipart/form-data; boundary={EDGE}", 422),
        (b"rubbish", f"multipart/form-data; boundary={EDGE}", 400),
        (form(b"a", "a.txt", part="other"), f"multipart/form-data; boundary={EDGE}", 422),
        (
            form(b"a", "a.txt").replace(b'; filename="a.txt"', b""),
            f"multipart/form-data; boundary={EDGE}",
            400,
        ),
    ],
)
def test_wrong_forms(ask: Client, body: bytes, kind: str, status: int) -> None:
    answer = ask("POST", "/v1/documents", body, content_type=kind)
    assert answer.status == status, answer.text
    assert json.loads(answer.body)["status"] == status


@pytest.mark.parametrize(
    "query",
    ["?as=docx", "?as=xls", "?audience=cats", "?offsets=bytes", "?select=", "?ignore=cats", "?other=1"],
)
def test_wrong_parameters(ask: Client, query: str) -> None:
    assert upload(ask, b"a", "a.txt", query).status == 422


def test_a_name_cannot_break_the_headers(ask: Client) -> None:
    answer = upload(ask, b"We utilise it.", "a%0d%0aX-Bad: 1\u202e.txt", "?as=html")
    assert answer.status == 200
    assert "x-bad" not in answer.headers
