"""A real server on a port of this computer, and the simplest of clients."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

import pytest

from plainspeak import Checker
from plainspeak.config import Config
from plainspeak.pipeline.caching import BlockCache
from plainspeak.service.app import make_app
from plainspeak.service.server import bind, make_server
from plainspeak.service.settings import Limits, ServiceSettings

CACHE = BlockCache()
CHECKER: Future[Checker] = Future()
CHECKER.set_result(Checker(cache=CACHE))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Client:
    port: int

    def __call__(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, sent, named)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def check(self, text: str, **fields: object) -> Answer:
        return self(
            "POST", "/v1/check", json.dumps({"text": text, **fields}), content_type="application/json"
        )

    def raw(self, *parts: bytes, half_close: bool = False, timeout: float = 30) -> bytes:
        """Send bytes as they are; all that comes back until the server closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            received = b""
            try:
                for part in parts:
                    connection.sendall(part)
                if half_close:
                    connection.shutdown(socket.SHUT_WR)
                while chunk := connection.recv(65536):
                    received += chunk
            except ConnectionError:
                pass  # the server had said all that it had to say
            return received


Serve = Callable[..., Client]


def run_servers() -> Iterator[Serve]:
    running: list[tuple[Any, threading.Thread]] = []

    def serve(limits: Limits | None = None, checker: Future[Checker] = CHECKER, **settings: Any) -> Client:
        chosen = ServiceSettings(**({"port": 0} | settings))
        chosen = replace(chosen, limits=limits or Limits(per_minute=0))
        bound = bind(chosen)
        ready = threading.Event()
        server = make_server(make_app(checker, Config(), CACHE, chosen), chosen, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        running.append((server, thread))
        assert ready.wait(30)
        return Client(bound.getsockname()[1])

    yield serve
    for server, thread in running:
        server.should_exit = True
        thread.join(30)


@pytest.fixture
def serve() -> Iterator[Serve]:
    yield from run_servers()


@pytest.fixture(scope="package")
def ask() -> Iterator[Client]:
    servers = run_servers()
    yield next(servers)()
    next(servers, None)
