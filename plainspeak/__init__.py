"""plainspeak: a plain-English checker for UK council communications.

`Checker` finds what readers may not understand, `read` turns a file into a `Document`, and
`__version__` is the version. The first two are loaded when first asked for, so that `import plainspeak`
stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainspeak.checker import Checker
    from plainspeak.documents import read

__version__ = "0.1.0"

__all__ = ["Checker", "__version__", "read"]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    value: object
    if name == "Checker":
        from plainspeak.checker import Checker as value
    elif name == "read":
        from plainspeak.documents import read as value
    else:
        raise AttributeError(f"module 'plainspeak' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
