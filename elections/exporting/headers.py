"""What hosts of static files have to say with each file, as the site says it with each answer."""

from django.conf import settings

from ..signin.middleware import policy

# Anybody may frame a page where nobody can sign in or send a form. Whether all is asked for over
# HTTPS is the host's own affair.
LEFT_OUT = {"frame-ancestors": [], "upgrade-insecure-requests": False}
HEADERS = {
    "Content-Security-Policy": policy(settings.SECURE_CSP | LEFT_OUT),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "Access-Control-Allow-Origin": "*",
}
FOR_EVER = "public, max-age=31536000, immutable"
# The data whose type a host may not know by the ends of their names.
TYPES = {
    "atom": "application/atom+xml",
    "bib": "application/x-bibtex",
    "ics": "text/calendar",
    "jsonld": "application/ld+json",
    "ris": "application/x-research-info-systems",
    "webmanifest": "application/manifest+json",
}
NGINX = """\
# In the server block, with `root` naming this folder.
{headers}
gzip_static on;  # and, with the module ngx_brotli: brotli_static on;
error_page 404 /404.html;
charset utf-8;
location {static} {{
{headers}
    add_header Cache-Control "{for_ever}";
}}
location = /_headers {{ return 404; }}
location = /_nginx.conf {{ return 404; }}
"""


def files() -> dict[str, str]:
    """What stands in each file for hosts: for Netlify and Cloudflare Pages, and for nginx."""
    static = settings.STATIC_URL
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    lines += [f"{static}*", f"  Cache-Control: {FOR_EVER}"]
    for end, kind in TYPES.items():
        lines += [f"/*.{end}", f"  Content-Type: {kind}"]
    said = "\n".join(f'add_header {name} "{value}";' for name, value in HEADERS.items())
    nginx = NGINX.format(headers=said, static=static, for_ever=FOR_EVER)
    return {"_headers": "\n".join([*lines, ""]), "_nginx.conf": nginx}
