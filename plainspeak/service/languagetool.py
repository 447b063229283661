"""LanguageTool's HTTP protocol, so that the programs that speak it show our findings unchanged.

Read from LanguageTool's server and from its clients; docs/editors.md says where we differ.
"""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from plainspeak.documents import from_text
from plainspeak.service.checking import Wanted
from plainspeak.service.forms import CATEGORY, parse_form, parse_request, require_code
from plainspeak.service.limits import read_body, text_too_long
from plainspeak.service.offsets import Utf16
from plainspeak.service.problems import Problem
from plainspeak.service.security import bearer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from plainspeak.model import Finding, Report
    from plainspeak.service.annotated import Annotated
    from plainspeak.service.checking import Desk
    from plainspeak.service.forms import Asked
    from plainspeak.service.security import Guard
    from plainspeak.service.settings import Limits

# Clients join their paths to what people type as the server: with and without /v2, or with it twice.
_BASES = ("/v2", "", "/v2/v2")
_METHODS = ["GET", "POST", "OPTIONS"]
_LANGUAGES = {
    "en": "English",
    "en-AU": "English (Australian)",
    "en-CA": "English (Canadian)",
    "en-GB": "English (GB)",
    "en-NZ": "English (New Zealand)",
    "en-ZA": "English (South African)",
    "en-US": "English (US)",
}
_KINDS = {
    "jargon": "Jargon",
    "wordy": "A shorter word will do",
    "legal": "Legal language",
    "term": "A term to explain",
    "acronym": "A short form to explain",
    "false-friend": "Means something else to others",
    "long-sentence": "A long sentence",
    "passive": "A passive",
    "hidden-verb": "A verb hidden in a noun",
    "noun-string": "Nouns in a row",
    "double-negative": "A double negative",
    "readability": "Readability",
}
_OF_SENTENCES = ("acronym", "long-sentence", "passive", "noun-string", "double-negative", "readability")
_MOST_REPLACEMENTS = 10
_AROUND = 40
_LONG_FORM = 50_000
_SAMPLE = 4_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH_SHARE = 0.5


class LanguageTool:
    """Answers under /v2 and under the other paths that clients use for it."""

    def __init__(self, desk: Desk, limits: Limits, guard: Guard) -> None:
        self._desk = desk
        self._limits = limits
        self._guard = guard
        self._answers: dict[str, Callable[[Request], Awaitable[Response]]] = {
            "check": self._check,
            "languages": self._languages,
            "info": self._info,
            "configinfo": self._config,
            "maxtextlength": self._longest,
            "healthcheck": self._health,
            "words": self._no_words,
            "words/add": self._no_words,
            "words/delete": self._no_words,
        }

    def routes(self) -> list[Route]:
        """The routes of all paths."""
        found = [Route(path, self._answers[name], methods=_METHODS) for path, name in self._paths().items()]
        return [*found, Route("/v2/{action:path}", self._unknown, methods=_METHODS)]

    def patterns(self) -> dict[str, str]:
        """For each path, the one under which it is counted and described."""
        return {path: f"/v2/{name}" for path, name in self._paths().items()}

    def _paths(self) -> dict[str, str]:
        return {
            f"{base}/{name}{slash}": name for base in _BASES for name in self._answers for slash in ("", "/")
        }

    async def _check(self, request: Request) -> Response:
        body = b""
        if request.method == "POST":
            body = await read_body(request, self._limits.body, self._limits)
        query: bytes = request.scope["query_string"] if request.method in ("GET", "HEAD", "POST") else b""
        if len(body) > _LONG_FORM:
            fields = await asyncio.to_thread(parse_form, body, query)
        else:
            fields = parse_form(body, query)
        offered = (bearer(request.headers), *(fields.get(name) for name in ("apiKey", "password", "tokenV2")))
        if not self._guard.knows(offered):
            raise Problem(
                403, "A token is needed: give it as the API key, with any name as the user.", close=True
            )
        asked = parse_request(fields)
        text = asked.annotated.text
        if len(text) > self._limits.text:
            raise text_too_long(len(text), self._limits.text)
        if not _may_be_english(asked.language):
            return _json(_result(_language(asked.language, asked.language, 1.0), [], []))
        body = await self._desk.check(
            Wanted(), lambda: from_text(text), len(text), lambda report: _answer(asked, report)
        )
        return Response(body, media_type="application/json")

    async def _languages(self, _request: Request) -> Response:
        rows = [
            {"name": name, "code": "en", "longCode": code}
            for code, name in sorted(_LANGUAGES.items(), key=lambda item: item[1])
        ]
        return _json(rows)

    async def _info(self, _request: Request) -> Response:
        return _json({"software": _software() | {"commit": ""}})

    async def _config(self, request: Request) -> Response:
        body = b""
        if request.method == "POST":
            body = await read_body(request, self._limits.body, self._limits)
        fields = parse_form(body, request.scope["query_string"])
        if not fields.get("language"):
            raise Problem(400, "'language' parameter missing")
        require_code(fields["language"])
        if not _may_be_english(fields["language"]):
            rules: list[dict[str, str]] = []
        else:
            rules = _rules(await self._desk.ask(lambda checker: checker.rules()))
        parameter = {"maxTextLength": self._limits.text}
        return _json({"software": _software(), "parameter": parameter, "rules": rules})

    async def _longest(self, _request: Request) -> Response:
        return Response(str(self._limits.text), media_type="text/plain")

    async def _health(self, _request: Request) -> Response:
        if self._desk.is_full:
            raise Problem(503, "Too many texts are waiting.", {"retry-after": "1"})
        return Response("OK", media_type="text/plain")

    async def _no_words(self, _request: Request) -> Response:
        raise Problem(
            400, "This server keeps no personal words; whoever runs it can add words that are fine for all."
        )

    async def _unknown(self, request: Request) -> Response:
        action = re.sub(r"[^\w/.-]", "?", request.path_params["action"], flags=re.ASCII)
        raise Problem(404, f"Unsupported action: '{action[:80]}'. Please see /docs on this server.")


