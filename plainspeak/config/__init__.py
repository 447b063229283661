"""Settings from `plainspeak.toml`, or from `[tool.plainspeak]` in `pyproject.toml`."""

from __future__ import annotations

from plainspeak.config.reading import FAIL_ON, OWN_FILE, PROJECT_FILE, find_config, read_config
from plainspeak.config.settings import Config, Override

__all__ = ["FAIL_ON", "OWN_FILE", "PROJECT_FILE", "Config", "Override", "find_config", "read_config"]
