"""The OData v4 service of the Tweede Kamer: asked page by page, with patience, and never unasked."""

import email.utils
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from taz_graph.errors import RegisterError

PUBLIC_ADDRESS = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
"""For messages and help: no address is called that was not asked for."""

TRIES = 6
LONGEST_WAIT = 120.0

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: ``timeout`` per answer, ``wait`` before the second try (then doubled)."""

    timeout: float = 60.0
    wait: float = 1.0
    tries: int = TRIES
    sleep: Callable[[float], None] = time.sleep


class RefusedError(RegisterError):
    """The service does not want to answer a question: asking it again is of no use."""


class Client:
    """Asks one service. TLS certificates are verified; redirects to another host are not followed."""

    def __init__(self, address: str, patience: Patience | None = None, *, say: Say | None = None) -> None:
        """RegisterError when the address is no http(s) address."""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise RegisterError(f"'{address}' is no address of a service; give one such as {PUBLIC_ADDRESS}")
        if "@" in parts.netloc:  # the register is public, and a password would be kept and shown with the address
            raise RegisterError(f"the address of {parts.hostname} holds a name or password; give it without")
        self.address = address.rstrip("/") + "/"
        self.patience = patience or Patience()
        self._say = say
        self._http = httpx.Client(timeout=self.patience.timeout, headers={"Accept": "application/json"})

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def first(self, entity: str, **options: str) -> str:
        """The address of the first page of an entity; options are those of OData without their dollar."""
        query = {f"${name}": value for name, value in options.items() if value}
        return str(httpx.URL(urljoin(self.address, entity), params=query))

    def pages(self, url: str) -> Iterator[tuple[bytes, str | None]]:
        """Each page from ``url`` on, with the address of the next one (None after the last).

        RegisterError when a page cannot be had after all tries, or when the service sends us round in a circle.
        """
        seen: set[str] = set()
        following: str | None = url
        while following is not None:
            if following in seen:
                raise RegisterError(f"the service names {following} as the page after itself; try again later")
            seen.add(following)
            content, page = self._page(following)
            following = self._next(page, following)
            yield content, following

    def _next(self, page: dict[str, Any], here: str) -> str | None:
        link = page.get("@odata.nextLink")
        if not link:
            return None
        try:
            url = httpx.URL(urljoin(here, link))
        except (ValueError, TypeError, httpx.InvalidURL) as error:
            raise RegisterError(f"the service gives {link!r} as its next page, which is no address") from error
        home = httpx.URL(self.address)
        if url.netloc != home.netloc:
            raise RegisterError(f"the service points to another host for its next page ({url}); check the address")
        # A service behind a proxy may think that it is asked by http: its certificate is verified all the same.
        return str(url.copy_with(scheme=home.scheme))

    def _page(self, url: str) -> tuple[bytes, dict[str, Any]]:
        """One page, whole and parsed; a torn answer counts as a failure and is asked for again."""
        reason, wait = "", self.patience.wait
        for attempt in range(1, self.patience.tries + 1):
            asked = None
            try:
                answer = self._http.get(url)
                if answer.status_code == httpx.codes.OK:
                    return answer.content, _parsed(answer)
                reason = f"it answers {answer.status_code}"
                if answer.status_code not in (408, 425, 429) and answer.status_code < 500:
                    raise RefusedError(f"the service refuses {url}: {reason}; check the address and the question")
                asked = _retry_after(answer)
            except httpx.TimeoutException:
                reason = f"no answer within {self.patience.timeout:g} s"
            except httpx.RequestError as error:  # what cannot be unpacked, too
                if "CERTIFICATE" in str(error).upper():
                    raise RegisterError(
                        f"the certificate of {url} cannot be trusted ({error}); nothing was read"
                    ) from error
                reason = str(error) or type(error).__name__
            except ValueError as error:
                reason = f"its answer is torn ({error})"
            if attempt < self.patience.tries:
                self._pause(asked if asked is not None else wait * random.uniform(0.8, 1.2), reason)  # noqa: S311
                wait *= 2
        raise RegisterError(
            f"{url} cannot be read after {self.patience.tries} tries: {reason}; run sync again to go on"
        )

    def _pause(self, seconds: float, reason: str) -> None:
        seconds = min(seconds, LONGEST_WAIT)
        if self._say:
            self._say(f"{reason}; trying again in {seconds:.0f} s")
        self.patience.sleep(seconds)


def _parsed(answer: httpx.Response) -> dict[str, Any]:
    page = answer.json()
    if not isinstance(page, dict) or not isinstance(page.get("value"), list):
        raise ValueError("no list of records in it")  # noqa: TRY004 - treated as any other torn answer
    if not all(isinstance(one, dict) for one in page["value"]):
        raise ValueError("something else than records in its list")
    return page


def _retry_after(answer: httpx.Response) -> float | None:
    """Seconds that the service asks us to wait: a number, or a date."""
    said = answer.headers.get("Retry-After")
    if not said:
        return None
    if said.isdecimal():
        return float(said)
    try:
        when = email.utils.parsedate_to_datetime(said)
    except ValueError:  # neither a number nor a date: we choose ourselves
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
