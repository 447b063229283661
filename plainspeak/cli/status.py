"""The exit statuses of the command line, and what is said of a fault."""

from __future__ import annotations

import traceback
from pathlib import PurePath

OK = 0
FOUND = 1  # something at or above --fail-on was found, or --diff would change something
USAGE = 2  # an option or an input was wrong
FAULT = 3  # plainspeak itself failed
INTERRUPTED = 130


def fault_sentence(error: Exception) -> str:
    """What is told of an error that is nobody's mistake but ours: its type and place, never its text.

    The text of an exception may quote the document, which is confidential.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"a fault in plainspeak itself ({type(error).__name__}{place}); please report it."
