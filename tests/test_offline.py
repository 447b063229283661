"""The whole job works with the network refused and from a home that is empty and read-only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Refuses every connection and every look-up of a name, then runs the command line.
GUARD = """
import socket, sys

def refuse(*arguments, **options):
    raise SystemExit("a network call was tried: " + repr(arguments))

socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.getaddrinfo = refuse
socket.create_connection = refuse
from plainspeak.cli import main
sys.argv = ["plainspeak", *sys.argv[1:]]
sys.exit(main())
"""


@pytest.mark.parametrize("kind", ["empty and read-only", "not there and not to be made"])
def test_no_network_and_no_home(tmp_path: Path, kind: str) -> None:
    home = tmp_path / "home"
    if kind == "empty and read-only":
        home.mkdir(mode=0o500)
    else:  # for root too, who may write anywhere: nothing can be made below a file
        home.write_bytes(b"")
        home = home / "none"
    output = tmp_path / "out"
    output.mkdir()
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "NLTK_", "SPACY_"))
        and name.lower() not in ("http_proxy", "https_proxy")
    }
    environment |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home),
        "APPDATA": str(home),
    }
    for extra in (
        ["--format", "text"],
        ["--format", "json"],
        ["--format", "html", "-o", str(output / "r.html")],
    ):
        done = subprocess.run(
            [sys.executable, "-c", GUARD, "check", str(ROOT / "examples"), *extra],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1, done.stderr
        assert "network" not in done.stderr
    assert "reading age" in (output / "r.html").read_text(encoding="utf-8").lower()


def test_nothing_is_downloaded_for_scores() -> None:
    """The syllables come from the package's own data, so no downloader is ever imported with a need to run."""
    code = (
        "import nltk; nltk.download = None\n"
        "from plainspeak import Checker\n"
        "print(Checker().check('We went home. ' * 60).scores.reading_age is not None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "True", done.stderr
