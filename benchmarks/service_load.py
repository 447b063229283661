"""How the HTTP service bears load: requests a second, latency and memory, with `wrk` as the public load tool.

`python benchmarks/service_load.py TEXT` starts a server and sends 200-word paragraphs of a text file to /v1/check,
for SECONDS at each number of clients: first the same paragraph again and again, which the server remembers, then
paragraphs with one new sentence, then those with none but new sentences. `--requests N` then sends N requests, one in
a hundred of them new, and compares the memory with that after the first 1,000. Last, it kills the server under load
and starts it again. Prints tables in Markdown. Linux only; wrk must be on the path (Debian has it in the package of
that name).
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from typing_speed import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENTS = (1, 8, 64, 512)
FIRST = 1_000
# The number makes a sentence new, the numbers in brackets, which each sentence has, make all of them new. {every} is
# how many requests share one number. A thread of wrk is a number too.
SCRIPT = """
local text = {text}
local threads = 0
local sent = 0
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
function request()
  sent = sent + 1
  local number = {start} + 2 * math.floor(sent / {every}) + id
  local body = text
  if {whole} then body = text:gsub("%(%d+%)", "(" .. number .. ")") end
  return wrk.format(nil, "/v1/check", nil, '{{"text": "Part ' .. number .. ". " .. body .. '"}}')
end
"""


@dataclass(frozen=True)
class Load:
    """What wrk measured: requests a second, times in milliseconds, and answers other than 200."""

    requests: int
    per_second: float
    median: float
    slowest: float
    refused: int
    broken: int


class Server:
    """`plainspeak serve` with a home and a folder of its own, in which nothing should be written."""

    def __init__(self, folder: Path) -> None:
        environment = os.environ | {
            "HOME": str(folder),
            "TMPDIR": str(folder),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        begun = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "plainspeak", "serve", "--port", "0", "--rate", "0"],
            cwd=folder,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        told = self._process.stderr.readline() if self._process.stderr else ""
        self.port = int(re.findall(r":(\d+)/", told)[0])
        threading.Thread(
            target=self._process.communicate, daemon=True
        ).start()  # the log must not fill its pipe
        self.ask("GET", "/healthz")
        self.answers_after = time.perf_counter() - begun
        self.check("We will utilise the hall.")
        self.checks_after = time.perf_counter() - begun

    def ask(self, method: str, path: str, body: str | None = None) -> bytes:
        """The body of an answer with the status 200."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            found = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} gave {answer.status}: {found[:200]!r}")
        return found

    def check(self, text: str) -> int:
        """How many findings there are in a text."""
        return len(json.loads(self.ask("POST", "/v1/check", json.dumps({"text": text})))["findings"])

    def megabytes(self) -> int:
        """The memory of the server's own process."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) // 1024

    def kill(self) -> None:
        """End it at once, as a loss of power would."""
        self._process.kill()
        self._process.wait()


@contextlib.contextmanager
def started() -> Iterator[tuple[Server, Path]]:
    """A server and its folder."""
    with tempfile.TemporaryDirectory() as name:
        server = Server(Path(name))
        try:
            yield server, Path(name)
        finally:
            server.kill()


def loaded(
    port: int, text: str, clients: int, seconds: int, *, start: int, every: int, whole: bool = False
) -> Load:
    """Let wrk ask for so many seconds; every `every` requests one sentence is new, or the `whole` paragraph."""
    threads = min(2, clients)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "load.lua"
        quoted = json.dumps(json.dumps(text)[1:-1])
        script.write_text(
            SCRIPT.format(text=quoted, start=start, every=every, whole=str(whole).lower()), encoding="utf-8"
        )
        command = ["wrk", f"-t{threads}", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
        command += ["-s", str(script), f"http://127.0.0.1:{port}"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    errors = re.search(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", told)
    requests = int(re.findall(r"(\d+) requests in", told)[0])
    return Load(
        requests,
        float(re.findall(r"Requests/sec:\s+([\d.]+)", told)[0]),
        _milliseconds(re.findall(r"^\s+50%\s+(\S+)", told, re.M)[0]),
        _milliseconds(re.findall(r"^\s+99%\s+(\S+)", told, re.M)[0]),
        int(refused[1]) if refused else 0,
        sum(map(int, errors.groups())) if errors else 0,
    )


def _milliseconds(told: str) -> float:
    number, unit = re.findall(r"([\d.]+)(us|ms|s|m)", told)[0]
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


def table(text: str, seconds: int) -> None:
    """Print what each number of clients gets."""
    print(
        "| paragraphs | clients | answers a second | median, ms | 99th percentile, ms | refused (503) | broken |"
    )
    print("|---|---|---|---|---|---|---|")
    with started() as (server, _):
        print(
            f"First answer {server.answers_after:.2f} s after the start, first check {server.checks_after:.2f} s.",
            file=sys.stderr,
        )
        for kind, every, whole in (
            ("the same", 10**9, False),
            ("one sentence new", 1, False),
            ("all new", 1, True),
        ):
            for number, clients in enumerate(CLIENTS):
                start = (4 * whole + number) * 10**7 + every
                found = loaded(server.port, text, clients, seconds, start=start, every=every, whole=whole)
                answered = found.per_second * (1 - found.refused / max(1, found.requests))
                print(
                    f"| {kind} | {clients} | {answered:.0f} | {found.median:.1f} | {found.slowest:.1f} "
                    f"| {found.refused} of {found.requests} | {found.broken} |",
                    flush=True,
                )


def memory(text: str, requests: int) -> None:
    """Print the memory after the first thousand requests, and after all."""
    with started() as (server, folder):
        done = round_ = 0
        for goal in (FIRST, requests // 4, requests // 2, requests):
            while done < goal:
                round_ += 1
                seconds = 2 if goal == FIRST else 10
                found = loaded(server.port, text, 8, seconds, start=round_ * 10**6, every=100)
                done += found.requests
            print(f"after {done} requests: {server.megabytes()} MB", flush=True)
        print(f"files written: {sorted(str(each) for each in folder.rglob('*'))}")


def killed(text: str) -> None:
    """Kill a server under load, start another, and say what was left behind."""
    with started() as (server, folder):
        thread = threading.Thread(
            target=loaded, args=(server.port, text, 64, 4), kwargs={"start": 0, "every": 1}, daemon=True
        )
        thread.start()
        time.sleep(2)
        server.kill()
        thread.join()
        left = sorted(str(each) for each in folder.rglob("*"))
        again = Server(folder)
        print(
            f"killed under load; files left: {left}; started again: first check after {again.checks_after:.2f} s"
        )
        again.kill()


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("text", type=Path)
    arguments.add_argument("--seconds", type=int, default=20)
    arguments.add_argument("--requests", type=int, default=200_000)
    asked = arguments.parse_args()
    text = paragraphs(asked.text.read_text(encoding="utf-8"))[0]
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}, processors: {os.cpu_count()}", flush=True)
    table(text, asked.seconds)
    memory(text, asked.requests)
    killed(text)
    print(f"load of the machine after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
