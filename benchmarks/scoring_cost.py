"""What the scores cost beside the check: `python benchmarks/scoring_cost.py [FILE…] [--times N]`.

Without a FILE it takes the examples, one after the other, as often as makes 10,000 words. The check is timed on a
checker that has been warmed up by another text and that remembers nothing, so each run does all of the work. Of N
runs the middle one counts. "two scores" is `report.scores` (Flesch reading ease and reading age, which JSON has),
"sections" is `report.outline` (the reading age of each section), "all" is `report.measures`.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak import Checker, read
from plainspeak.documents import from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plainspeak.model import Document

EXAMPLES = Path(__file__).parent.parent / "examples"
WORDS = 10_000
WITHOUT = """
import sys
from plainspeak import Checker
report = Checker().check("The council will utilise the hall. It was built by us. " * 20)
assert report.findings
print(*sorted(name for name in ("textstat", "nltk", "pyphen") if name in sys.modules))
"""


def documents(paths: Sequence[Path]) -> list[Document]:
    """The files; without any, the examples in one text of Markdown."""
    if paths:
        return [read(path) for path in paths]
    texts = [read(path).text for path in sorted(EXAMPLES.iterdir()) if path.is_file()]
    once = "\n\n".join(f"# Part {number}\n\n{text}" for number, text in enumerate(texts))
    times = max(1, WORDS // len(once.split()))
    # Each copy has words of its own, so that no sentence is parsed once for all.
    copies = (once.replace(" the ", f" the {number}th ") for number in range(times))
    return [from_text("\n\n".join(copies), "text/markdown")]


def seconds(step: Callable[[], object]) -> float:
    """How long a step takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def main() -> None:
    """Print a table of times and shares, and which libraries of the scores a check without scores loads."""
    parser = argparse.ArgumentParser(description="Time the scores beside the check.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=5)
    arguments = parser.parse_args()
    read_documents = documents(arguments.files)
    _ = (
        Checker().check("The hall was built by us. " * 30).measures
    )  # everything is loaded before the clock runs
    steps: dict[str, list[float]] = {"check": [], "two scores": [], "sections": [], "all": []}
    words = 0
    for _ in range(arguments.times):
        checker = Checker()
        checker.check("The hall was built by us.")
        reports = []
        steps["check"].append(seconds(lambda: reports.extend(checker.check_each(read_documents))))  # noqa: B023
        fresh = [replace(report) for report in reports]
        steps["two scores"].append(seconds(lambda: [report.scores for report in fresh]))  # noqa: B023
        steps["sections"].append(seconds(lambda: [report.outline for report in fresh]))  # noqa: B023
        steps["all"].append(seconds(lambda: [report.measures for report in fresh]))  # noqa: B023
        words = sum(report.words for report in reports)
    base = statistics.median(steps["check"])
    print(f"| {words:,} words | seconds | of the check |\n|---|---|---|")
    for name, times in steps.items():
        middle = statistics.median(times)
        print(f"| {name} | {middle:.3f} | {middle / base:.1%} |")
    loaded = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    print(
        f"\nA check without scores loads of textstat, NLTK and pyphen: {loaded.stdout.strip() or 'nothing'}."
    )


if __name__ == "__main__":
    main()
