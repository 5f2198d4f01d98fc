"""What the deployment check has to say of the site's own address."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Warning, register
from django.http.request import validate_host


@register(deploy=True)
def site_knows_its_address(app_configs, **kwargs) -> list[Warning]:
    """Without its address, or with another site's, pages are found under none or a wrong one."""
    if not settings.SITE_URL:
        return [
            Warning(
                "SITE_URL is empty: pages have no canonical address, there is no sitemap, and "
                "shared links have no picture.",
                hint="Set SITE_URL to the site's address, with https://.",
                id="elections.sharing.W001",
            )
        ]
    host = urlsplit(settings.SITE_URL).hostname or ""
    if not validate_host(host, settings.ALLOWED_HOSTS):
        return [
            Warning(
                f"SITE_URL names {host}, which is none of ALLOWED_HOSTS: its addresses lead to "
                "a page that this site does not serve.",
                hint="Use one of ALLOWED_HOSTS in SITE_URL.",
                id="elections.sharing.W002",
            )
        ]
    return []
