"""Settings of a folder, as the commands take them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def _letter(folder: Path, config: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "plainspeak.toml").write_text(config, encoding="utf-8")
    path = folder / "letter.txt"
    path.write_text("We signpost people.\n", encoding="utf-8")
    return path


def test_each_document_has_the_settings_of_its_folder(run: Run, tmp_path: Path) -> None:
    _letter(tmp_path / "a", 'accept = ["signpost"]')
    _letter(tmp_path / "b", "")
    assert run("check", "a").returncode == 0
    assert run("check", "b").returncode == 1
    assert run("check", ".").stdout.count(b"jargon/signpost") == 1
    assert run("check", "--jobs", "2", ".").stdout.count(b"jargon/signpost") == 1


def test_configured_fail_on_holds_unless_the_option_says_otherwise(run: Run, tmp_path: Path) -> None:
    letter = _letter(tmp_path / "a", 'fail_on = "never"')
    assert run("check", letter).returncode == 0
    assert run("check", "--fail-on", "warning", letter).returncode == 1


def test_mistake_in_the_settings_is_bad_usage(run: Run, tmp_path: Path) -> None:
    done = run("check", _letter(tmp_path / "a", 'audiense = "staff"'))
    assert done.returncode == 2
    assert b"did you mean 'audience'?" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_config_option_goes_before_the_nearest_file(run: Run, tmp_path: Path) -> None:
    letter = _letter(tmp_path / "a", 'accept = ["signpost"]')
    (tmp_path / "other.toml").write_text("", encoding="utf-8")
    assert run("check", "--config", "other.toml", letter).returncode == 1


def test_overrides_hold_for_their_paths_also_in_several_processes(run: Run, tmp_path: Path) -> None:
    _letter(tmp_path / "a", '[[overrides]]\npaths = ["b/"]\naccept = ["signpost"]')
    (tmp_path / "a" / "b").mkdir()
    (tmp_path / "a" / "b" / "letter.txt").write_text("We signpost people.\n", encoding="utf-8")
    for jobs in ("1", "2"):
        done = run("check", "--jobs", jobs, "--format", "jsonl", "a")
        assert done.stdout.count(b"jargon/signpost") == 1


def test_excluded_files_are_passed_over_in_folders_but_not_when_named(run: Run, tmp_path: Path) -> None:
    letter = _letter(tmp_path / "a", 'exclude = ["letter.txt"]')
    (tmp_path / "a" / "other.txt").write_text("We use it.\n", encoding="utf-8")
    assert run("check", "a").returncode == 0
    assert run("check", "a/*.txt").returncode == 0
    assert run("check", letter).returncode == 1


def test_show_says_what_holds_and_where_it_comes_from(run: Run, tmp_path: Path) -> None:
    _letter(
        tmp_path / "a",
        'audience = "staff"\naccept = ["signpost"]\n[[overrides]]\npaths = ["b/"]\naudience = "partners"\n'
        'accept = ["ULEZ"]\n',
    )
    done = run("config", "show", "a/b/new.txt", "--ignore", "passive")
    assert done.returncode == 0
    rows = [tuple(line.split()) for line in done.stdout.decode().replace("\\", "/").splitlines()]
    assert ("audience", "partners", "a/plainspeak.toml:5") in rows
    assert ("accept", "signpost", "a/plainspeak.toml:2") in rows
    assert ("accept", "ULEZ", "a/plainspeak.toml:6") in rows
    assert ("ignore", "passive", "command", "line") in rows
    assert ("fail_on", "warning", "default") in rows
    assert ("audience", "staff", "a/plainspeak.toml:1") in [
        tuple(line.split())
        for line in run("config", "show", "a").stdout.decode().replace("\\", "/").splitlines()
    ]


def test_schema_is_printed_as_json(run: Run) -> None:
    assert "overrides" in json.loads(run("config", "schema").stdout)["properties"]


def test_a_rule_that_can_name_nothing_is_bad_usage(run: Run, tmp_path: Path) -> None:
    done = run("check", "--select", "jargn", _letter(tmp_path / "a", ""))
    assert done.returncode == 2
    assert b"did you mean 'jargon'?" in done.stderr


def test_standard_input_without_a_name_has_the_settings_of_this_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text('accept = ["utilise"]\n', encoding="utf-8")
    done = run("check", "-", "-q", stdin=b"We will utilise the hall.")
    assert (done.returncode, done.stdout) == (0, b"")
