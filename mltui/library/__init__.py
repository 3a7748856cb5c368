"""What there is to read: sources, topics, notes and their sections."""