def _json(found: object) -> Response:
    return Response(json.dumps(found, separators=(",", ":")), media_type="application/json")


def _rules(of_entries: dict[str, str]) -> list[dict[str, str]]:
    """What the server can be asked to leave out: the `of_entries` are rules with their terms."""
    rows = [(kind, _KINDS[kind]) for kind in _OF_SENTENCES]
    rows += [(rule, f"{_KINDS[rule.partition('/')[0]]}: {term}") for rule, term in of_entries.items()]
    return [
        {
            "ruleId": rule,
            "description": description,
            "categoryId": CATEGORY,
            "categoryName": "Plain English",
            "locQualityIssueType": "style",
        }
        for rule, description in rows
    ]


def _software() -> dict[str, Any]:
    from plainspeak import __version__

    return {
        "name": "plainspeak",
        "version": __version__,
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }


def _may_be_english(language: str) -> bool:
    return language.lower().partition("-")[0] in ("en", "auto")


def _answer(asked: Asked, report: Report) -> bytes:
    """The answer to a text that has been checked, as JSON."""
    text = report.document.text
    language, findings = _judge(asked, text), [f for f in report.findings if asked.wanted(f)]
    if not _may_be_english(language["code"]):
        findings = []
    matches = [_match(finding, text, asked.annotated) for finding in findings]
    found = _result(language, matches, _sentences(report, asked.annotated))
    return json.dumps(found, separators=(",", ":")).encode()


def _judge(asked: Asked, text: str) -> dict[str, Any]:
    """The language of a text: the one that was named, or whether it is English."""
    if asked.language != "auto":
        return _language(asked.language, asked.language, 1.0)
    from plainspeak.glossary.word_list import is_word

    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:_SAMPLE])]
    share = (
        sum(is_word(word) or word.partition("'")[0] == "" for word in words) / len(words) if words else 1.0
    )
    if share < _ENGLISH_SHARE:
        return _language("und", "und", 1.0 - share)
    code = next((each for each in asked.variants if each.lower().startswith("en-")), "en-GB")
    return _language(code, code, share)


def _language(code: str, detected: str, confidence: float) -> dict[str, Any]:
    def named(each: str) -> dict[str, Any]:
        name = next((name for known, name in _LANGUAGES.items() if known.lower() == each.lower()), each)
        return {"name": name, "code": each}

    return named(code) | {
        "detectedLanguage": named(detected) | {"confidence": round(confidence, 3), "source": "plainspeak"}
    }


def _result(
    language: dict[str, Any], matches: list[dict[str, Any]], sentences: list[list[int]]
) -> dict[str, Any]:
    return {
        "software": _software(),
        "warnings": {"incompleteResults": False},
        "language": language,
        "matches": matches,
        "sentenceRanges": sentences,
        "extendedSentenceRanges": [],
    }


def _sentences(report: Report, annotated: Annotated) -> list[list[int]]:
    from plainspeak.pipeline.segmenter import segment

    text = report.document.text
    ranges: list[list[int]] = []
    for block in report.document.blocks:
        for span in segment(text[block.start : block.end]):
            low, high, _ = annotated.range(block.start + span.start, block.start + span.end)
            ranges.append([low, high])
    return ranges


def _match(finding: Finding, text: str, annotated: Annotated) -> dict[str, Any]:
    low, high, markup_inside = annotated.range(finding.start, finding.end)
    # A replacement pasted over markup would take it away.
    suggestions = () if markup_inside else finding.suggestions[:_MOST_REPLACEMENTS]
    return {
        "message": _advice(finding),
        "shortMessage": _KINDS.get(finding.kind, "Plain English"),
        "replacements": [{"value": suggestion} for suggestion in suggestions],
        "offset": low,
        "length": high - low,
        "context": _context(finding, text),
        "sentence": text[finding.sentence.start : finding.sentence.end],
        "type": {"typeName": "Other"},
        "rule": {
            "id": finding.rule,
            "subId": "1",
            "sourceFile": "plainspeak",
            "description": f"{_KINDS.get(finding.kind, 'Plain English')}: {finding.rule.partition('/')[2]}",
            "issueType": "style",
            "urls": [],
            "category": {"id": CATEGORY, "name": "Plain English"},
            "isPremium": False,
            "tags": [],
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _advice(finding: Finding) -> str:
    """All that is to be said of a finding: many clients show nothing but the message."""
    parts = [finding.message]
    if finding.why and finding.why not in finding.message:
        parts.append(finding.why)
    if finding.explanation:
        parts.append(f"It means: {finding.explanation}")
    return " ".join(parts)


def _context(finding: Finding, text: str) -> dict[str, Any]:
    """The words around a finding on one line, dots where they are cut off; offsets in UTF-16 code units."""
    start, end = max(0, finding.start - _AROUND), min(len(text), finding.end + _AROUND)
    before, after = "..." if start else "", "..." if end < len(text) else ""
    around = before + re.sub(r"[\r\n\t]", " ", text[start:end]) + after
    units = Utf16(around)
    first = finding.start - start + len(before)
    offset = units(first)
    return {"text": around, "offset": offset, "length": units(first + finding.end - finding.start) - offset}
