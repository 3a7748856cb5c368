"""What the reader is looking at; screens hold the session and decide."""
