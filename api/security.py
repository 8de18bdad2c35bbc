"""The outermost layer: what every answer carries, HEAD, and what is said when something breaks."""

import logging
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SHARED_PATH = "/sparql"
"""The one path that pages of other sites may read (without credentials)."""

CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "3600",
}

log = logging.getLogger("taz_graph.api")


class Guard:
    """Adds the headers, lets HEAD ask what GET asks, and turns an unforeseen error into our own page."""

    def __init__(self, app: ASGIApp, on_error: Callable[[Request], Response]) -> None:
        self.app = app
        self.on_error = on_error

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI passes it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        shared = scope["path"].rstrip("/") == SHARED_PATH
        head = scope["method"] == "HEAD"
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers["Cross-Origin-Resource-Policy"] = "cross-origin" if shared else "same-origin"
                headers.setdefault("Cache-Control", "no-cache")
                if shared:
                    for name, value in CORS_HEADERS.items():
                        headers[name] = value
            elif head:
                message = {**message, "body": b""}
            await send(message)

        inner = {**scope, "method": "GET"} if head else scope
        try:
            await self.app(inner, receive, guarded)
        except Exception:
            # Whatever it is, the reader gets our page and not a stack trace; the trace goes to the log.
            log.exception("%s %s failed", scope["method"], scope["path"])
            if started:
                raise
            await self.on_error(Request(inner, receive))(inner, receive, guarded)
