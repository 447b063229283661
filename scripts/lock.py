"""Write requirements.lock and those for development and Spark from pyproject.toml: exact versions with hashes.

Run it with uv on the path: `python scripts/lock.py`. The files name no index, so they work with any mirror.
The locks hold for every Python and system that pyproject.toml allows.
"""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Made by scripts/lock.py from pyproject.toml. Do not edit by hand.\n"


def lock(requirements: list[str], target: Path) -> None:
    """Resolve `requirements` for every supported Python and system and write them to `target`."""
    command = [
        "uv",
        "pip",
        "compile",
        "--universal",
        "--generate-hashes",
        "--no-header",
        "--no-emit-index-url",
    ]
    command += ["--no-annotate", "--python-version", "3.11", "-"]
    done = subprocess.run(command, input="\n".join(requirements), capture_output=True, text=True, check=True)
    target.write_text(HEADER + done.stdout, encoding="utf-8", newline="\n")


def main() -> None:
    """Write the lock files. That for Spark holds the others' versions too, so that all fit together."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    lock(runtime, ROOT / "requirements.lock")
    lock([*runtime, *project["dependency-groups"]["dev"]], ROOT / "requirements-dev.lock")
    spark = project["project"]["optional-dependencies"]["spark"]
    lock([*runtime, *project["dependency-groups"]["dev"], *spark], ROOT / "requirements-spark.lock")


if __name__ == "__main__":
    main()
