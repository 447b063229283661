"""The application: which path is answered by what."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from plainspeak.service import checks, pages
from plainspeak.service.checking import Desk
from plainspeak.service.documents import Documents
from plainspeak.service.door import Door
from plainspeak.service.languagetool import LanguageTool
from plainspeak.service.limits import RateLimit
from plainspeak.service.metrics import CONTENT_TYPE, Metrics
from plainspeak.service.openapi import description
from plainspeak.service.problems import Problem, languagetool_error, problem_response
from plainspeak.service.security import Guard
from plainspeak.service.words import Words

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from concurrent.futures import Future

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

    from plainspeak.checker import Checker
    from plainspeak.config import Config
    from plainspeak.pipeline.caching import BlockCache
    from plainspeak.service.settings import ServiceSettings


def make_app(
    checker: Future[Checker], config: Config, cache: BlockCache, settings: ServiceSettings
) -> ASGIApp:
    """The ASGI application that checks with `checker`, made of `config` and `cache`.

    The checker may be in the making still: only what needs it waits. Raises PlainspeakError for settings that would
    let anybody in.
    """
    settings.require_safe()
    limits = settings.limits
    metrics, guard = Metrics(), Guard(settings)
    desk = Desk(checker, limits, metrics)
    words = Words(config.glossaries)
    documents = Documents(desk, limits)
    languagetool = LanguageTool(desk, limits, guard)
    metrics.gauge("cache_hits_total", "Blocks found in memory.", "counter", lambda: cache.hits)
    metrics.gauge("cache_misses_total", "Blocks checked anew.", "counter", lambda: cache.misses)
    metrics.gauge(
        "cache_characters", "What the blocks in memory count for.", "gauge", lambda: cache.characters
    )

    async def check(request: Request) -> Response:
        return await checks.check(request, desk, limits)

    async def glossary(request: Request) -> Response:
        return await words.answer(request, desk)

    async def home(_request: Request) -> Response:
        return pages.home(config, limits)

    async def tell_metrics(_request: Request) -> Response:
        return Response(metrics.text(), headers={"content-type": CONTENT_TYPE})

    routes: list[BaseRoute] = [
        Route("/v1/check", check, methods=["POST"]),
        Route("/v1/documents", documents.answer, methods=["POST"]),
        Route("/v1/glossary", glossary, methods=["GET"]),
        Route("/healthz", _health, methods=["GET"]),
        Route("/metrics", tell_metrics, methods=["GET"]),
        Route("/openapi.json", _openapi, methods=["GET"]),
        Route("/docs", _docs, methods=["GET"]),
        Route("/docs/pages.css", _style, methods=["GET"]),
        Route("/", home, methods=["GET"]),
        Mount("/page", pages.PageFiles()),
        *languagetool.routes(),
    ]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncGenerator[None]:
        warming = asyncio.gather(desk.warm_up(), asyncio.to_thread(documents.readers.prepare))
        yield
        warming.cancel()
        # What kept the checker from being made is told by whoever runs the server, once.
        await asyncio.gather(warming, return_exceptions=True)
        documents.close()
        desk.close()

    pattern = _Patterns(routes, languagetool.patterns())
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=_error_handlers(pattern))
    app.router.redirect_slashes = False
    return Door(app, guard, RateLimit(limits.per_minute), metrics, pattern, limits.held)


class _Patterns:
    """Gives the pattern of a path for counts and logs: paths that are not ours may hold anything."""

    def __init__(self, routes: list[BaseRoute], aliases: dict[str, str]) -> None:
        self._paths = {route.path: route.path for route in routes if isinstance(route, Route)} | aliases

    def __call__(self, path: str) -> str:
        if path in self._paths:
            return self._paths[path]
        if path.startswith("/v2/"):
            return "/v2/other"
        return "/page" if path.startswith("/page/") else "other"


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def _openapi(_request: Request) -> Response:
    return JSONResponse(description())


async def _docs(_request: Request) -> Response:
    return pages.docs()


async def _style(_request: Request) -> Response:
    return pages.style()


def _error_handlers(pattern: _Patterns) -> dict[Any, Any]:
    """Answers to what the application refuses, and to Starlette's own refusals in the same form."""

    async def problem(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException):
            detail = {
                404: "There is nothing at this path; /docs says what there is.",
                405: "This path does not take that method; /docs says which.",
            }.get(error.status_code, "The request could not be understood.")
            error = Problem(error.status_code, detail, dict(error.headers or {}))
        if not isinstance(error, Problem):
            raise error
        for_languagetool = pattern(request.scope["path"]).startswith("/v2")
        return languagetool_error(error) if for_languagetool else problem_response(error)

    return {HTTPException: problem, Problem: problem}
