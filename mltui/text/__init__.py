"""Pure functions on strings: what may reach a screen, how wide it is, where it breaks."""
