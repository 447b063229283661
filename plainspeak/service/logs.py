"""Logs: one JSON object a line on standard error. Never a text, a query, a name of a file or a token."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

from plainspeak.faults import fault_place

LOGGER = logging.getLogger("plainspeak.service")


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object. Of an exception only its type and its place are told."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            # What asyncio adds on further lines may show the text that was being worked on.
            "event": record.getMessage().partition("\n")[0],
        }
        line.update(getattr(record, "facts", {}))
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = fault_place(record.exc_info[1])
        return json.dumps(line)


def set_up() -> None:
    """Send our log, and the server's own, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for logger in (LOGGER, logging.getLogger("uvicorn.error"), logging.getLogger("asyncio")):
        logger.handlers = [handler]
        logger.setLevel(logging.INFO if logger is LOGGER else logging.WARNING)
        logger.propagate = False


def log_request(*, method: str, route: str, status: int, seconds: float, received: int) -> None:
    """Tell of a request that was answered; `route` is the pattern of its path, not what was asked for."""
    facts = {
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 1),
        "bytes": received,
    }
    LOGGER.info("request", extra={"facts": facts})
