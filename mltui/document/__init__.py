"""Markdown to blocks to styled lines of a given width, laid out when they are seen."""
