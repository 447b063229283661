"""Audits and their trend, as a user meets them, and the store as other programs meet it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from plainspeak.auditing.store import Recorder, opened
from plainspeak.auditing.trends import Point, trend
from plainspeak.cli import main
from plainspeak.model import Document, Finding, PlainspeakError, Report, Scores
from plainspeak.reports.html.trend import render_trend_html
from plainspeak.reports.trend import render_trend_text

if TYPE_CHECKING:
    from pathlib import Path


def report(path: str, words: int, age: float | None, *rules: str) -> Report:
    """A report with these figures; its findings have rules alone."""
    found = tuple(Finding(0, 1, "W", "wordy", rule, "warning", "Say “use”.") for rule in rules)
    scores = Scores(age, None, None, None, 0, 0)
    return Report(Document("Words", (), path), "residents", found, words, 1, lambda: scores)


def record(store: Path, *reports: Report, finish: bool = True) -> None:
    with opened(store, make=True) as database:
        recorder = Recorder(database, "1.0")
        for each in reports:
            recorder.add(each)
        if finish:
            recorder.finish()


def rows(store: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(store)) as database:
        return database.execute(query).fetchall()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two runs over two folders."""
    path = tmp_path / "audits.db"
    record(
        path,
        report("site/a/x.md", 100, 12.0, "wordy/utilise", "wordy/utilise"),
        report("site/b/y.md", 300, 16.0),
    )
    record(
        path,
        report("site/a/x.md", 100, 10.0, "wordy/utilise"),
        report("site/b/deep/y.md", 200, 13.0),
        report("site/b/short.md", 50, None, "wordy/prior-to"),
    )
    return path


def test_trend_weighs_by_words_and_goes_by_folder(store: Path) -> None:
    with opened(store) as database:
        found = trend(database)
    assert [(p.documents, p.words, p.findings, p.reading_age) for p in found.whole.points] == [
        (2, 400, 2, 15.0),
        (3, 350, 2, 12.0),
    ]
    assert [line.folder for line in found.folders] == ["site/a", "site/b"]
    assert found.folders[1].points == (Point(1, 1, 300, 0, 16.0), Point(2, 2, 250, 1, 13.0))
    assert found.folders[1].points[1].findings_per_1000_words == 4.0
    assert [(term.rule, term.times) for term in found.terms] == [
        ("wordy/prior-to", (0, 1)),
        ("wordy/utilise", (2, 1)),
    ]


def test_depth_and_last(store: Path) -> None:
    with opened(store) as database:
        assert [line.folder for line in trend(database, depth=2).folders] == [
            "site/a",
            "site/b",
            "site/b/deep",
        ]
        assert [point.run for point in trend(database, last=1).whole.points] == [2]


def test_tables_say_how_it_moved(store: Path) -> None:
    with opened(store) as database:
        lines = render_trend_text(trend(database)).splitlines()
    assert lines[1].split()[2:] == ["2", "400", "15.0", "5.0"]
    assert [line.split()[0] for line in lines[5:7]] == ["site/a", "site/b"]
    assert "16.0 → 13.0" in lines[6]
    assert any(line.split() == ["wordy/utilise", "2", "→", "1"] for line in lines)


def test_page_has_a_plot_for_each_folder_and_fetches_nothing(store: Path) -> None:
    with opened(store) as database:
        page = render_trend_html(trend(database), "1.0")
    assert page.count("<svg") == 6
    assert "Mean reading age: 16.0 on" in page
    assert "default-src &#39;none&#39;" in page
    assert "http:" not in page
    assert "https:" not in page


