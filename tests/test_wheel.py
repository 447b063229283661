"""The wheel holds all it needs: built, installed away from the checkout, it checks a document."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_wheel_works_away_from_the_checkout(tmp_path: Path) -> None:
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT, cwd=tmp_path
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("council_plainspeak-*.whl")
    home = tmp_path / "venv"
    # The dependencies are those of this environment; the project itself must come from the wheel alone.
    venv.create(home, with_pip=False)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / Path(sys.executable).name
    site = Path(
        run(
            python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path
        ).stdout.strip()
    )
    installed = run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=tmp_path,
    )
    assert installed.returncode == 0, installed.stderr
    ours = Path(
        run(sys.executable, "-c", "import spacy; print(spacy.__path__[0])", cwd=tmp_path).stdout.strip()
    )
    (site / "dependencies.pth").write_text(f"{ours.parent}\n", encoding="utf-8")
    where = run(python, "-c", "import plainspeak; print(plainspeak.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(site), where
    for part in ("page/main.js", "page/page.css", "templates/page.html"):
        assert (site / "plainspeak" / "service" / part).is_file(), part
    page = home / "share" / "man" / "man1" / "plainspeak.1"
    assert page.read_text(encoding="ascii").startswith(".TH PLAINSPEAK 1")
    (tmp_path / "letter.txt").write_text("We will utilise the hall. " * 30, encoding="utf-8")
    done = run(python, "-m", "plainspeak", "check", "letter.txt", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    (document,) = json.loads(done.stdout)["documents"]
    assert {finding["rule"] for finding in document["findings"]} == {"wordy/utilise"}
    assert document["scores"]["reading_age"] is not None
    assert (bin_folder / ("plainspeak.exe" if os.name == "nt" else "plainspeak")).exists()
