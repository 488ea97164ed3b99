"""`fetch` against a server on loopback: what it saves, and what it refuses."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import tomllib
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline import cli, fetch
from pipeline.fetch import FetchError
from pipeline.read import ReadError, read_report
from tests.read.documents import UPDATE, as_html, as_pdf

PAGE = as_html(UPDATE)
ROBOTS = "User-agent: *\nDisallow: /private/\nDisallow: /*.php$\nAllow: /private/open\n"


class Site(ThreadingHTTPServer):
    """A small site that remembers who asked for what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.asked: list[tuple[str, str]] = []
        self.robots = (200, ROBOTS)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Pages(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        status, kind, body, headers = 200, "text/html; charset=utf-8", PAGE, {}
        if self.path == "/robots.txt":
            status, body = self.server.robots[0], self.server.robots[1].encode()
        elif self.path == "/report.pdf":
            kind, body = "application/pdf", as_pdf(UPDATE)
        elif self.path == "/moved":
            status, headers = 302, {"Location": "http://169.254.169.254/latest/"}
        elif self.path == "/gone":
            status = 404
        elif self.path == "/film":
            kind = "video/mp4"
        elif self.path == "/packed":
            headers = {"Content-Encoding": "gzip"}
        elif self.path == "/large":
            body = b"x" * 5000
        elif self.path == "/cut":
            headers = {"Content-Length": str(len(PAGE) + 10)}
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("Content-Length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.path == "/slow":
            with contextlib.suppress(OSError):  # the other side hangs up
                for byte in body[:200]:
                    self.wfile.write(bytes([byte]))
                    time.sleep(0.05)
            return
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def save(site: Site, path: str, folder: Path, name: str = "") -> Path:
    return fetch.fetch(site.url + path, folder, name, date(2025, 7, 14), loopback=True)


def test_a_page_is_saved_as_it_came_with_address_day_and_hash(site: Site, tmp_path: Path) -> None:
    file = save(site, "/updates/kenya-protests/?page=1#top", tmp_path)
    assert (file.name, file.read_bytes()) == ("kenya-protests.html", PAGE)
    stated = tomllib.loads((tmp_path / "kenya-protests.meta.toml").read_text())
    assert stated["source_url"] == site.url + "/updates/kenya-protests/?page=1"
    assert stated["retrieved_on"] == date(2025, 7, 14)
    report = read_report(file)
    assert (report.source_url, report.source_sha256) == (stated["source_url"], stated["sha256"])
    assert [path for path, _ in site.asked] == ["/robots.txt", "/updates/kenya-protests/?page=1"]
    assert all(agent.startswith("civic-event-tables/") for _, agent in site.asked)


def test_a_file_changed_after_it_was_fetched_is_refused(site: Site, tmp_path: Path) -> None:
    file = save(site, "/a", tmp_path)
    file.write_bytes(PAGE.replace(b"detained", b"killed"))
    with pytest.raises(ReadError, match="changed after it was fetched"):
        read_report(file)


def test_a_pdf_is_saved_as_one_and_nothing_is_overwritten(site: Site, tmp_path: Path) -> None:
    assert save(site, "/report.pdf", tmp_path).name == "report.pdf"
    assert save(site, "/report.pdf", tmp_path, "another").name == "another.pdf"
    with pytest.raises(FetchError, match="is there already"):
        save(site, "/report.pdf", tmp_path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/moved", "redirects to http://169.254.169.254/latest/; redirects are not followed"),
        ("/gone", "answers 404 Not Found"),
        ("/film", "of type video/mp4"),
        ("/packed", "packed"),
        ("/private/diary", "robots.txt forbids"),
        ("/index.php", "robots.txt forbids"),
        ("/large", "more than"),
        ("/cut", "broke off|IncompleteRead"),
        ("/slow", "took more than"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(path: str, reason: str, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 4000)
    monkeypatch.setattr(fetch, "MAX_PACKED_BYTES", 4000)
    if path == "/slow":
        monkeypatch.setattr(fetch, "MAX_SECONDS", 0.4)
    with pytest.raises(FetchError, match=reason):
        save(site, path, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_robots_txt_allows_what_it_says_and_forbids_all_where_it_cannot_be_read(site: Site, tmp_path: Path) -> None:
    assert save(site, "/private/open", tmp_path).exists()
    site.robots = (404, "")
    assert save(site, "/private/diary", tmp_path).exists()
    for status in (503, 302):
        site.robots = (status, "")
        with pytest.raises(FetchError, match="robots.txt cannot be read"):
            save(site, "/b", tmp_path)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("example.org/a", "without a scheme"),
        ("http://", "names no host"),
        ("http://user:secret@example.org/", "user name or password"),
        ("http://example.org/a b", "percent-encoded"),
        ("http://example.org:99999/", "is no address"),
        ("http://127.0.0.1/", "no address of the public internet"),
        ("http://2130706433/", "no address of the public internet"),  # 127.0.0.1 as one number
        ("http://[::1]/", "no address of the public internet"),
        ("http://[::ffff:10.0.0.1]/", "no address of the public internet"),
        ("http://169.254.169.254/", "no address of the public internet"),
        ("http://192.168.1.1/", "no address of the public internet"),
    ],
)
def test_addresses_that_are_never_asked(url: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", forbidden)
    with pytest.raises(FetchError, match=reason):
        fetch.fetch(url, tmp_path)


@pytest.mark.parametrize("address", ["10.1.2.3", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::", "fe80::1%eth0", "fc00::1", "64:ff9b::7f00:1", "2002:7f00:1::"])
def test_no_name_may_lead_inside(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One private address among public ones is enough to refuse a name."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("93.184.216.34", 80)), (0, 0, 0, "", (address, 80))])
    with pytest.raises(FetchError, match="no address of the public internet"):
        fetch.fetch("http://example.org/", tmp_path)
    assert fetch.is_public("93.184.216.34")
    assert fetch.is_public("2606:2800:220:1::1")


def test_the_command_says_why_and_never_asks_this_machine(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fetch", site.url + "/a", "--to", str(tmp_path)]) == 2
    assert "no address of the public internet" in capsys.readouterr().err
    assert site.asked == []
