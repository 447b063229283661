"""The server as a process: how it starts, refuses to start, stops, and what it logs."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "plainspeak", "serve", *map(str, arguments)]


@contextlib.contextmanager
def started(
    folder: Path, *arguments: object, **environment: str
) -> Iterator[tuple[subprocess.Popen[str], http.client.HTTPConnection]]:
    process = subprocess.Popen(
        command("--port", 0, *arguments),
        cwd=folder,
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"the page is at http://localhost:(\d+)/", line)
        assert found, line
        with contextlib.closing(
            http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=120)
        ) as connection:
            yield process, connection
    finally:
        process.kill()
        process.communicate()


def test_it_tells_where_it_is_and_logs_no_text(tmp_path: Path) -> None:
    with started(tmp_path) as (process, connection):
        body = json.dumps({"text": "The secretword will utilise it."})
        connection.request("POST", "/v1/check?secretquery", body, {"Content-Type": "application/json"})
        assert json.loads(connection.getresponse().read())["words"] == 5
        connection.request("GET", "/v2/check?language=en&text=secrettext")
        connection.getresponse().read()
        connection.request("GET", "/secretpath")
        connection.getresponse().read()
        connection.close()
        process.terminate()
        _, told = process.communicate(timeout=60)
    lines = [json.loads(line) for line in told.splitlines()]
    assert [(line["route"], line["status"]) for line in lines if line["event"] == "request"] == [
        ("/v1/check", 200),
        ("/v2/check", 200),
        ("other", 404),
    ]
    assert "secret" not in told


def test_what_is_in_flight_is_finished(tmp_path: Path) -> None:
    kind = {"Content-Type": "application/json"}
    with started(tmp_path) as (process, connection):
        connection.request("POST", "/v1/check", '{"text": "It was agreed."}', kind)  # once all is loaded
        connection.getresponse().read()
        text = "\n\n".join(f"We will utilise hall {number} and it was agreed." for number in range(400))
        connection.request("POST", "/v1/check", json.dumps({"text": text}), kind)
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", connection.port)) as probe:
            for _ in range(1000):
                probe.request("GET", "/metrics")
                if "checks_running 0" not in probe.getresponse().read().decode():
                    break
        process.terminate()
        answer = connection.getresponse()
        assert answer.status == 200
        assert len(json.loads(answer.read())["findings"]) >= 400
        process.wait(60)


def test_settings_of_the_folder_and_own_words(tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text('accept = ["utilise"]\nglossaries = ["own.csv"]\n')
    (tmp_path / "own.csv").write_text("term,use,why\nflibber,chat,Nobody says it.\n")
    with started(tmp_path) as (_, connection):
        body = json.dumps({"text": "We utilise it to flibber."})
        connection.request("POST", "/v1/check", body, {"Content-Type": "application/json"})
        findings = json.loads(connection.getresponse().read())["findings"]
        assert [finding["rule"] for finding in findings] == ["jargon/flibber"]
        connection.request("GET", "/v1/glossary?q=flibber")
        assert json.loads(connection.getresponse().read())["entries"][0]["rule"] == "jargon/flibber"


@pytest.mark.parametrize(
    ("arguments", "token", "told"),
    [
        (["--host", "0.0.0.0"], "", "a token is needed"),
        (["--allow-host", "words.example"], "", "a token is needed"),
        (["--token-file", "nowhere"], "", "cannot be read"),
        (["--token-file", "empty"], "", "holds no token"),
        ([], "short", "too easy to guess"),
        (["--host", "192.0.2.1"], "a-long-and-secret-token", "cannot be used"),
        (["--config", "nowhere.toml"], "", "cannot be read"),
        (["--glossary", "nowhere.csv"], "", "nowhere.csv"),
        (["--port", "70000"], "", "70000"),
    ],
)
def test_it_does_not_start(tmp_path: Path, arguments: list[str], token: str, told: str) -> None:
    (tmp_path / "empty").write_text("\n")
    done = subprocess.run(
        command("--port", 0, *arguments),
        cwd=tmp_path,
        env=os.environ | {"PLAINSPEAK_TOKEN": token},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_files_leave_nothing_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    whole = Path(__file__).parents[1] / "fixtures"
    with started(tmp_path, TMPDIR=str(tmp_path / "temporary")) as (process, connection):
        for name in ("report.docx", "report.odt", "report.pdf", "report.eml"):
            content = (whole / name).read_bytes()
            for sent in (content, content[: len(content) // 2]):
                head = f'--xx\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
                body = head.encode() + sent + b"\r\n--xx--\r\n"
                connection.request(
                    "POST", "/v1/documents", body, {"Content-Type": "multipart/form-data; boundary=xx"}
                )
                answer = connection.getresponse()
                answer.read()
                assert answer.status in (200, 422)
        process.terminate()
        process.communicate(timeout=60)
    assert [path.name for path in tmp_path.rglob("*")] == ["temporary"]
