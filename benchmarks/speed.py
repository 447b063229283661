"""How fast plainspeak checks, in one process and beside its peers.

    python benchmarks/speed.py [FILE...] [--words N] [--peers]

The first table is of one warm process that remembers nothing: words a second by the clock and by the processor, for
the plain passages and the council's passages of benchmarks/labelled and for each FILE. Every check is a full one, its
two scores included. "parsed" is the share of the words whose sentences the model had to tag and parse, "without the
model" the speed of all the rest.

With --peers, the second table is of whole commands, their start included, on the same texts as files: N words of them.
A peer that is not installed is named with what to install.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line has it
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.peers import CHECKERS, Failed, NotInstalled
from plainspeak import Checker, __version__
from plainspeak.pipeline.parsing import PipelinePool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.pipeline.parsing import Parsed

LABELLED = Path(__file__).resolve().parent / "labelled"
ROUNDS = 7


@dataclass(slots=True)
class Clocks:
    """Seconds by the clock and by the processor."""

    wall: float
    processor: float


class WatchedPool(PipelinePool):
    """A pool that notes how long it parses, and how many words."""

    seconds = 0.0
    words = 0

    def parse(self, sentences: Sequence[str]) -> list[Parsed]:
        """As in any pool."""
        start = time.process_time()
        parsed = super().parse(sentences)
        self.seconds += time.process_time() - start
        self.words += sum(len(sentence.split()) for sentence in sentences)
        return parsed


def passages(name: str) -> list[str]:
    """The texts of a labelled set."""
    lines = (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def in_one_process(name: str, texts: Sequence[str]) -> list[str]:
    """A row of the first table: of several rounds the fastest, as others may use the machine."""
    checker = Checker()
    pool = checker._pool = WatchedPool()
    check(checker, texts)
    best, parsing, parsed, words = Clocks(9e9, 9e9), 0.0, 0, 0
    for _ in range(ROUNDS):
        pool.seconds, pool.words = 0.0, 0
        start, used = time.perf_counter(), time.process_time()
        words = check(checker, texts)
        spent = Clocks(time.perf_counter() - start, time.process_time() - used)
        if spent.processor < best.processor:
            best, parsing, parsed = spent, pool.seconds, pool.words
    rest = best.processor - parsing
    return [
        name,
        f"{words:,}",
        f"{words / best.wall:,.0f}",
        f"{words / best.processor:,.0f}",
        f"{parsed / words:.0%}",
        f"{words / rest:,.0f}",
    ]


def check(checker: Checker, texts: Sequence[str]) -> int:
    """Check each text as a document of its own; how many words they have."""
    words = 0
    for text in texts:
        report = checker.check(text)
        words += report.words
        _ = report.scores
    return words


def beside_peers(texts: Sequence[str], words: int) -> list[list[str]]:
    """The rows of the second table; the texts are repeated until they have so many words."""
    enough: list[str] = []
    counted = 0
    for text in itertools.cycle(texts):
        if counted >= words:
            break
        enough.append(text)
        counted += len(text.split())
    own = run_plainspeak(enough)
    rows = [[f"plainspeak {__version__}", f"{own:.1f}", f"{counted / own:,.0f}", "1.0"]]
    for name, run in CHECKERS.items():
        if name == "plainspeak":
            continue
        start = time.perf_counter()
        try:
            version = run(enough).version
        except NotInstalled as missing:
            rows.append([name, f"not installed: {missing}", "", ""])
        except Failed as failure:
            rows.append([name, f"failed: {failure}", "", ""])
        else:
            spent = time.perf_counter() - start
            rows.append(
                [f"{name} {version}", f"{spent:.1f}", f"{counted / spent:,.0f}", f"{spent / own:.2f}"]
            )
    return rows


def run_plainspeak(texts: Sequence[str]) -> float:
    """Seconds of `plainspeak check` on the texts as files, without what it remembers of an earlier run."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "plainspeak", "check", folder, "--no-cache", "--format", "jsonl"]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        spent = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode(errors="replace"))
    return spent


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, ["---"] * len(headings), *rows))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="a text to check as well")
    parser.add_argument("--words", type=int, default=100_000, help="how many words the commands are given")
    parser.add_argument("--peers", action="store_true", help="run the peers as well")
    options = parser.parse_args()
    sets = {"plain passages": passages("plain"), "council passages": passages("coverage")}
    sets |= {file.name: [file.read_text(encoding="utf-8")] for file in options.files}
    headings = ("text", "words", "words/s", "words/s of processor", "parsed", "without the model")
    print(table(headings, [in_one_process(name, texts) for name, texts in sets.items()]))
    if options.peers:
        texts = [text for each in sets.values() for text in each]
        print()
        print(
            table(
                ("command", "seconds", "words/s", "time beside plainspeak"),
                beside_peers(texts, options.words),
            )
        )


if __name__ == "__main__":
    main()
