"""What is said of an error that is nobody's mistake but ours."""

from __future__ import annotations

import traceback
from pathlib import PurePath


def fault_place(error: BaseException) -> str:
    """The type of an error and where it was raised, never its text, which may quote a confidential document."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def fault_sentence(error: BaseException) -> str:
    """A sentence on a fault for those who use plainspeak."""
    return f"a fault in plainspeak itself ({fault_place(error)}); please report it."
