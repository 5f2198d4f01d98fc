"""How pages are found and shared: cards of what is shared, data for machines, sitemaps, icons.

Stands beside the views and above the record. Whole addresses come from `settings.SITE_URL` and
from nothing else: where it is empty, what needs them is left out.
"""
