"""How fast the HTTP service answers an editor: one paragraph of 200 words at a time, each for the first time.

`python benchmarks/typing_speed.py TEXT` starts a server, cuts the words of a text file into paragraphs that begin
at each of its sentences, and sends each once to /v1/check over one connection: first with a number in every
sentence, so that neither a paragraph nor a sentence comes twice and what the server remembers is of no help; then
as a person types, who adds to one sentence of a paragraph while the others stay as they are. Prints the times in
milliseconds: of the clock, and of the server's processor, which says more on a busy machine (Linux only).
"""

from __future__ import annotations

import contextlib
import http.client
import itertools
import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

WORDS = 200
LEAST = 384


def paragraphs(text: str, least: int = LEAST) -> list[str]:
    """Paragraphs of 200 words, one from each sentence on, in rounds until there are `least`.

    Every sentence has a number of its own in brackets.
    """
    from plainspeak.pipeline.segmenter import segment

    line = " ".join(text.split())
    if len(line.split()) < WORDS:
        raise SystemExit(f"the text has under {WORDS} words; take a longer one")
    numbers = itertools.count(1)
    found: list[str] = []
    starts = [span.start for span in segment(line)]
    while len(found) < least:
        for start in starts:
            words = line[start:].split()[:WORDS]
            if len(words) == WORDS:
                passage = " ".join(words)
                ends = [span.end for span in segment(passage)]
                sentences = [passage[first:end] for first, end in itertools.pairwise([0, *ends])]
                found.append("".join(f"{each[:-1]} ({next(numbers)}){each[-1]}" for each in sentences))
    return found


def typed(texts: list[str]) -> list[tuple[str, str]]:
    """Each paragraph, and the same with two words put into its middle sentence."""
    found: list[tuple[str, str]] = []
    for text in texts:
        middle = text.find(" (", len(text) // 2)
        if middle >= 0:
            found.append((text, f"{text[:middle]} for now{text[middle:]}"))
    return found


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

            def measured(texts: list[str], before: list[str]) -> None:
                times: list[float] = []
                used = 0.0
                for index, text in enumerate(texts):
                    if before:
                        ask(before[index])
                    spent, start = processor_seconds(server.pid), time.perf_counter()
                    ask(text)
                    times.append(1000 * (time.perf_counter() - start))
                    used += processor_seconds(server.pid) - spent
                average = 1000 * used / len(texts)
                print(f"  {len(texts)} times: {shown(times)} ms; {average:.1f} ms of processor on average")

            for text in texts[:20]:
                ask(f"Warm up. {text}")
            print(f"A paragraph of {WORDS} words, all of it new:")
            measured(texts, [])
            pairs = typed(texts)
            print("The same with two words added to one sentence:")
            measured([after for _, after in pairs], [f"Again. {before}" for before, _ in pairs])
    finally:
        server.kill()


if __name__ == "__main__":
    main()
