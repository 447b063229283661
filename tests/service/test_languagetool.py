"""LanguageTool's protocol as its clients use it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.service.annotated import parse_data

if TYPE_CHECKING:
    from tests.service.conftest import Answer, Client

TEXT = "We will utilise the hall."


def post(ask: Client, path: str = "/v2/check", **fields: str) -> Answer:
    fields = {"language": "en-GB"} | fields
    return ask("POST", path, urlencode(fields), content_type="application/x-www-form-urlencoded")


def matches(ask: Client, **fields: str) -> list[dict[str, Any]]:
    answer = post(ask, **fields)
    assert answer.status == 200, answer.text
    return answer.json["matches"]


def cut(text: str, offset: int, length: int) -> str:
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def test_every_key_of_the_answer(ask: Client) -> None:
    answer = post(ask, text=TEXT)
    assert answer.headers["content-type"] == "application/json"
    assert int(answer.headers["content-length"]) == len(answer.body)
    found = answer.json
    assert set(found["software"]) >= {"name", "version", "buildDate", "apiVersion", "premium", "status"}
    assert found["warnings"] == {"incompleteResults": False}
    assert (found["language"]["name"], found["language"]["code"]) == ("English (GB)", "en-GB")
    assert found["language"]["detectedLanguage"]["code"] == "en-GB"
    assert found["sentenceRanges"] == [[0, 25]]
    (match,) = found["matches"]
    assert match == {
        "message": match["message"],
        "shortMessage": "A shorter word will do",
        "replacements": [{"value": "use"}],
        "offset": 8,
        "length": 7,
        "context": {"text": TEXT, "offset": 8, "length": 7},
        "sentence": TEXT,
        "type": {"typeName": "Other"},
        "rule": match["rule"],
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }
    assert match["message"].startswith("Instead of “utilise”, try “use”.")
    assert match["rule"]["id"] == "wordy/utilise"
    assert match["rule"]["issueType"] == "style"
    assert match["rule"]["category"]["id"] == "STYLE"
    assert isinstance(match["rule"]["subId"], str)


@pytest.mark.parametrize("path", ["/v2/check", "/v2/check/", "/check", "/check/", "/v2/v2/check"])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "application/json", "text/plain", None]
)
def test_forms_are_read_whatever_they_are_called_and_wherever_they_go(
    ask: Client, path: str, kind: str | None
) -> None:
    headers = {"content_type": kind} if kind else {}
    answer = ask("POST", path, "language=en&text=We+will+utilise+it%2E", **headers)
    assert [match["offset"] for match in answer.json["matches"]] == [8]


def test_the_query_is_read_and_wins(ask: Client) -> None:
    assert len(ask("GET", "/v2/check?language=en&text=We%20utilise%20it.").json["matches"]) == 1
    answer = ask("POST", "/v2/check?text=Fine.", "language=en&text=We+utilise+it.&pair-without-equals")
    assert answer.json["matches"] == []


def test_offsets_after_emoji_are_utf16(ask: Client) -> None:
    text = "🎉 Café 🌧🌧 we utilise it. 🎉 And we utilise it."
    found = matches(ask, text=text)
    assert len(found) == 2
    for match in found:
        assert cut(text, match["offset"], match["length"]) == "utilise"
        assert (
            cut(match["context"]["text"], match["context"]["offset"], match["context"]["length"]) == "utilise"
        )


def test_context_is_forty_characters_around(ask: Client) -> None:
    text = f"{'Word ' * 20}we\nutilise it {'and so on ' * 20}"
    (match,) = [m for m in matches(ask, text=text) if m["rule"]["id"] == "wordy/utilise"]
    context = match["context"]
    assert context["text"].startswith("...")
    assert context["text"].endswith("...")
    assert len(context["text"]) == 3 + 40 + 7 + 40 + 3
    assert "\n" not in context["text"]
    assert cut(context["text"], context["offset"], context["length"]) == "utilise"


def test_annotated_text_counts_the_markup(ask: Client) -> None:
    parts = [
        {"text": "🎉 We "},
        {"markup": "<b>"},
        {"text": "utilise"},
        {"markup": "</b>"},
        {"text": " it."},
        {"markup": "<p>", "interpretAs": "\n\n"},
        {"text": "We "},
        {"markup": "&amp;", "interpretAs": "&"},
        {"text": " they utilise it, prior "},
        {"markup": "<i>"},
        {"text": "to"},
        {"markup": "</i>"},
        {"text": " the meeting."},
    ]
    whole = "".join(part.get("text", part.get("markup", "")) for part in parts)
    found = matches(ask, data=json.dumps({"annotation": parts}))
    words = [cut(whole, match["offset"], match["length"]) for match in found]
    assert words == ["utilise", "utilise", "prior <i>to"]
    assert [match["replacements"] != [] for match in found] == [True, True, False]
    assert len(matches(ask, data=json.dumps({"text": TEXT, "metaData": {}}))) == 1
    assert matches(ask, data='{"annotation": []}') == []


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text("ab🎉", max_size=4).map(lambda text: {"text": text}),
            st.tuples(st.text("<>🌧", max_size=3), st.sampled_from([None, "", "\n\n", "🎉"])).map(
                lambda pair: {"markup": pair[0]} | ({} if pair[1] is None else {"interpretAs": pair[1]})
            ),
        ),
        max_size=8,
    ),
    st.data(),
)
def test_a_range_without_markup_is_found_in_the_whole(
    parts: list[dict[str, str]], data: st.DataObject
) -> None:
    whole = "".join(part.get("text", part.get("markup", "")) for part in parts)
    annotated = parse_data(json.dumps({"annotation": parts}))
    if not annotated.text:
        return
    start = data.draw(st.integers(0, len(annotated.text) - 1))
    end = data.draw(st.integers(start + 1, len(annotated.text)))
    low, high, markup = annotated.range(start, end)
    assert 0 <= low <= high <= len(whole.encode("utf-16-le")) // 2
    if not markup:
        assert cut(whole, low, high - low) == annotated.text[start:end]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "a", "data": "{}"}, "Set only 'text' or 'data' parameter, not both"),
        ({}, "Missing 'text' or 'data' parameter"),
        ({"text": "a", "language": ""}, "Missing 'language' parameter, e.g. 'language=en-US'"),
        ({"text": "a", "language": "en GB<script>"}, "'language' should be a language code"),
        ({"data": "{"}, "Could not parse JSON from 'data' parameter"),
        ({"data": "[" * 100_000}, "Could not parse JSON from 'data' parameter"),
        ({"data": '{"text": "a", "annotation": []}'}, "not both"),
        ({"data": "{}"}, "requires 'text' or 'annotation' key"),
        ({"data": "[]"}, "requires 'text' or 'annotation' key"),
        ({"data": '{"annotation": [{"text": "a", "markup": "b"}]}'}, "Only either 'text' or 'markup'"),
        (
            {"data": '{"annotation": [{"text": "a", "interpretAs": "b"}]}'},
            "cannot be used with 'interpretAs'",
        ),
        ({"data": '{"annotation": [5]}'}, "Only either 'text' or 'markup'"),
        ({"text": "a", "enabledOnly": "true"}, "You must specify enabled rules or categories"),
        (
            {"text": "a", "enabledOnly": "yes", "enabledRules": "x", "disabledRules": "y"},
            "You cannot specify disabled rules or categories using enabledOnly=true",
        ),
        ({"text": "a", "level": "high"}, "If 'level' is set, it must be set to 'default' or 'picky'"),
        ({"text": "a", "mode": "some"}, "If 'mode' is set"),
        ({"text": "a", "enabled": "x"}, "the parameter is now called 'enabledRules'"),
        ({"text": "a", "autodetect": "1"}, "language=auto"),
    ],
)
def test_wrong_requests(ask: Client, fields: dict[str, str], told: str) -> None:
    answer = post(ask, **fields)
    assert answer.status == 400
    assert answer.text.startswith("Error: ")
    assert told in answer.text


def test_rules_are_switched_on_and_off(ask: Client) -> None:
    text = "It was decided to utilise it."

    def kinds(**fields: str) -> set[str]:
        return {match["rule"]["id"].partition("/")[0] for match in matches(ask, text=text, **fields)}

    assert kinds() == {"passive", "wordy"}
    assert kinds(disabledRules="passive,WHITESPACE_RULE") == {"wordy"}
    assert kinds(enabledRules="wordy/utilise", enabledOnly="true") == {"wordy"}
    assert kinds(enabledRules="UNKNOWN", enabledOnly="true") == set()
    assert kinds(enabledRules="UNKNOWN") == {"passive", "wordy"}
    assert kinds(disabledCategories="STYLE") == set()
    assert kinds(enabledCategories="STYLE", enabledOnly="yes") == {"passive", "wordy"}
    assert kinds(level="picky", username="a", motherTongue="cy", v="1", preferredVariants="en-GB") == {
        "passive",
        "wordy",
    }


def test_first_use_is_not_judged_by_one_paragraph(ask: Client) -> None:
    one = "The MASH meets and we utilise it."

    def kinds(text: str, **fields: str) -> set[str]:
        return {match["rule"]["id"].partition("/")[0] for match in matches(ask, text=text, **fields)}

    assert kinds(one) == {"wordy"}
    assert kinds(f"{one}\n") == {"wordy"}
    assert kinds(one, enabledRules="acronym") == {"wordy", "acronym"}
    assert kinds(f"{one}\n\nFine.") == {"wordy", "acronym"}
    assert kinds(f"{one}\n\nFine.", mode="allButTextLevelOnly") == {"wordy"}
    assert kinds(f"{one}\n\nFine.", mode="textLevelOnly") == {"acronym"}
    explained = "The multi-agency safeguarding hub (MASH) meets.\n\nMASH is here."
    assert "acronym" not in kinds(explained)


@pytest.mark.parametrize(
    ("text", "code", "count"),
    [
        (TEXT, "en-GB", 1),
        ("Mae’r cyngor yn darparu gwasanaethau i drigolion y sir, a bydd y cyfarfod yn y neuadd.", "und", 0),
        (
            "Le conseil municipal fournit des services aux habitants, et nous allons utiliser la salle.",
            "und",
            0,
        ),
        ("Рада надає послуги мешканцям.", "und", 0),
        ("", "en-GB", 0),
    ],
)
def test_auto_tells_english_from_other_languages(ask: Client, text: str, code: str, count: int) -> None:
    found = post(ask, text=text, language="auto").json
    assert (found["language"]["code"], len(found["matches"])) == (code, count)
    assert 0 <= found["language"]["detectedLanguage"]["confidence"] <= 1


def test_other_languages_have_no_matches(ask: Client) -> None:
    for language in ("cy", "fr-FR", "de-DE-x-simple-language"):
        found = post(ask, text=TEXT, language=language).json
        assert found["matches"] == []
        assert found["language"]["code"] == language
    for language in ("en", "en-US", "EN-gb"):
        assert len(matches(ask, text=TEXT, language=language)) == 1
    auto = post(ask, text=TEXT, language="auto", preferredVariants="de-DE,en-US").json
    assert auto["language"]["code"] == "en-US"


def test_beside_the_check(ask: Client) -> None:
    languages = ask("GET", "/v2/languages").json
    assert [row["name"] for row in languages] == sorted(row["name"] for row in languages)
    assert {"name": "English (GB)", "code": "en", "longCode": "en-GB"} in languages
    assert ask("GET", "/languages").json == languages
    assert ask("POST", "/v2/maxtextlength", b"\0").text == "2000000"
    assert ask("GET", "/v2/healthcheck").text == "OK"
    assert ask("GET", "/v2/info").json["software"]["name"] == "plainspeak"
    config = ask("POST", "/v2/configinfo", "language=en-GB").json
    assert config["parameter"] == {"maxTextLength": 2_000_000}
    ids = {rule["ruleId"] for rule in config["rules"]}
    assert {"wordy/utilise", "acronym", "passive", "long-sentence"} <= ids
    assert ask("GET", "/v2/configinfo?language=fr").json["rules"] == []
    for wrong in ("", "?language=", "?language=e%20n", "?language=-"):
        assert ask("GET", f"/v2/configinfo{wrong}").text.startswith("Error: ")


def test_unknown_actions(ask: Client) -> None:
    for action in ("nothing", "check/more", "%3Cscript%3E"):
        answer = ask("GET", f"/v2/{action}")
        assert (answer.status, answer.text[:27]) == (404, "Error: Unsupported action: ")
        assert "<" not in answer.text
    for path in ("/v2/words", "/v2/words/add", "/v2/words/delete"):
        assert ask("POST", path, "word=a").status == 400


def test_invalid_utf8_is_replaced(ask: Client) -> None:
    answer = ask("POST", "/v2/check", b"language=en&text=\xff%FF+We+utilise+it.")
    assert [match["offset"] for match in answer.json["matches"]] == [6]


def test_text_over_the_limit(ask: Client) -> None:
    answer = post(ask, text="a" * 2_000_001)
    assert answer.status == 413
    assert answer.text == (
        "Error: Your text exceeds the limit of 2000000 characters (it's 2000001 characters). "
        "Please submit a shorter text."
    )
