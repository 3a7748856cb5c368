"""The Textual front end: widgets show and ask, screens decide."""
