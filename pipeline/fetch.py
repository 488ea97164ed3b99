"""One page or document of the web → a file in `raw/` with its sidecar. The only module that ever opens a connection.

It is run by hand, for one address at a time, and asks nothing but that address and the site's robots.txt. What a strange
address could be used for is ruled out: other schemes than http and https, redirects, and names that lead to this
machine or its neighbours. The address that was checked is the one that is connected to, so that a name cannot change
its meaning in between.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import ipaddress
import json
import os
import re
import socket
import ssl
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from protego import Protego

from pipeline.read import MAX_PACKED_BYTES, READERS, SIDECAR
from pipeline.read.text import MAX_BYTES
from pipeline.version import VERSION

AGENT = f"civic-event-tables/{VERSION} (reads one human-rights report at the request of a person; honours robots.txt)"
MAX_SECONDS = 60.0
MAX_ROBOTS_BYTES = 500 * 1024
"""What RFC 9309 says a reader of robots.txt must take at least."""

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/markdown": ".md",
    "text/plain": ".txt",
}


class FetchError(ValueError):
    """The page was not fetched; the message says why."""


@dataclass
class _Answer:
    status: int
    media_type: str
    location: str
    body: bytes


def fetch(url: str, folder: Path, name: str = "", today: date | None = None, loopback: bool = False) -> Path:
    """Save what `url` gives to `folder` and return the file's path; the sidecar beside it states address, day and hash.

    `name` is the file's name without suffix, by default the last part of the address. `loopback` allows addresses of this
    machine, for tests only. Raises FetchError; then nothing has been written.
    """
    parts = _checked(url)
    _ask_robots(parts, loopback)
    answer = _get(parts, _target(parts), max(MAX_BYTES, MAX_PACKED_BYTES), loopback)
    if 300 <= answer.status < 400:
        raise FetchError(f"the page redirects to {answer.location or 'nowhere'}; redirects are not followed, fetch that address if you mean it")
    if answer.status != 200:
        raise FetchError(f"the server answers {answer.status} {http.client.responses.get(answer.status, '')}".rstrip())
    suffix = _suffix(answer.media_type, parts)
    limit = MAX_PACKED_BYTES if suffix in {".pdf", ".docx"} else MAX_BYTES
    if len(answer.body) > limit:
        raise FetchError(f"the page has more than {limit / 1e6:.0f} MB")
    if not answer.body.strip():
        raise FetchError("the page is empty")
    stem = _file_name(name or Path(unquote(parts.path)).name.removesuffix(suffix) or parts.hostname or "page")
    file, beside = folder / (stem + suffix), folder / (stem + SIDECAR)
    for path in (file, beside):
        if path.exists():
            raise FetchError(f"{path} is there already; move it away, or choose another name with --name")
    record = {
        "source_url": json.dumps(parts.geturl()),
        "retrieved_on": (today or date.today()).isoformat(),
        "sha256": json.dumps(hashlib.sha256(answer.body).hexdigest()),
    }
    folder.mkdir(parents=True, exist_ok=True)
    _write(beside, "".join(f"{key} = {value}\n" for key, value in record.items()).encode())
    _write(file, answer.body)
    return file


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_bytes(content)
    os.replace(part, path)


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url!r} is no address: {error}") from error
    if parts.scheme not in {"http", "https"}:
        raise FetchError(f"only http and https addresses are fetched, not {parts.scheme or 'one without a scheme'}")
    if not parts.hostname or port == 0:
        raise FetchError(f"{url!r} names no host")
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address holds a user name or password")
    if re.search(r"[\x00-\x20\x7f-\U0010ffff]", parts.geturl()):
        raise FetchError("the address holds spaces or letters that must be percent-encoded")
    return parts._replace(fragment="")


def _target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _ask_robots(parts: SplitResult, loopback: bool) -> None:
    """Raise FetchError where robots.txt forbids the address, or cannot be read (RFC 9309: then all is forbidden)."""
    answer = _get(parts, "/robots.txt", MAX_ROBOTS_BYTES, loopback, cut=True)
    if 400 <= answer.status < 500:
        return
    if answer.status != 200:
        raise FetchError(f"the site's robots.txt cannot be read (status {answer.status}), so nothing there may be fetched")
    if not Protego.parse(answer.body.decode("utf-8", "replace")).can_fetch(parts.geturl(), AGENT.split("/")[0]):
        raise FetchError("the site's robots.txt forbids programs to fetch this address; save the page from a browser")


def _get(parts: SplitResult, target: str, limit: int, loopback: bool, cut: bool = False) -> _Answer:
    """Answer to one GET, with at most one byte more than `limit`; all of it within MAX_SECONDS."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    address = _address(host, port, loopback)
    connection = _Pinned(host, port, address, parts.scheme == "https")
    timer = threading.Timer(MAX_SECONDS, connection.stop)
    timer.daemon = True
    timer.start()
    try:
        connection.request("GET", target, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", "Accept": ", ".join(SUFFIXES) + ", */*;q=0.1"})
        response = connection.getresponse()
        coding = response.headers.get("Content-Encoding", "identity").lower()
        if response.status == 200 and coding != "identity":
            raise FetchError(f"the server sends the page packed ({coding}), though asked not to")
        body = response.read(limit + 1)
        if connection.stopped:
            raise TimeoutError
        if len(body) > limit and not cut:
            raise FetchError(f"the page has more than {limit / 1e6:.0f} MB")
        if response.length and len(body) <= limit:
            raise FetchError("the connection broke off in the middle of the page")
        return _Answer(response.status, response.headers.get_content_type(), response.headers.get("Location", ""), body)
    except (OSError, http.client.HTTPException) as error:
        reason = f"took more than {MAX_SECONDS:.0f} seconds" if connection.stopped else f"failed: {error or type(error).__name__}"
        raise FetchError(f"the connection to {host} {reason}") from error
    finally:
        timer.cancel()
        connection.close()


def _address(host: str, port: int, loopback: bool) -> str:
    """The address that a name leads to. Raises FetchError where any of them is not one of the public internet."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the name {host} leads nowhere: {error}") from error
    for address in found:
        if not is_public(address) and not (loopback and ipaddress.ip_address(address).is_loopback):
            raise FetchError(f"{host} leads to {address}, which is no address of the public internet")
    return min(found, key=lambda a: (":" in a, a))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also where one is wrapped in another."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        nat64 = ipaddress.ip_network("64:ff9b::/96")
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in nat64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class _Pinned(http.client.HTTPConnection):
    """A connection to one address that was checked before, whatever the name may lead to by now."""

    def __init__(self, host: str, port: int, address: str, secure: bool) -> None:
        super().__init__(host, port, timeout=MAX_SECONDS)
        self._peer = address
        self._secure = secure
        self.default_port = 443 if secure else 80
        self.stopped = False
        self._wire: socket.socket | None = None

    def connect(self) -> None:
        self.sock = socket.create_connection((self._peer, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
        self._wire = self.sock  # http.client lets go of its own once the answer has begun

    def stop(self) -> None:
        """End the connection from outside, however slowly the other side sends."""
        self.stopped = True
        if self._wire is not None:
            with contextlib.suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)


def _suffix(media_type: str, parts: SplitResult) -> str:
    if media_type in SUFFIXES:
        return SUFFIXES[media_type]
    suffix = Path(unquote(parts.path)).suffix.lower()
    if media_type == "application/octet-stream" and suffix in READERS:
        return suffix
    raise FetchError(f"the page is of type {media_type}, which no reader knows")


def _file_name(words: str) -> str:
    """A file name that is safe everywhere: letters, digits, dots, dashes and underscores, at most 100."""
    return re.sub(r"[^\w.-]+", "-", words).strip("-._")[:100] or "page"
