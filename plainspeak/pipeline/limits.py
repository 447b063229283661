"""How many words a sentence may have, where the settings say nothing else.

This is a module of its own, as settings are read also where nothing is checked.
"""

from __future__ import annotations

LIMIT, FAR_OVER = 25, 40  # more words than this make it long, and very long
