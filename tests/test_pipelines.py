"""What is shipped for pipelines: the pre-commit hook, the GitHub Action, the GitLab job, shell completion."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from plainspeak.cli import main
from plainspeak.documents import known_suffixes

ROOT = Path(__file__).resolve().parent.parent


def test_hook_takes_the_documents_that_are_read_and_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for suffix in known_suffixes():
        assert re.search(hook["files"], f"docs/page{suffix}")
    for other in ("page.py", "page.md.bak", "txt"):
        assert not re.search(hook["files"], other)
    (tmp_path / "a.txt").write_text("We utilise it.", encoding="utf-8")
    program, *arguments = hook["entry"].split()
    assert program == "plainspeak"
    assert main([*arguments, str(tmp_path / "a.txt")]) == 1
    assert "wordy/utilise" in capsys.readouterr().out


@pytest.fixture
def action(tmp_path: Path) -> Any:
    """Runs the last step of the action as GitHub would, with these inputs."""
    step = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"][-1]
    program = tmp_path / "plainspeak" / "bin" / "plainspeak"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plainspeak "$@"\n', encoding="utf-8")
    program.chmod(0o755)

    def run(**inputs: str) -> subprocess.CompletedProcess[str]:
        values = {name: inputs.get(name, "") for name in step["env"]}
        environment = {**os.environ, **values, "RUNNER_TEMP": str(tmp_path)}
        command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    return run


def test_action_annotates_each_path_and_fails_as_asked(action: Any, tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("We utilise it.", encoding="utf-8")
    (tmp_path / "-c.txt").write_text("Prior to May.", encoding="utf-8")
    done = action(PATHS="a b.txt\n\n-c.txt\n", SARIF_FILE="out.sarif")
    assert done.returncode == 1
    assert [line.partition(",")[0] for line in done.stdout.splitlines()] == [
        "::warning file=-c.txt",
        "::warning file=a b.txt",
    ]
    assert '"version": "2.1.0"' in (tmp_path / "out.sarif").read_text(encoding="utf-8")
    assert action(PATHS="a b.txt", FAIL_ON="error").returncode == 0
    assert action(PATHS="$(touch made)").returncode == 2
    assert not (tmp_path / "made").exists()


def test_gitlab_job_writes_the_report_that_it_hands_over() -> None:
    _, job = yaml.safe_load_all((ROOT / "deploy" / "gitlab-ci.yml").read_text(encoding="utf-8"))
    command = job["plainspeak"]["script"][-1]
    assert command.endswith(f"--format gitlab -o {job['plainspeak']['artifacts']['reports']['codequality']}")


@pytest.mark.parametrize(
    ("words", "expected"), [("plainspeak aud", "audit"), ("plainspeak check --form", "--format")]
)
def test_shell_completion_knows_commands_and_options(words: str, expected: str) -> None:
    asked = {
        "_PLAINSPEAK_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    done = subprocess.run(
        [sys.executable, "-m", "plainspeak"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"plain,{expected}" in done.stdout.splitlines()
