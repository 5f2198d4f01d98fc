"""Attacks on the running site, each with what it did to the site once and what it does now."""
