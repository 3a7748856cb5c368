"""Run the command as `python -m mltui`."""

from mltui.cli import main

if __name__ == "__main__":
    main()
