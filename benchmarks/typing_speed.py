"""How fast the HTTP service answers an editor: one paragraph of 200 words at a time, each for the first time.

`python benchmarks/typing_speed.py TEXT` starts a server, cuts the words of a text file into paragraphs that begin
at each of its sentences, and sends each once to /v1/check over one connection. No paragraph comes twice, so the
server's cache is of no help. Prints the times in milliseconds: of the clock, and of the server's processor, which
says more on a busy machine (Linux only).
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

WORDS = 200
ROUNDS = 3


def paragraphs(text: str) -> list[str]:
    """Paragraphs of 200 words, one from each sentence on, each with a mark of the round before it."""
    from plainspeak.pipeline.segmenter import segment

    line = " ".join(text.split())
    found = [" ".join(line[span.start :].split()[:WORDS]) for span in segment(line)]
    return [
        f"Part {number}. {each}" for number in range(ROUNDS) for each in found if len(each.split()) == WORDS
    ]


def processor_seconds(process: int) -> float:
    """What a process has used of the processor so far; 0 where the system does not say."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def shown(times: list[float]) -> str:
    """The median and the 99th percentile."""
    ordered = sorted(times)
    return f"median {ordered[len(ordered) // 2]:.1f}, 99th percentile {ordered[int(len(ordered) * 0.99)]:.1f}"


def main() -> None:
    """Measure and print."""
    texts = paragraphs(Path(sys.argv[1]).read_text(encoding="utf-8"))
    command = [sys.executable, "-m", "plainspeak", "serve", "--port", "0", "--rate", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        told = server.stderr.readline() if server.stderr else ""
        port = int(re.findall(r":(\d+)/", told)[0])
        threading.Thread(target=server.communicate, daemon=True).start()  # the log must not fill its pipe
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=300)) as connection:

            def ask(text: str) -> None:
                connection.request(
                    "POST", "/v1/check", json.dumps({"text": text}), {"Content-Type": "application/json"}
                )
                connection.getresponse().read()

            for text in texts[:20]:
                ask(f"Warm up. {text}")
            times: list[float] = []
            used = processor_seconds(server.pid)
            for text in texts:
                start = time.perf_counter()
                ask(text)
                times.append(1000 * (time.perf_counter() - start))
            used = 1000 * (processor_seconds(server.pid) - used) / len(texts)
        print(
            f"{len(texts)} paragraphs of {WORDS} words: {shown(times)} ms; {used:.1f} ms of processor on average"
        )
    finally:
        server.kill()


if __name__ == "__main__":
    main()
