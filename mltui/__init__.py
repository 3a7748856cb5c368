"""mltui: the reading room for machine-learning notes in a terminal."""
