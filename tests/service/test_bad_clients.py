"""Clients that break off, dawdle, lie and flood: each gets its answer, and others get theirs."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plainspeak.service.settings import Limits

if TYPE_CHECKING:
    from tests.service.conftest import Answer, Client, Serve

SHORT = Limits(per_minute=0, header_seconds=0.3, body_seconds=0.3, idle_seconds=1)
HEAD = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
FORM = b"language=en-GB&text=We+will+utilise+the+hall."


def status(received: bytes) -> int:
    found = re.match(rb"HTTP/1\.1 (\d{3}) ", received)
    assert found, received[:100]
    return int(found[1])


def others_are_served(client: Client) -> bool:
    return len(client.check("We will utilise it.").json["findings"]) == 1


def wait_until(client: Client, gauge: str) -> None:
    for _ in range(1000):
        if f"plainspeak_{gauge}\n" in client("GET", "/metrics").text:
            return
        time.sleep(0.01)
    pytest.fail(f"it never came to {gauge}")


def test_half_closed_connections_get_their_answer(ask: Client) -> None:
    received = ask.raw(HEAD % len(FORM), FORM, half_close=True)
    assert status(received) == 200
    body = received.partition(b"\r\n\r\n")[2]
    assert json.loads(body)["matches"][0]["offset"] == 8
    assert b"\r\ncontent-type: application/json\r\n" in received
    assert b"transfer-encoding" not in received.lower()


def test_two_requests_at_once_and_then_half_closed(ask: Client) -> None:
    one = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    received = ask.raw(HEAD % len(FORM) + FORM + one, half_close=True)
    assert received.count(b"HTTP/1.1 200 OK") == 2


@pytest.mark.parametrize("begun", [b"", b"GET /healthz HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "])
def test_headers_that_never_end(serve: Serve, begun: bytes) -> None:
    client = serve(SHORT)
    assert client.raw(begun) == b""
    assert others_are_served(client)


def test_headers_that_never_end_on_a_used_connection(serve: Serve) -> None:
    client = serve(replace(SHORT, idle_seconds=60))
    received = client.raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /healthz HTTP")
    assert received.count(b"HTTP/1.1 ") == 1


def test_idle_connections_are_closed(serve: Serve) -> None:
    received = serve(SHORT).raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert status(received) == 200


@pytest.mark.parametrize("half_close", [False, True])
def test_a_body_that_does_not_come_whole(serve: Serve, half_close: bool) -> None:
    client = serve(SHORT)
    received = client.raw(HEAD % 1000, FORM, half_close=half_close)
    assert status(received) == 408
    assert b"connection: close" in received
    assert others_are_served(client)


def test_a_body_that_drips(serve: Serve) -> None:
    client = serve(SHORT)
    answer, dripped = b"", 0
    with socket.create_connection(("127.0.0.1", client.port), timeout=30) as connection:
        connection.sendall(HEAD % 1000)
        connection.settimeout(SHORT.body_seconds / 10)  # so no pause is too long, but all of it is
        while not answer and dripped < 900:
            connection.sendall(b"a")
            dripped += 1
            assert dripped != 3 or others_are_served(client)
            with contextlib.suppress(TimeoutError):
                answer = connection.recv(65536)
    assert status(answer) == 408
    assert b"connection: close" in answer
    assert dripped > 3


def test_a_length_far_over_the_limit_is_refused_unread(ask: Client) -> None:
    received = ask.raw(HEAD % 10**10)
    assert status(received) == 413
    assert b"connection: close" in received


def test_who_waits_to_be_told_to_go_on_is(ask: Client) -> None:
    expecting = HEAD.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n")
    received = ask.raw(expecting % len(FORM), FORM)
    assert received.startswith(b"HTTP/1.1 100 Continue\r\n")
    assert b"\r\n\r\nHTTP/1.1 200 OK\r\n" in received
    assert status(ask.raw(expecting % 10_000_000)) == 413


def test_many_requests_at_once_are_answered_in_their_order(ask: Client) -> None:
    texts = [b"language=en&text=" + b"We+utilise+it.%0A" * number for number in range(1, 31)]
    last = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    received = ask.raw(b"".join(HEAD % len(text) + text for text in texts) + last)
    bodies = [part.partition(b"\r\n\r\n")[2] for part in received.split(b"HTTP/1.1 200 OK\r\n")[1:]]
    assert [len(json.loads(body)["matches"]) for body in bodies[:-1]] == [*range(1, 31)]
    assert bodies[-1] == b'{"status":"ok"}'


HIDDEN = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (
            b"HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400,
        ),
        (b"HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400),
        (b"HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 4\r\n\r\n", 400),
        (b"HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n", 400),
        (b"HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"HTTP/2.0\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", 505),
    ],
)
def test_no_request_is_hidden_in_another(ask: Client, sent: bytes, told: int) -> None:
    received = ask.raw(b"POST /v2/check " + sent + HIDDEN)
    assert status(received) == told
    assert received.count(b"HTTP/1.1 ") == 1


def test_a_body_that_goes_wrong_after_the_answer(ask: Client, caplog: pytest.LogCaptureFixture) -> None:
    head = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", ask.port), timeout=30) as connection:
        connection.sendall(head)
        received = connection.recv(65536)
        while not received.endswith(b'{"status":"ok"}'):  # it may come in pieces
            more = connection.recv(65536)
            assert more, received
            received += more
        assert status(received) == 200
        connection.sendall(b"zz\r\n")
        assert connection.recv(65536) == b""
    assert [record for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")] == []


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: five\r\n\r\n",
        b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: cow\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-Many: a\r\n" * 20_000 + b"\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)
def test_what_is_no_request(ask: Client, sent: bytes) -> None:
    received = ask.raw(sent)
    assert received == b"" or 400 <= status(received) < 600
    assert others_are_served(ask)


def test_a_length_that_is_too_small_cuts_the_body(ask: Client) -> None:
    received = ask.raw(HEAD % 25 + FORM, half_close=True)
    assert status(received) == 200
    assert json.loads(received.partition(b"\r\n\r\n")[2].split(b"HTTP/1.1")[0])["matches"] == []
    assert received.count(b"HTTP/1.1 ") == 1


def test_chunked_bodies(ask: Client) -> None:
    head = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in FORM) + b"0\r\n\r\n"
    assert status(ask.raw(head + chunks)) == 200
    wrong = ask.raw(head + b"zz\r\n")
    assert wrong == b"" or status(wrong) == 400


@pytest.mark.parametrize("path", ["/v1/check", "/v2/check"])
def test_ten_megabytes_of_one_word(ask: Client, path: str) -> None:
    body = b'{"text": "' + b"word" * 2_500_000 + b'"}'
    answer = ask("POST", path, body, content_type="application/json")
    assert answer.status == 413
    undeclared = ask.raw(
        b"POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n" % path.encode(),
        *[b"10000\r\n" + b"a" * 65536 + b"\r\n"] * 160,
        b"0\r\n\r\n",
    )
    assert status(undeclared) == 413
    assert others_are_served(ask)


def test_a_text_of_more_characters_than_the_limit(serve: Serve) -> None:
    client = serve(Limits(per_minute=0, text=1000))
    assert client.check("a" * 1001).status == 413
    assert client.check("é" * 1000).status == 200


def test_one_word_without_an_end(ask: Client) -> None:
    for text in ("a" * 200_000, "utilise " * 500, "(" * 20_000, "U.K." * 5_000, "\n" * 200_000):
        assert ask.check(text).status == 200


def test_more_than_can_wait_is_refused(serve: Serve) -> None:
    client = serve(Limits(per_minute=0, running=1, waiting=0, long_waiting=0))
    long_text = "\n\n".join(f"We will utilise the hall of number {n} and it was agreed." for n in range(1500))
    answers: list[Answer] = []
    thread = threading.Thread(target=lambda: answers.append(client.check(long_text)))
    thread.start()
    wait_until(client, "checks_running 1")
    refused = client.check(long_text)
    assert (refused.status, refused.headers["retry-after"]) == (503, "1")
    assert refused.headers["content-type"] == "application/problem+json"
    assert others_are_served(client)  # short texts have a lane of their own
    thread.join(120)
    assert [answer.status for answer in answers] == [200]
    assert "plainspeak_refused_total 1\n" in client("GET", "/metrics").text
    assert client.check(long_text).status == 200


def test_bodies_over_what_can_be_held(serve: Serve) -> None:
    client = serve(Limits(per_minute=0, held=10_000))
    refused = client.check("a" * 11_000)
    assert (refused.status, refused.headers["retry-after"]) == (503, "1")
    assert client.check("a" * 9_000).status == 200
    assert client.check("a" * 9_000).status == 200  # what was held has been let go


def test_connections_over_the_limit_are_closed(serve: Serve) -> None:
    client = serve(Limits(per_minute=0, connections=3))
    held = [socket.create_connection(("127.0.0.1", client.port), timeout=30) for _ in range(3)]
    for connection in held:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(100)
    assert client.raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n") == b""
    for connection in held:
        connection.close()
    for _ in range(100):  # the server must see them close first
        if client.raw(b"GET /healthz HTTP/1.0\r\n\r\n"):
            return
        time.sleep(0.01)
    pytest.fail("the server takes no connections any more")
