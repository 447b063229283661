"""Reports to open in the browser, made by the real checker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak import Checker
from plainspeak.documents import from_text

if TYPE_CHECKING:
    from plainspeak.model import Report

CHECKER = Checker()

LETTER = """\
# Changes to your bins

We will utilise a new lorry. Prior to the change, we will write to you, and the cabinet will be asked by officers,
once the steering group has met and agreed its terms of reference, to approve the funding that is needed for it.

## Who pays

The precept goes up by £4. We will leverage match funding going forward. The XQZ was approved by the board.

1. Put your bin out by 7am.
2. We will utilise the old bins for leaves.

| Day | Bin |
|---|---|
| Monday | Green, inter alia |
| Friday | We utilise it |

> Our bins are full.

""" + (
    "You can find the day of your collection on our website, and you can ask at the library as well. " * 12
)

# Each of these would run as a script, load something or change the page if it were not taken as text.
HOSTILE = (
    "<script>window.trapped = 1</script>",
    "<img src=x onerror='window.trapped = 1'>",
    "</style><script>window.trapped = 1</script>",
    "</script><script>window.trapped = 1</script>",
    '" onmouseover="window.trapped = 1" x="',
    "' autofocus onfocus='window.trapped = 1' x='",
    "javascript:window.trapped=1",
    "<a href='javascript:window.trapped=1'>utilise</a>",
    "{{ 7 * 7 }}{% raw %}${window.trapped = 1}",
    "\u202eesrever\u202c\u2066\u200f",
    "<svg onload=window.trapped=1>",
    "]]><!-- --><iframe srcdoc='<script>parent.trapped=1</script>'>",
)


def report(text: str, media_type: str = "text/markdown", path: str = "letters/bins.md") -> Report:
    return CHECKER.check(from_text(text, media_type, path))


def hostile() -> Report:
    """A document that tries to break out, each attempt beside words that are flagged and as a short form."""
    parts = [f"We utilise {text} prior to it. The {text} HMO is approved by {text}." for text in HOSTILE]
    return report("\n\n".join([*parts, f"We utilise {'x' * 10_000} it."]), "text/plain", f"{HOSTILE[1]}.txt")
