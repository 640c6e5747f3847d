"""The door of the program: ``rasoat`` and ``python -m checker``.

The version is answered before anything is imported; the rest is the business of ``checker.cli.app``.
"""

from __future__ import annotations

import sys

VERSION = "0.1.0"
"""The same as ``checker.report.VERSION`` (a test holds them together); here, because it must cost nothing."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return the exit code; ``argv`` without the name of the program."""
    args = sys.argv[1:] if argv is None else argv
    if args[:1] == ["--version"]:
        sys.stdout.write(f"rasoat {VERSION}\n")
        return 0
    # A check makes a hundred thousand values and hardly a cycle of them: looking for cycles on the way, and
    # in all that is left at the end, would be a fifteenth of its cost.
    import gc

    gc.set_threshold(100_000)
    try:
        from checker.cli.app import run

        return run(args)
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
