"""What stands on the screen; each widget shows something and asks for something."""
