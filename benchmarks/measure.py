"""Timing side by side: each command in turn, several rounds, ratios of medians. Absolute times vary; ratios hold."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median


def side_by_side(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Run each command once a round; return each one's median in seconds."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            times[name].append(time.perf_counter() - started)
    return {name: median(values) for name, values in times.items()}


def show(title: str, medians: dict[str, float], base: str) -> None:
    """Print the medians and their ratio to `base`."""
    print(title)
    for name, seconds in medians.items():
        print(f"  {name:<44} {seconds:8.3f} s   {seconds / medians[base]:6.2f} ×")
    sys.stdout.flush()
