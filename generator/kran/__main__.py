"""``python -m kran``."""

from kran.cli import run

run()
