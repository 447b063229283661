"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no fault: no test asserts on seconds.
settings.register_profile("plainspeak", deadline=None)
settings.load_profile("plainspeak")
