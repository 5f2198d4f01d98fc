"""Formats of dates and numbers that differ from those that Django has for a language."""
