"""Hatch's build hook: puts into the wheel what is made from the sources, so that no user waits for it.

That is the compiled curated glossaries, and the man page.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


class IndexHook(BuildHookInterface):
    """Makes both when a wheel is built; an editable install needs neither."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them to `build/` and have them included."""
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT))
        from plainspeak.glossary.curated import build_index, curated_contents
        from plainspeak.glossary.index import digest, write_index

        target = ROOT / "build" / "lexicon.txt"
        contents = curated_contents()
        write_index(target, digest([content for _, content in contents]), build_index(contents))
        build_data["force_include"][str(target)] = "plainspeak/data/lexicon.txt"

        from scripts.man_page import man_page

        page = ROOT / "build" / "plainspeak.1"
        page.write_text(man_page(), encoding="ascii", newline="\n")
        build_data["shared_data"][str(page)] = "share/man/man1/plainspeak.1"
