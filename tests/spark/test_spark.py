"""Findings and scores from a real Spark are those of the plain checker, row by row."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from plainspeak import Checker
from plainspeak.model import PlainspeakError
from plainspeak.spark import check, document_row, register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]  # Spark's own warnings are its affair

OPENINGS = ("We will utilise", "Officers commence", "Please use", "The MTFS covers", "Nid yw hyn yn")
OBJECTS = (
    "the hall",
    "robust data",
    "a café 🏊",
    "outcomes",
    "the section 151 officer",
    "eich cartref chi a ni",
)
ENDINGS = (
    ".",
    " going forward.",
    " in the near future, which was agreed by us.",
    "",
    "!\r\n\r\nSecond part.",
)
HEADER = "url long, body string"


def generated(number: int) -> str:
    """A text; those of a number and of the number of all combinations more are the same."""
    number, opening = divmod(number, len(OPENINGS))
    number, thing = divmod(number, len(OBJECTS))
    return f"{OPENINGS[opening]} {OBJECTS[thing]}{ENDINGS[number % len(ENDINGS)]}"


def as_plain(rows: list[Any], name: str = "url") -> dict[Any, dict[str, Any]]:
    found = {row[name]: row.asDict(recursive=True) for row in rows}
    for row in found.values():
        del row[name]
    return found


@pytest.fixture(scope="module")
def expected() -> Callable[[str | None], dict[str, Any]]:
    checker = Checker()
    kept: dict[str | None, dict[str, Any]] = {}

    def row(text: str | None) -> dict[str, Any]:
        if text not in kept:
            kept[text] = document_row(checker, text, None)
        return kept[text]

    return row


def with_worker(batches: Iterator[Any]) -> Iterator[Any]:
    """Put the number of the process into the rows."""
    import pyarrow as pa

    for batch in batches:
        yield pa.RecordBatch.from_arrays(
            [pa.array([os.getpid()] * batch.num_rows, pa.int64())], names=["worker"]
        )


def test_fifty_thousand_rows_over_two_workers(
    spark: Any, expected: Callable[[str | None], dict[str, Any]]
) -> None:
    texts = [(number, generated(number)) for number in range(50_000)]
    frame = spark.createDataFrame(texts, HEADER).repartition(8)
    assert frame.mapInArrow(with_worker, "worker long").distinct().count() >= 2
    found = as_plain(check(frame).documents.collect())
    assert len(found) == 50_000
    assert [number for number, text in texts if found[number] != expected(text)] == []


def kill_once(flag: str) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """Rows pass through; the first to come this way once some have passed kills every Python worker."""

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        for number, batch in enumerate(batches):
            yield batch
            if number:
                continue
            try:
                os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            parent = os.getppid()
            told = subprocess.run(
                ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, check=True
            )
            for other in map(int, told.stdout.split()):
                if other != os.getpid():
                    os.kill(other, signal.SIGKILL)
            os.kill(os.getpid(), signal.SIGKILL)

    return work


def test_a_killed_worker_changes_nothing(
    spark: Any, expected: Callable[[str | None], dict[str, Any]], tmp_path: Path
) -> None:
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 100)
    texts = [(number, generated(number)) for number in range(4_000)]
    flag = tmp_path / "killed"
    frame = spark.createDataFrame(texts, HEADER).repartition(4).mapInArrow(kill_once(str(flag)), HEADER)
    found = as_plain(check(frame).documents.collect())
    spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")
    assert flag.exists()
    assert len(found) == 4_000
    assert [number for number, text in texts if found[number] != expected(text)] == []


def test_odd_rows(spark: Any, expected: Callable[[str | None], dict[str, Any]]) -> None:
    large = "We will utilise the hall. " * 80_000  # 2 MB
    texts = [
        (1, None),
        (2, ""),
        (3, large),
        (4, "Mae'r cyngor yn gweithio gyda phobl leol ac mae hyn yn bwysig i ni i gyd."),
        (5, "x" * 21_000_000),
        (6, "We utilise it."),
    ]
    checked = check(spark.createDataFrame(texts, HEADER).repartition(2))
    found = as_plain(checked.documents.collect())
    assert found[1] == dict.fromkeys(found[1])
    assert found[2] == expected("")
    assert found[3]["words"] == 400_000
    assert found[3]["findings"] == expected(large)["findings"]
    assert (found[4]["other_language"], found[4]["findings"]) == (1, [])
    assert "more than the limit" in found[5]["error"]
    assert found[5]["findings"] is None
    assert found[6] == expected("We utilise it.")


def test_findings_and_scores_have_the_names_of_the_json(spark: Any) -> None:
    frame = spark.createDataFrame(
        [("a", "We utilise robust data.", 1), ("b", None, 2)], "page string, words_ string, n int"
    )
    checked = check(frame, text="words_", id="page")
    row = document_row(Checker(), "We utilise robust data.", None)
    findings = [each.asDict(recursive=True) for each in checked.findings.orderBy("start").collect()]
    assert findings == [{"page": "a"} | each for each in row["findings"]]
    scores = as_plain(checked.scores.collect(), "page")
    assert scores["a"] == {"words": 4, "sentences": 1, **row["scores"], "error": None}
    assert set(scores["b"].values()) == {None}


def test_files_in_a_binary_column(spark: Any) -> None:
    frame = spark.createDataFrame(
        [
            (1, bytearray(b"<html><body><p>We <b>utilise</b> it.</p></body></html>")),
            (2, bytearray(b"PK\x03\x04 damaged")),
        ],
        "url int, body binary",
    )
    found = as_plain(check(frame).documents.collect())
    assert found[1]["media_type"] == "text/html"
    assert [each["text"] for each in found[1]["findings"]] == ["utilise"]
    assert found[2]["error"]


def test_functions_for_sql(spark: Any) -> None:
    register(spark, select=["wordy"])
    [row] = spark.sql(
        "SELECT plainspeak_findings('We utilise robust data.') AS found,"
        " plainspeak_scores('Yes.').long_sentences AS long,"
        " plainspeak_findings(CAST(NULL AS string)) AS nothing"
    ).collect()
    assert [each.rule for each in row.found] == ["wordy/utilise"]
    assert (row.long, row.nothing) == (0, None)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"text": "content"}, "there is no column 'content'; the columns are url, body"),
        ({"text": "url", "id": "body"}, "the column 'url' holds bigint"),
        ({"id": "body"}, "is the text itself"),
        ({"audience": "everyone"}, "there is no audience 'everyone'"),
    ],
)
def test_mistakes_are_told_before_the_job(spark: Any, options: dict[str, Any], told: str) -> None:
    frame = spark.createDataFrame([(1, "We utilise it.")], HEADER)
    with pytest.raises(PlainspeakError, match=told):
        check(frame, **options)


def test_nothing_imports_spark_unless_asked() -> None:
    code = "import sys, plainspeak.spark; sys.exit(not {'pyspark', 'pyarrow'}.isdisjoint(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
