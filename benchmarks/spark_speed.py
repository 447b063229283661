"""What Spark costs over the plain checker: words a second with 1 and 2 cores, start, memory, bytes sent.

`python benchmarks/spark_speed.py TEXT [--texts N]` cuts a text file into paragraphs of 200 words, gives each sentence a
number of its own so that none comes twice, and checks N of them: in this process, then by a local Spark with one
core and with two. Before that, each is given one text for each core, which shows what it takes to start. Prints a
table in Markdown. Needs Java and requirements-spark.lock; Linux only.
"""

from __future__ import annotations

import argparse
import os
import pickle
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typing_speed import WORDS, paragraphs

from plainspeak import Checker
from plainspeak.spark import check, document_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Run:
    """Seconds of the clock, of all processors, and what a worker needs at most, in megabytes."""

    first: float
    second: float
    processor: float
    megabytes: int


def used() -> float:
    """Seconds of processor of this process and of those that it has waited for."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def plain(texts: list[str]) -> Run:
    """The plain checker on the texts, in this process; the first text loads what is needed."""
    checker = Checker()
    begun = time.perf_counter()
    document_row(checker, f"Before all. {texts[0]}", None)
    first = time.perf_counter() - begun
    begun, before = time.perf_counter(), used()
    for text in texts:
        document_row(checker, text, None)
    seconds, processor = time.perf_counter() - begun, used() - before
    return Run(first, seconds, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def most_memory(batches: Iterator[Any]) -> Iterator[Any]:
    """The most that this worker has needed so far, and what its processor has done."""
    import pyarrow as pa

    for _ in batches:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        row = [[os.getpid()], [spent.ru_maxrss // 1024], [sum(spent[:2])]]
        yield pa.RecordBatch.from_arrays([pa.array(each) for each in row], ["worker", "megabytes", "seconds"])


def spark(texts: list[str], cores: int) -> tuple[Run, int]:
    """The same by Spark, and the bytes that come back from its workers."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = str(ROOT)
    session = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "1g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")

    def frame(rows: list[str]) -> DataFrame:
        return session.createDataFrame([*enumerate(rows)], "url long, body string").repartition(cores)

    workers = "worker long, megabytes long, seconds double"

    def spent() -> tuple[float, int]:
        rows = session.range(cores * 4).repartition(cores * 4).mapInArrow(most_memory, workers).collect()
        each = {row.worker: row for row in rows}
        return sum(row.seconds for row in each.values()), max(row.megabytes for row in each.values())

    begun = time.perf_counter()
    starters = [f"Before all. {text}" for text in texts[:cores]]
    check(frame(starters)).documents.write.format("noop").mode("overwrite").save()
    first = time.perf_counter() - begun
    before, _ = spent()
    begun = time.perf_counter()
    check(frame(texts)).documents.write.format("noop").mode("overwrite").save()
    second = time.perf_counter() - begun
    after, megabytes = spent()
    sent = check(frame(texts[:100])).documents.toArrow().nbytes * len(texts) // 100
    session.stop()
    return Run(first, second, after - before, megabytes), sent


def main() -> None:
    """Measure and print."""
    if "OPENBLAS_NUM_THREADS" not in os.environ:  # read when numpy is loaded; the command line sets it, too
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("text", type=Path)
    arguments.add_argument("--texts", type=int, default=1_500)
    asked = arguments.parse_args()
    texts = paragraphs(asked.text.read_text(encoding="utf-8"), asked.texts)[: asked.texts]
    words = len(texts) * WORDS
    print(f"{len(texts)} texts of {WORDS} words; load of the machine: {os.getloadavg()[0]:.1f}")
    print(f"the checker as it is sent to a worker: {len(pickle.dumps(Checker())):,} bytes\n")
    print(
        "| run | start with a text a core, s | all texts, s | words a second | processor, s | most memory, MB |"
    )
    print("|---|---|---|---|---|---|")

    def show(name: str, run: Run) -> None:
        print(
            f"| {name} | {run.first:.1f} | {run.second:.1f} | {words / run.second:,.0f} | {run.processor:.1f} "
            f"| {run.megabytes} |",
            flush=True,
        )

    show("plain checker", plain(texts))
    for cores in (1, 2):
        run, sent = spark(texts, cores)
        show(f"Spark, {cores} core{'s' * (cores > 1)}", run)
    print(f"\nback from the workers: {sent:,} bytes, {sent / words:.0f} a word")


if __name__ == "__main__":
    main()
