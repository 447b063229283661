"""The exit statuses of the command line."""

from __future__ import annotations

OK = 0
FOUND = 1  # something at or above --fail-on was found, or --diff would change something
USAGE = 2  # an option or an input was wrong
FAULT = 3  # plainspeak itself failed
INTERRUPTED = 130
