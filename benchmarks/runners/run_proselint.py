"""Run proselint on many texts: a JSON array of texts on standard input, its version and findings on standard output.

Runs in the environment of benchmarks/requirements.txt, without plainspeak. Every default check is on but those of
spelling, capitals, punctuation, dates, notes to self and words written twice. proselint's own spans start one too far
to the right, as it puts a line break before the text.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version

from proselint.checks import __register__
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

LEFT_OUT = (
    "annotations",
    "dates_times",
    "lexical_illusions",
    "misc.capitalization",
    "spelling",
    "typography",
)


def findings(text: str) -> list[dict[str, object]]:
    """The findings in one text, in code points."""
    results = [result.check_result for result in LintFile("text", text).lint(DEFAULT)]
    return [
        {
            "start": result.span[0] - 1,
            "end": result.span[1] - 1,
            "replacements": [result.replacements] if result.replacements else [],
        }
        for result in results
        if not result.check_path.startswith(LEFT_OUT)
    ]


def main() -> None:
    """Answer the texts on standard input."""
    CheckRegistry().register_many(__register__)
    texts = json.load(sys.stdin)
    json.dump({"version": version("proselint"), "findings": [findings(text) for text in texts]}, sys.stdout)


if __name__ == "__main__":
    main()
