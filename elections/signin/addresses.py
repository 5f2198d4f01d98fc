"""Which address a request comes from, as far as its word can be taken."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# What one customer line gets: counting single IPv6 addresses would give it 2^64 tries.
IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> str | None:
    """The visitor's address, or None where the server tells none.

    X-Forwarded-For is read only up to the entry that the outermost of `settings.PROXY_COUNT`
    proxies wrote: all before it is the visitor's own claim. A header with fewer entries did not
    come through the proxies, so the address of the connection counts.
    """
    if settings.PROXY_COUNT:
        entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(entries) >= settings.PROXY_COUNT:
            forwarded = parsed(entries[-settings.PROXY_COUNT])
            if forwarded:
                return str(forwarded)
    connection = parsed(request.META.get("REMOTE_ADDR", ""))
    return str(connection) if connection else None


def throttled_address(request: HttpRequest) -> str | None:
    """The address under which failed sign-ins are counted: for IPv6 the first of its network."""
    address = client_address(request)
    return normal(address) if address else None


def normal(text: str) -> str:
    """An address as it is counted. Raises ValueError for what is no address."""
    address = parsed(text)
    if address is None:
        raise ValueError(text)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, IPV6_PREFIX), strict=False).network_address)
    return str(address)


def parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or IPv6Address(int(address))  # without a zone
    return address
