"""What the deployment check has to say of sign-in."""

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def proxies_are_counted(app_configs, **kwargs) -> list[Warning]:
    """Behind a proxy that is not counted, all visitors share one address and one lock."""
    if settings.SECURE_PROXY_SSL_HEADER and not settings.PROXY_COUNT:
        return [
            Warning(
                "BEHIND_TLS_PROXY is on but PROXY_COUNT is 0: every sign-in seems to come from "
                "the proxy, so a few failures lock everybody out.",
                hint="Set PROXY_COUNT to the number of proxies that add to X-Forwarded-For.",
                id="elections.signin.W001",
            )
        ]
    return []
