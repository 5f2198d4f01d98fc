"""The site in a real browser: every page as readers get it, from the server that production runs.

The site has its own database, static files and port (`site`), with the record that comes with the
repository, a draft and an editor (`prepare`). Needs Chromium; where there is none, the tests are
skipped and say so. Two commands use the same site:

    python -m tests.browser.weigh                  the bytes of each page as sent
    python -m tests.browser.screenshots FOLDER     pictures of each page
"""
