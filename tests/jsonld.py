"""Check the JSON-LD of a built site against schema.org's own vocabulary.

The types of schema.org are taken from the npm package schema-dts and the check is done by the TypeScript compiler:
each block becomes a constant of the type that its `@type` names, so an unknown type, a misspelt property or a value
of the wrong kind is an error. Every service page must have a block.

    python tests/jsonld.py site
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "https://schema.org"
TYPE_NAME = re.compile(r"[A-Z][A-Za-z]+")


def blocks(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each page with JSON-LD, as its path in the site and the text of the block."""
    for file in sorted(site.rglob("*.html")):
        text = file.read_bytes()
        if b"application/ld+json" not in text:
            continue
        tree = html.fromstring(text, parser=html.HTMLParser(encoding="utf-8"))
        for script in tree.iterfind('.//script[@type="application/ld+json"]'):
            yield file.relative_to(site).as_posix(), script.text or ""


def constant(page: str, number: int, text: str) -> tuple[str, str | None]:
    """Return one block as a line of TypeScript, and what is wrong with it already as JSON (or None)."""
    try:
        value = json.loads(text)
    except ValueError as error:
        return "", f"{page}: JSON-LD that is no JSON: {error}"
    if not isinstance(value, dict) or value.get("@context") != CONTEXT:
        return "", f"{page}: JSON-LD without @context {CONTEXT}"
    if "@graph" in value:
        kind = "schema.Graph"
    elif isinstance(name := value.get("@type"), str) and TYPE_NAME.fullmatch(name):
        kind = f"schema.WithContext<schema.{name}>"
    else:
        return "", f"{page}: JSON-LD without one @type"
    # The page stands in the constant's line, which the compiler names in its messages.
    literal = json.dumps(value, ensure_ascii=True)
    return f"export const block{number}: {kind} = {literal}; // {page}\n", None


def check(site: Path, scratch: Path) -> list[str]:
    """Return what is wrong with the JSON-LD of `site`; the TypeScript is left in the folder `scratch`."""
    problems: list[str] = []
    pages: list[str] = []
    lines = ['import type * as schema from "schema-dts";\n']
    for page, text in blocks(site):
        line, problem = constant(page, len(pages) + 1, text)
        if problem:
            problems.append(problem)
        else:
            pages.append(page)
            lines.append(line)
    if not pages:
        return [*problems, f"{site}: holds no JSON-LD"]
    scratch.mkdir(parents=True, exist_ok=True)
    source = scratch / "jsonld.ts"
    source.write_text("".join(lines), "utf-8")
    tsc = [str(ROOT / "node_modules/.bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--pretty", "false"]
    modules = ["--module", "esnext", "--moduleResolution", "bundler", "--ignoreConfig"]
    # In the project's folder, so that the compiler finds node_modules above the file.
    run = subprocess.run([*tsc, *modules, str(source)], cwd=ROOT, capture_output=True, text=True, check=False)
    for line in run.stdout.splitlines():
        at = re.match(r".*jsonld\.ts\((\d+),\d+\): error \w+: (.*)", line)
        problems.append(f"{pages[int(at[1]) - 2]}: {at[2]}" if at and int(at[1]) > 1 else line)
    if run.returncode and not problems:
        problems.append(run.stderr or "the TypeScript compiler failed without a word")
    return problems


def main(arguments: list[str]) -> int:
    """Check the site in the folder named; print the findings; return the exit code."""
    problems = check(Path(arguments[0]), ROOT / "build" / "check")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
