"""Markdown with front matter: between two lines of three hyphens stands YAML, after it the text."""

from __future__ import annotations

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.source import yaml
from kran.source.gaps import Gaps
from kran.text import N_

FRONT_MATTER = Code(
    "K019",
    "front-matter",
    Severity.ERROR,
    N_("A text has no front matter"),
    N_("A guideline's head says which body set it; without it nobody knows what the text is worth."),
    Example("# catalog/guidelines/val-av-dator.md\nVälj den dator som räcker.\n"),
    Example(
        "# catalog/guidelines/val-av-dator.md\n---\ntitle: Val av dator\nbody: kf\ndecision: kf-2025-2\n---\n"
        "Välj den dator som räcker.\n"
        "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Val av dator\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
        "decides: [guidelines/val-av-dator]\n"
    ),
)


def split(text: str, file: str) -> tuple[tuple[str, str] | None, list[Diagnostic]]:
    """Return the YAML head and the body of a Markdown text."""
    lines = [line.rstrip() for line in text.split("\n")]
    message = N_("the file does not begin with front matter")
    if lines[0] == "---":
        message = N_("the front matter that begins here is empty or never ends")
        end = lines.index("---", 1) if "---" in lines[1:] else 0
        if any(lines[1:end]):
            lines = text.split("\n")
            return ("\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :]).strip("\n") + "\n"), []
    return None, [
        complain(
            FRONT_MATTER,
            Spot(file),
            message,
            N_("Begin with a line of three hyphens, title, body and decision, and three hyphens again."),
        )
    ]


def read(text: str, file: str) -> tuple[yaml.Value | None, Gaps, str, list[Diagnostic]]:
    """Return what can be read of the head and where it has faults, the body, and every complaint."""
    parts, found = split(text, file)
    if parts is None:
        return None, Gaps(), "", found
    value, gaps, found = yaml.read(parts[0], file, line_offset=1)
    return value, gaps, parts[1], found
