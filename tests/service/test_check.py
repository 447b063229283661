"""POST /v1/check and what stands beside it, asked over a real connection."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plainspeak.reports.json import report_schema
from plainspeak.service.offsets import Utf16, utf16_length

if TYPE_CHECKING:
    from tests.service.conftest import Client


def units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def schema_of_document() -> dict[str, Any]:
    whole = report_schema()
    return {"$defs": whole["$defs"], "$ref": "#/$defs/document"}


def test_a_text_is_checked(ask: Client) -> None:
    answer = ask.check("We will utilise the hall.")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    Draft202012Validator(schema_of_document()).validate(answer.json)
    (finding,) = answer.json["findings"]
    assert (finding["rule"], finding["start"], finding["end"]) == ("wordy/utilise", 8, 15)
    assert finding["suggestions"] == ["use"]
    assert answer.json["offset_unit"] == "utf16"


def test_offsets_count_what_was_asked_for(ask: Client) -> None:
    text = "Line one.\n\n🎉🎉 We utilise 🌧 it and utilise it."
    first, second = ask.check(text).json["findings"]
    for finding in (first, second):
        assert units(text)[2 * finding["start"] : 2 * finding["end"]] == units("utilise")
    assert (first["line"], first["column"]) == (3, 9)
    points = ask.check(text, offsets="codepoint").json
    assert points["offset_unit"] == "codepoint"
    for finding in points["findings"]:
        assert text[finding["start"] : finding["end"]] == "utilise"
    assert points["findings"][0]["column"] == 7


def test_offsets_of_markup_are_in_the_source(ask: Client) -> None:
    source = "<p>🎉 We &amp; you <b>utilise</b> it.</p>"
    (finding,) = ask.check(source, format="html").json["findings"]
    assert units(source)[2 * finding["start"] : 2 * finding["end"]] == units("utilise")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=["L", "So", "Cs", "Zs"]), max_size=40), st.data())
def test_utf16_offsets_are_those_of_the_encoding(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = sum(len(character.encode("utf-16-le", "surrogatepass")) for character in text[:offset])
    assert Utf16(text)(offset) == before // 2
    assert utf16_length(text) == Utf16(text)(len(text))


def test_readers_and_rules_are_chosen(ask: Client) -> None:
    text = "It was decided to utilise it."
    assert {f["kind"] for f in ask.check(text).json["findings"]} == {"passive", "wordy"}
    assert {f["kind"] for f in ask.check(text, select=["wordy"]).json["findings"]} == {"wordy"}
    assert {f["kind"] for f in ask.check(text, ignore=["wordy/utilise"]).json["findings"]} == {"passive"}
    term = "The precept is set in March."
    assert "term" in [f["kind"] for f in ask.check(term, audience="residents").json["findings"]]
    assert "term" not in [f["kind"] for f in ask.check(term, audience="councillors").json["findings"]]


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        (b"", 400, "JSON"),
        (b"{", 400, "JSON"),
        (b"\xff\xfe", 400, "UTF-8"),
        (b"[" * 100_000, 400, "JSON"),
        (b'{"text": ' + b"9" * 10_000 + b"}", 400, "JSON"),
        (b"[]", 422, "object"),
        (b"{}", 422, "text"),
        (b'{"text": 5}', 422, "text"),
        (b'{"text": "a", "txt": "b"}', 422, "audience"),
        (b'{"text": "a", "audience": "cats"}', 422, "councillors"),
        (b'{"text": "a", "audience": []}', 422, "councillors"),
        (b'{"text": "a", "format": "docx"}', 422, "markdown"),
        (b'{"text": "a", "offsets": "bytes"}', 422, "codepoint"),
        (b'{"text": "a", "select": "jargon"}', 422, "list"),
        (b'{"text": "a", "ignore": [""]}', 422, "list"),
        (b'{"text": "a", "ignore": [1]}', 422, "list"),
        (b'{"text": "a", "select": ["jargn"]}', 422, "jargon"),
        (b'{"text": "a", "ignore": ["wordy", "utilise"]}', 422, "false-friend"),
    ],
)
def test_wrong_requests_get_a_problem(ask: Client, body: bytes, status: int, told: str) -> None:
    answer = ask("POST", "/v1/check", body, content_type="application/json")
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["status"] == status
    assert told in answer.json["detail"]


def test_wrong_type_path_and_method(ask: Client) -> None:
    assert ask("POST", "/v1/check", b'{"text": ""}', content_type="text/plain").status == 415
    assert ask("POST", "/v1/check", b'{"text": ""}').status == 415
    assert ask("GET", "/v1/nothing").status == 404
    wrong = ask("GET", "/v1/check")
    assert (wrong.status, wrong.headers["allow"]) == (405, "POST")
    assert wrong.headers["content-type"] == "application/problem+json"


def test_empty_text_and_lone_surrogates(ask: Client) -> None:
    assert ask.check("").json["findings"] == []
    body = b'{"text": "\\ud800 We utilise \\udc00 it."}'
    answer = ask("POST", "/v1/check", body, content_type="application/json; charset=utf-8")
    (finding,) = answer.json["findings"]
    assert (finding["start"], finding["text"]) == (5, "utilise")


def test_words_are_looked_up(ask: Client) -> None:
    found = ask("GET", "/v1/glossary?q=Utilised").json
    assert [entry["rule"] for entry in found["entries"]] == ["wordy/utilise"]
    assert found["entries"][0]["senses"][0]["use"] == ["use"]
    assert [each["short"] for each in ask("GET", "/v1/glossary?q=hmo").json["acronyms"]] == ["HMO"]
    unknown = ask("GET", "/v1/glossary?q=utilisse").json
    assert unknown["entries"] == []
    assert "utilise" in unknown["near"]
    for wrong in ("", "?q=", "?q=%20", "?q=a&q=b", "?q=" + "a" * 300):
        assert ask("GET", f"/v1/glossary{wrong}").status == 422


def test_health_and_head(ask: Client) -> None:
    assert ask("GET", "/healthz").json == {"status": "ok"}
    assert (ask("HEAD", "/healthz").status, ask("HEAD", "/healthz").body) == (200, b"")


def test_metrics_count(ask: Client) -> None:
    def value(name: str) -> float:
        (found,) = re.findall(rf"(?m)^plainspeak_{re.escape(name)} (\S+)$", ask("GET", "/metrics").text)
        return float(found)

    ask.check("We utilise it.")
    before = value("words_total")
    hits = value("cache_hits_total")
    route = 'requests_total{method="POST",route="/v1/check",status="200"}'
    count = value(route)
    ask.check("We utilise it.")
    assert value("words_total") - before == 3
    assert value("cache_hits_total") - hits == 1
    assert value(route) - count == 1
    assert value('request_seconds_bucket{route="/v1/check",le="+Inf"}') == value(
        'request_seconds_count{route="/v1/check"}'
    )


def test_metrics_are_well_formed_and_hold_no_text(ask: Client) -> None:
    ask("GET", "/secret-path?text=secret-text")
    ask.check("secret-word")
    answer = ask("GET", "/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "secret" not in answer.text
    sample = re.compile(r'[a-z_]+(\{([a-z]+="[^"\\\n]*",?)+\})? [0-9.e+-]+')
    kinds: dict[str, str] = {}
    for line in answer.text.splitlines():
        if line.startswith("# TYPE"):
            _, _, name, kind = line.split()
            assert name not in kinds
            kinds[name] = kind
        elif not line.startswith("# HELP"):
            assert sample.fullmatch(line), line
            name = re.split(r"[{ ]", line)[0]
            base = re.sub(r"_(bucket|sum|count)$", "", name)
            assert name in kinds or kinds[base] == "histogram"
    assert set(kinds.values()) == {"counter", "gauge", "histogram"}


def test_openapi_names_the_paths_that_there_are(ask: Client) -> None:
    found = ask("GET", "/openapi.json").json
    assert found["openapi"].startswith("3.1")
    text = json.dumps(found)
    for reference in set(re.findall(r'"\$ref": "(#[^"]+)"', text)):
        part = found
        for name in reference.split("/")[1:]:
            part = part[name]
    for path, methods in found["paths"].items():
        for method in methods:
            assert ask(method.upper(), path, b"").status not in (404, 405, 500)


def test_pages_load_nothing_from_elsewhere(ask: Client) -> None:
    for path in ("/", "/docs", "/docs/pages.css"):
        answer = ask("GET", path)
        assert answer.status == 200
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//|url\(|@import""", answer.text)
    assert "default-src 'none'" in ask("GET", "/docs").headers["content-security-policy"]
    assert "/v1/check" in ask("GET", "/docs").text
