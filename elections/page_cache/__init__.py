"""Public pages as bytes: rendered once, answered before Django, dropped when a row changes.

`views` is for the authors of pages. `wsgi` answers; `changes` learns from the notes that the
database's `triggers` take which pages are out of date.
"""
