"""Timing side by side: each command in turn, several rounds, ratios of medians. Absolute times vary; ratios hold.

Both the time on the clock and the processor's time are shown: on a busy machine the second is the fairer one for
programs of one process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Timed:
    """Medians in seconds."""

    clock: float
    processor: float


def side_by_side(commands: dict[str, list[str]], rounds: int) -> dict[str, Timed]:
    """Run each command once a round; return each one's medians."""
    times: dict[str, list[Timed]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(_once(command))
    return {name: Timed(median(t.clock for t in ts), median(t.processor for t in ts)) for name, ts in times.items()}


def _once(command: list[str]) -> Timed:
    started = time.perf_counter()
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    quiet.pop("PYTHONDONTWRITEBYTECODE", None)  # both programs are compiled once, as on any machine
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Timed(time.perf_counter() - started, used.ru_utime + used.ru_stime)


def show(title: str, medians: dict[str, Timed], base: str) -> None:
    """Print the medians and their ratio to `base`."""
    print(title)
    for name, timed in medians.items():
        clock, processor = timed.clock / medians[base].clock, timed.processor / medians[base].processor
        print(
            f"  {name:<40} {timed.clock:7.3f} s {clock:6.2f} ×   processor {timed.processor:7.3f} s {processor:6.2f} ×"
        )
    sys.stdout.flush()
