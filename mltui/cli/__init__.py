"""The `mltui` command: the reading room by default, a tool for scripts when asked."""

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from mltui.cli.edge import run

    sys.exit(run(sys.argv[1:]))
