"""Settings of a folder, as the commands take them."""

from __future__ import annotations

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
