"""The search in the browser: what the first result needs to be sent, and how long a key press takes.

The example's own index is taken as it is and once more with its entries repeated to so many services, half of the
words of each copy changed, so that names and texts are about as varied as in a real catalogue of that size. The
processor is slowed down four times. A press is the median of its rounds, so that what other programs do at that moment
does not count; nothing is remembered from round to round. Usage: python benchmarks/bench_search.py [SERVICES, 1000]
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SLOWER = 4
ROUNDS = 5
QUERIES = ("tvåfaktorsinloggning", "dockningstation", "beställa dator till nyanställd", "skrivaren fungerar inte")


def main() -> None:
    """Build the example, enlarge its index, print sizes and times of both."""
    services = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "kran", "--root", str(ROOT), "build", "--out", str(site)]
        subprocess.run(command, check=True, capture_output=True)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        _measure(browser.new_page(), site)
        _enlarge(site / "search", services)
        _measure(browser.new_page(), site)
        browser.close()


def _enlarge(search: Path, services: int) -> None:
    index, texts = (_read(search / name) for name in ("index.js", "texts.js"))
    own = [at for at, entry in enumerate(index) if "keywords" in entry]
    for copy in range(1, -(-services // len(own))):
        index += [{key: _varied(value, copy) for key, value in index[at].items()} for at in own]
        texts += [_varied(texts[at], copy) for at in own]
    more = len(index) - (services + len(index) - len(own) * -(-services // len(own)))
    index, texts = index[: len(index) - more], texts[: len(texts) - more]
    for name, variable, value in (("index.js", "kranIndex", index), ("texts.js", "kranTexts", texts)):
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (search / name).write_text(f"window.{variable} = {written};\n", encoding="utf-8")


def _read(file: Path) -> list[Any]:
    found: list[Any] = json.loads(file.read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n"))
    return found


def _varied(value: Any, copy: int) -> Any:  # noqa: ANN401  what JSON holds
    """Change every other word for this copy, the same word in the same way."""
    if isinstance(value, list):
        return [_varied(one, copy) for one in value]
    return re.sub(r"[^\W\d_]{5,}", lambda word: _changed(word[0], copy), value)


def _changed(word: str, copy: int) -> str:
    known = sum(map(ord, word.lower()))
    if (known + copy) % 2:
        return word
    letters = "abdefgiklmnoprstuvå"
    at = (known * copy) % (len(word) - 1)
    return word[:at] + letters[(known + copy) % len(letters)] + letters[copy % len(letters)] + word[at + 1 :]


def _measure(page: Page, site: Path) -> None:
    files = ("assets/search.js", "assets/rank.js", "search/index.js", "search/texts.js")
    sizes = {name: len(gzip.compress((site / name).read_bytes(), 6)) / 1000 for name in files}
    page.goto((site / "index.html").as_uri())
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.focus("#k-query")
    page.wait_for_selector("#k-search[data-ready]")
    prepare, keys = page.evaluate(KEYS, [list(QUERIES), ROUNDS])
    entries = page.evaluate("() => window.kranIndex.length")
    print(f"{entries} entries, kB with gzip: " + ", ".join(f"{name} {size:.1f}" for name, size in sizes.items()))
    print(f"  sent before the first result: {sum(sizes.values()) - sizes[files[-1]]:.1f} kB")
    print(
        f"  {SLOWER} times slower: made ready on focus in {prepare:.0f} ms; a key press until the list stands: ", end=""
    )
    print(f"median {median(keys):.0f} ms, 95 of 100 within {sorted(keys)[len(keys) * 95 // 100]:.0f} ms, ", end="")
    print(f"at most {max(keys):.0f} ms ({len(keys)} presses)")


KEYS = """async ([queries, rounds]) => {
  const input = document.getElementById("k-query");
  const presses = queries.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
  const times = presses.map(() => []);
  let prepare = 0;
  for (let round = 0; round < rounds; round++) {
    window.kranIndex = [...window.kranIndex];  // nothing is remembered of the round before
    const start = performance.now();
    window.kranRank.rank(window.kranIndex, window.kranTexts, "");
    prepare = performance.now() - start;
    for (const [at, query] of presses.entries()) {
      input.value = query;
      const pressed = performance.now();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => setTimeout(done));
      document.body.getBoundingClientRect();
      times[at].push(performance.now() - pressed);
      await new Promise((done) => setTimeout(done, 60));  // a quick typist
    }
  }
  return [prepare, times.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)])];
}"""


if __name__ == "__main__":
    main()
