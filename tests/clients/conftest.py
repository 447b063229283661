"""The server that the other programs ask."""

from tests.service.conftest import ask, serve

__all__ = ["ask", "serve"]
