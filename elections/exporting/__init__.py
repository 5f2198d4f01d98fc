"""The public site as files that any web server can serve: the work of `manage.py export`.

`export` asks for pages and writes them, `links` makes their text stand alone, `headers` says to
common hosts what the site itself says with each answer.
"""

from .export import Export, ExportError

__all__ = ["Export", "ExportError"]
