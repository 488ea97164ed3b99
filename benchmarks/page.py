"""Speed of the page with many events, in Chromium: `python -m benchmarks.page [--events 20000]`.

Prints the size of the file and how long it takes to write it; then, in milliseconds on the clock and of the page's thread, to open
it, to apply a filter, to jump in the list, to change the view and to search. Medians of six where an action can be repeated.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from pipeline.write.page import page
from tests.write.archive import large

TIMED = """async (action) => {
  const started = performance.now();
  await (0, eval)(`(async () => { ${action} })()`);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started;
}"""
ACTIONS = {
    "filter by freedom": "document.querySelector('[data-keep=\"freedom=expression\"]').click()",
    "filter by type": "document.querySelector('[data-keep=\"type=sentence\"]').click()",
    "jump in the list": "const l = document.querySelector('#list'); l.scrollTop = l.scrollHeight * Math.random()",
    "case files": "document.querySelector('[data-keep=v-people]').click()",
    "penalties": "document.querySelector('[data-keep=v-penalties]').click()",
    "events": "document.querySelector('[data-keep=v-events]').click()",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    count = parser.parse_args().events
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("no Chromium is installed", file=sys.stderr)
        return 2
    tables, texts = large(count)
    started = time.perf_counter()
    made = page(tables, texts)
    print(f"{'write':20} {1000 * (time.perf_counter() - started):8.0f} ms   {len(made.encode()) / 1e6:.1f} MB, {count} events")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started_browser:
        target = Path(folder) / "page.html"
        target.write_text(made, encoding="utf-8")
        browser = started_browser.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def thread() -> float:
            """Milliseconds that the page's thread has worked."""
            metrics = session.send("Performance.getMetrics")["metrics"]
            return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

        tab.goto(target.as_uri())
        tab.wait_for_selector(".row")
        opened = tab.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        print(f"{'open':20} {opened:8.0f} ms {thread():8.0f} ms of the thread")
        for name, action in ACTIONS.items():
            times, worked = [], []
            for _ in range(6):
                before = thread()
                times.append(tab.evaluate(TIMED, action))
                worked.append(thread() - before)
            print(f"{name:20} {statistics.median(times):8.0f} ms {statistics.median(worked):8.0f} ms of the thread")
        started = time.perf_counter()
        tab.fill("#query", "Town 12 detained")
        tab.wait_for_function("() => location.hash.includes('query=')")
        print(f"{'first search':20} {1000 * (time.perf_counter() - started):8.0f} ms   (120 of them wait for more letters)")
        print(f"{'memory':20} {tab.evaluate('performance.memory.usedJSHeapSize') / 1e6:8.0f} MB")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
