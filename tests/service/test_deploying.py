"""What stands in `deploy/` and in its page of instructions fits the program that it starts."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from plainspeak.cli.serve import serve
from plainspeak.cli.status import USAGE

ROOT = Path(__file__).parents[2]
OPTIONS = {name for parameter in serve.params for name in parameter.opts}


def lines(path: str) -> list[str]:
    return (ROOT / path).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def unit() -> dict[str, str]:
    return dict(line.split("=", 1) for line in lines("deploy/plainspeak.service") if re.match(r"\w+=", line))


@pytest.mark.parametrize("path", ["deploy/plainspeak.service", "deploy/Containerfile", "docs/deploying.md"])
def test_every_option_is_one_of_the_command(path: str) -> None:
    told = [
        option
        for line in lines(path)
        if "plainspeak" in line and ("serve" in line or "podman run" in line)
        for option in re.findall(r"--[a-z-]+", line.rpartition("plainspeak ")[2].replace('"', " "))
    ]
    assert told
    assert set(told) <= OPTIONS


def test_the_unit_does_not_start_again_what_cannot_start() -> None:
    assert unit()["RestartPreventExitStatus"] == str(USAGE)
    command = shlex.split(unit()["ExecStart"])
    credential = unit()["LoadCredential"].partition(":")[0]
    assert f"${{CREDENTIALS_DIRECTORY}}/{credential}" in command


def test_the_image_runs_as_nobody_in_particular() -> None:
    told = [line.split(None, 1) for line in lines("deploy/Containerfile") if line[:1].isupper()]
    last_stage = told[max(number for number, each in enumerate(told) if each[0] == "FROM") :]
    assert [int(user) for name, value in last_stage if name == "USER" for user in value.split(":")] >= [
        1000,
        1000,
    ]
    assert "HEALTHCHECK" in [name for name, _ in last_stage]
