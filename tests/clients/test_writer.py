"""LibreOffice Writer's own remote checker, driven over UNO, marks what our server finds."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.service.conftest import Client

pytestmark = pytest.mark.clients

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool">
<prop oor:name="BaseURL" oor:op="fuse"><value>{address}</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool">
<prop oor:name="IsEnabled" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def marks(client: Client, folder: Path, paragraphs: list[str]) -> list[list[dict[str, Any]]]:
    """What Writer would mark in each paragraph of a document."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    address = f"http://127.0.0.1:{client.port}/v2"
    (user / "registrymodifications.xcu").write_text(SETTINGS.format(address=address), encoding="utf-8")
    pipe = f"plainspeak{client.port}"
    office = subprocess.Popen(
        [
            *(
                "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--norestore",
            ),
            f"--accept=pipe,name={pipe};urp;",
        ]
    )
    try:
        done = subprocess.run(
            ["/usr/bin/python3", Path(__file__).with_name("writer_check.py"), pipe],
            input="\n".join(paragraphs),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        office.wait(60)
    finally:
        office.kill()
        office.wait()
    return json.loads(done.stdout)


def test_words_are_marked_and_first_use_is_not_judged(ask: Client, tmp_path: Path) -> None:
    explained = "The Multi-Agency Safeguarding Hub (MASH) decides who will help."
    found = marks(ask, tmp_path, [explained, "The MASH meets on Mondays.", "🎉 We will utilise the hall."])
    assert (found[:2], found[3]) == ([[], []], [])
    # LibreOffice counts UTF-16 code units, and Python's strings code points: the emoji is two of one, one of the other.
    assert [mark["suggestions"][0] for mark in found[2]] == ["use"]
    assert "use" in found[2][0]["comment"]


def test_the_words_of_a_mark(ask: Client, tmp_path: Path) -> None:
    found = marks(ask, tmp_path, ["We will utilise the hall."])
    assert [mark["words"] for mark in found[0]] == ["utilise"]
