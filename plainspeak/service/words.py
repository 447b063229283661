"""`GET /v1/glossary`: what the glossaries say of a word."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from plainspeak.service.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.requests import Request

    from plainspeak.curation.lookup import Lookup
    from plainspeak.glossary.schema import Acronym, Entry
    from plainspeak.service.checking import Desk

LONGEST_WORD = 200


class Words:
    """Looks words up in the glossaries, which are read when the first word is asked for."""

    def __init__(self, own: Sequence[Path]) -> None:
        self._own = own
        self._lock = threading.Lock()
        self._lookup: Lookup | None = None

    async def answer(self, request: Request, desk: Desk) -> Response:
        """Answer a request. Raises Problem."""
        asked = request.query_params.getlist("q")
        if len(asked) != 1 or not asked[0].strip() or len(asked[0]) > LONGEST_WORD:
            raise Problem(422, f"Say one word to look up, of at most {LONGEST_WORD} characters: ?q=utilise")
        # They are compiled for the checker first, and once is enough.
        found = await desk.ask(lambda _checker: self._found(asked[0]))
        return Response(json.dumps(found, separators=(",", ":")), media_type="application/json")

    def _found(self, word: str) -> dict[str, Any]:
        lookup = self._loaded()
        found = lookup.find(word)
        known = bool(found.entries or found.acronyms)
        return {
            "query": word,
            "entries": [_entry(entry) for entry in found.entries],
            "acronyms": [_acronym(acronym) for acronym in found.acronyms],
            "near": [] if known else list(lookup.near(word)),
        }

    def _loaded(self) -> Lookup:
        from plainspeak.curation.lookup import Lookup

        with self._lock:
            if self._lookup is None:
                self._lookup = Lookup(self._own)
            return self._lookup


def _entry(entry: Entry) -> dict[str, Any]:
    from plainspeak.curation.conditions import written

    return {
        "term": entry.term,
        "rule": entry.rule,
        "kind": entry.kind,
        "also": list(entry.also),
        "senses": [
            {
                "use": list(sense.use),
                "advice": sense.advice,
                "why": sense.why,
                "when": [written(condition) for condition in dict.fromkeys(sense.when)],
                "unless": [written(condition) for condition in dict.fromkeys(sense.unless)],
            }
            for sense in entry.senses
        ],
        "explanation": entry.explain,
        "left_alone_in": list(entry.exceptions),
        "flagged": list(entry.flag),
        "left_alone": list(entry.leave),
        "fine_for": sorted(entry.fine_for),
        "nations": sorted(entry.nations),
        "source": entry.source,
    }


def _acronym(acronym: Acronym) -> dict[str, Any]:
    return {
        "short": acronym.short,
        "means": list(acronym.means),
        "known": acronym.known,
        "fine_for": sorted(acronym.fine_for),
        "nations": sorted(acronym.nations),
        "source": acronym.source,
    }