def test_views_are_what_the_tables_hold(store: Path) -> None:
    figures = "run_id, folder, documents, words, findings, findings_per_1000_words, reading_age"
    assert rows(store, f"SELECT {figures} FROM folder_figures ORDER BY run_id, folder") == [
        (1, "site/a", 1, 100, 2, 20.0, 12.0),
        (1, "site/b", 1, 300, 0, 0.0, 16.0),
        (2, "site/a", 1, 100, 1, 10.0, 10.0),
        (2, "site/b", 1, 50, 1, 20.0, None),
        (2, "site/b/deep", 1, 200, 0, 0.0, 13.0),
    ]
    assert rows(store, "SELECT run_id, rule, times, documents FROM rule_figures ORDER BY 1, 2") == [
        (1, "wordy/utilise", 2, 1),
        (2, "wordy/prior-to", 1, 1),
        (2, "wordy/utilise", 1, 1),
    ]


def test_run_that_was_not_finished_is_left_out_and_told(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(store, *(report(f"site/{number}.md", 100, 20.0) for number in range(60)), finish=False)
    assert main(["trend", "--store", str(store), "--format", "json"]) == 0
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert [run["number"] for run in found["runs"]] == [1, 2]
    assert [(run["number"], run["documents"]) for run in found["unfinished"]] == [(3, 50)]
    assert "(run 3) was not finished" in told.err


@pytest.mark.parametrize("content", [b"This is no database. " * 100, b""])
def test_what_is_no_store_is_refused(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.db"
    if content:
        path.write_bytes(content)
    else:
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE other (a)")
    before = path.read_bytes()
    with pytest.raises(PlainspeakError, match=r"a\.db"), opened(path, make=True):
        pass
    assert main(["trend", "--store", str(tmp_path / "none.db")]) == 2
    assert "none.db was not found" in capsys.readouterr().err
    assert path.read_bytes() == before


def audit(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "plainspeak", "audit", *arguments, "--store", "audits.db"]
    return subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_killed_run_leaves_the_store_whole_and_the_next_run_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We utilise it.", encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")
    with audit("a.txt", "b.txt", cwd=tmp_path) as process:
        handle = os.open(tmp_path / "b.txt", os.O_WRONLY)  # the run is at work on it
        process.send_signal(signal.SIGKILL)
        process.communicate()
        os.close(handle)
    store = tmp_path / "audits.db"
    assert rows(store, "PRAGMA integrity_check") == [("ok",)]
    assert rows(store, "SELECT state, finished FROM runs") == [("running", None)]
    with audit("a.txt", cwd=tmp_path) as process:
        out, err = process.communicate()
    assert process.returncode == 0
    assert b"(run 1) was not finished" in err
    assert out == b"1 document, 3 words, 1 finding: run 2.\n"


def test_two_runs_at_once(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"We utilise it {number} times.", encoding="utf-8")
    processes = [audit(".", "-q", "--no-cache", cwd=tmp_path) for _ in range(2)]
    for process in processes:
        assert process.communicate()[0] == b""
        assert process.returncode == 0
    store = tmp_path / "audits.db"
    assert rows(store, "PRAGMA integrity_check") == [("ok",)]
    assert rows(
        store,
        "SELECT state, count(documents.id) FROM runs JOIN documents ON run_id = runs.id GROUP BY runs.id",
    ) == [
        ("finished", 4),
        ("finished", 4),
    ]


def test_text_is_kept_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ask Mrs Zwetschgenbaum to utilise it.", encoding="utf-8")
    store = str(tmp_path / "audits.db")
    assert main(["audit", str(tmp_path / "a.txt"), str(tmp_path / "none.txt"), "--store", store, "-q"]) == 2
    assert b"Zwetschgenbaum" not in (tmp_path / "audits.db").read_bytes()
    assert [
        path.rsplit("/")[-1] for (path,) in rows(tmp_path / "audits.db", "SELECT path FROM failures")
    ] == ["none.txt"]
    assert main(["audit", str(tmp_path / "a.txt"), "--store", store, "-q", "--keep-text"]) == 0
    assert rows(tmp_path / "audits.db", "SELECT text FROM texts") == [
        ("Ask Mrs Zwetschgenbaum to utilise it.",)
    ]
