"""The same extension in Firefox, with each rich editor. `make system-packages` installs Firefox."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from scripts.pack_extension import firefox_manifest, write_folder
from tests.extension.conftest import HERE, Server

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

EDITORS = ("ckeditor", "tinymce", "quill", "prosemirror")


def test_editors_in_firefox(tmp_path: Path, server: Server, site: str) -> None:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is needed: run `make system-packages` first"
    # Firefox lets nobody drive its own pages or an extension's. So the copy has its permission in the manifest, and
    # the address of the server where the settings begin.
    write_folder(tmp_path, firefox_manifest() | {"host_permissions": ["http://127.0.0.1/*"]})
    settings = tmp_path / "worker" / "settings.js"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("http://localhost:8125", server.address), encoding="utf-8")
    pages = [f"{site}/pages/{name}.html" for name in EDITORS]
    command = ["node", str(HERE / "firefox.mjs"), program, str(tmp_path), *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for page, seen in json.loads(done.stdout).items():
        assert sorted(seen["marks"]) == ["prior to", "utilise"], page
        assert seen["leaked"] == [], page
        assert seen["after"] == seen["before"].replace("utilise", "use"), page
        assert seen["undone"], page
        assert seen["complaints"] == [], page
