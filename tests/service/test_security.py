"""Who may ask, and what every answer carries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from plainspeak.cli import commands
from plainspeak.model import PlainspeakError
from plainspeak.service.limits import RateLimit
from plainspeak.service.settings import Limits, ServiceSettings

if TYPE_CHECKING:
    from tests.service.conftest import Client, Serve

TOKEN = "a-long-and-secret-token"
BODY = json.dumps({"text": "We utilise it."})


@pytest.mark.parametrize(
    "settings",
    [
        ServiceSettings(host="0.0.0.0"),
        ServiceSettings(host="::"),
        ServiceSettings(host="192.0.2.7"),
        ServiceSettings(host="words.example.gov.uk"),
        ServiceSettings(hosts=frozenset({"words.example.gov.uk"})),
    ],
)
def test_no_server_for_a_network_without_a_token(settings: ServiceSettings) -> None:
    with pytest.raises(PlainspeakError, match="--token-file"):
        settings.require_safe()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "localhost"])
def test_this_computer_needs_no_token(host: str) -> None:
    ServiceSettings(host=host).require_safe()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8125", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8125", 200),
        ("192.0.2.7", 200),
        ("localhost.", 200),
        ("localhost:8125.evil.example", 403),
        ("localhost:8125@evil.example", 403),
        ("evil@localhost", 403),
        ("localhost/evil.example", 403),
        ("localhost:evil", 403),
        ("127.1", 403),
        ("evil.example", 403),
        ("localhost.evil.example", 403),
        ("127.0.0.1.evil.example:8125", 403),
        ("[bad", 403),
        ("", 403),
    ],
)
def test_names_of_others_are_refused(ask: Client, host: str, status: int) -> None:
    assert ask("GET", "/healthz", Host=host).status == status
    assert ask("POST", "/v2/check", "language=en&text=a", Host=host).status == status


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("http://localhost:8125/healthz", 200),
        ("HTTP://127.0.0.1/%68ealthz?x", 200),
        ("http://localhost", 200),
        ("http://evil.example/healthz", 403),
        ("http://localhost@evil.example/healthz", 403),
        ("ftp://localhost/healthz", 404),
        ("healthz", 404),
    ],
)
def test_a_whole_address_in_place_of_the_path_counts_for_the_name(
    ask: Client, target: str, status: int
) -> None:
    received = ask.raw(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert received.startswith(f"HTTP/1.1 {status} ".encode())


def test_a_name_can_be_added(serve: Serve) -> None:
    client = serve(tokens=(TOKEN,), hosts=frozenset({"Words.example.gov.uk"}))
    assert client("GET", "/healthz", Host="words.EXAMPLE.gov.uk").status == 200
    assert client("GET", "/healthz", Host="other.example.gov.uk").status == 403


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("chrome-extension://abcdefghijklmnop", True),
        ("moz-extension://3c4e-11", True),
        ("safari-web-extension://ABC", True),
        ("app://obsidian.md", True),
        ("https://intranet.example", True),
        ("http://localhost:8125", True),
        ("https://evil.example", False),
        ("http://localhost:9999", False),
        ("http://localhost", False),
        ("https://intranet.example.evil.example", False),
        ("app://evil", False),
        ("chrome-extension://", False),
        ("chrome-extension://abc, https://evil.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_pages_of_other_places(serve: Serve, origin: str, allowed: bool) -> None:
    client = serve(origins=frozenset({"https://intranet.example"}))
    headers = {"Host": "localhost:8125", "Origin": origin}
    answer = client("POST", "/v1/check", BODY, content_type="application/json", **headers)
    preflight = client("OPTIONS", "/v2/check", Access_Control_Request_Method="POST", **headers)
    if allowed:
        assert answer.status == 200
        assert answer.headers["access-control-allow-origin"] == origin
        assert preflight.status == 204
    else:
        assert (answer.status, preflight.status) == (403, 403)
        assert "access-control-allow-origin" not in answer.headers
        words = client("GET", "/metrics").text
        assert "plainspeak_words_total 0" in words  # refused before anything was checked


def test_preflight_says_what_is_allowed(ask: Client) -> None:
    answer = ask(
        "OPTIONS",
        "/v2/check",
        Origin="moz-extension://abc",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type, x-own",
        Access_Control_Request_Private_Network="true",
    )
    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "moz-extension://abc"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-headers"] == "content-type, x-own"
    assert answer.headers["access-control-allow-private-network"] == "true"
    assert "Origin" in answer.headers["vary"]
    assert "access-control-allow-credentials" not in answer.headers


def test_tokens(serve: Serve) -> None:
    client = serve(tokens=(TOKEN, "another-secret-token"))
    kind = {"content_type": "application/json"}
    refused = client("POST", "/v1/check", BODY, **kind)
    assert refused.status == 401
    assert refused.headers["www-authenticate"].startswith("Bearer")
    for wrong in ("Bearer wrong", f"Basic {TOKEN}", "Bearer ", TOKEN, f"Bearer {TOKEN}x", "Bearer \xe9"):
        assert client("POST", "/v1/check", BODY, authorization=wrong, **kind).status == 401
    for right in (f"Bearer {TOKEN}", f"bearer {TOKEN}", "Bearer another-secret-token"):
        assert client("POST", "/v1/check", BODY, authorization=right, **kind).status == 200
    for path in ("/v1/glossary?q=utilise", "/metrics"):
        assert client("GET", path).status == 401
        assert client("GET", path, authorization=f"Bearer {TOKEN}").status == 200
    assert client("GET", "/healthz").status == 200
    assert client("GET", "/docs").status == 200


def test_languagetool_takes_the_token_as_the_key(serve: Serve) -> None:
    client = serve(tokens=(TOKEN,))
    text = "language=en-GB&text=We+utilise+it."
    refused = client("POST", "/v2/check", text)
    assert (refused.status, refused.text[:7]) == (403, "Error: ")
    assert client("POST", "/v2/check", f"{text}&username=a&apiKey=wrong").status == 403
    assert len(client("POST", "/v2/check", f"{text}&username=a&apiKey={TOKEN}").json["matches"]) == 1
    assert client("POST", "/v2/check", text, authorization=f"Bearer {TOKEN}").status == 200
    assert client("GET", "/v2/languages").status == 200


def test_every_answer_has_the_headers_of_safety(ask: Client) -> None:
    for answer in (
        ask("GET", "/"),
        ask("GET", "/nothing"),
        ask("GET", "/healthz", Host="evil.example"),
        ask("POST", "/v2/check", "text=a"),
        ask.check("We utilise it."),
    ):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
        assert "server" not in answer.headers


def test_who_asks_too_often_is_told_to_wait(serve: Serve) -> None:
    client = serve(Limits(per_minute=5))
    statuses = [client("GET", "/v2/languages").status for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2
    refused = client("GET", "/docs")
    assert refused.headers["content-type"] == "application/problem+json"
    assert 1 <= int(refused.headers["retry-after"]) <= 13
    assert client("GET", "/v2/languages").text.startswith("Error: ")
    assert client("GET", "/healthz").status == 200


def test_shares_come_back_and_are_each_callers_own() -> None:
    now = [100.0]
    rate = RateLimit(60, lambda: now[0])
    assert [rate.wait("a") for _ in range(60)] == [0.0] * 60
    assert rate.wait("a") == pytest.approx(1.0)
    assert rate.wait("b") == 0.0
    now[0] += 0.5
    assert rate.wait("a") == pytest.approx(0.5)
    now[0] += 0.6
    assert rate.wait("a") == 0.0
    now[0] += 10_000
    assert [rate.wait("a") for _ in range(61)][-2:] == [0.0, pytest.approx(1.0)]


def test_holders_of_a_token_have_shares_of_their_own(serve: Serve) -> None:
    client = serve(Limits(per_minute=3), tokens=(TOKEN, "another-secret-token"))
    for token in (TOKEN, "another-secret-token"):
        statuses = [client("GET", "/v2/languages", authorization=f"Bearer {token}").status for _ in range(4)]
        assert statuses == [200, 200, 200, 429]


def test_a_proxy_says_for_whom_it_asks(serve: Serve) -> None:
    limits = Limits(per_minute=2)
    believed = serve(limits, proxies=frozenset({"127.0.0.1"}))
    for number in range(4):
        assert believed("GET", "/v2/languages", x_forwarded_for=f"192.0.2.{number}").status == 200
    direct = serve(limits)
    found = [direct("GET", "/v2/languages", x_forwarded_for=f"192.0.2.{n}").status for n in range(4)]
    assert found == [200, 200, 429, 429]


@pytest.mark.parametrize("origin", ["intranet.example", "*", "https://intranet.example/page"])
def test_an_origin_that_no_browser_sends_is_refused(origin: str) -> None:
    # The host is one that is refused as well, so that no server starts if the origin is not.
    ended = CliRunner().invoke(commands, ["serve", "--host", "0.0.0.0", "--allow-origin", origin])
    assert ended.exit_code == 2
    assert "is no origin; write it as https://intranet.example" in ended.stderr
