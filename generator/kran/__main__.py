"""``python -m kran``."""

from kran.cli import run

if __name__ == "__main__":
    run()
