"""Hatch's build hook: puts the compiled curated glossaries into the wheel, so that no user waits for them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


class IndexHook(BuildHookInterface):
    """Compiles the glossaries of the checkout when a wheel is built; an editable install needs none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the index to `build/` and have it included."""
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT))
        from plainspeak.glossary.curated import build_index, curated_contents
        from plainspeak.glossary.index import digest, write_index

        target = ROOT / "build" / "lexicon.txt"
        contents = curated_contents()
        write_index(target, digest([content for _, content in contents]), build_index(contents))
        build_data["force_include"][str(target)] = "plainspeak/data/lexicon.txt"
