"""What a request's headers ask for: a content coding, or nothing that it has already.

RFC 9110, sections 12.5.3 (Accept-Encoding) and 13.1.2 (If-None-Match).
"""

import re

# By preference where a client likes several alike.
CODINGS = ("br", "gzip", "identity")

QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\Z")
ENTITY_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def coding_for(accepted: str | None) -> str | None:
    """The best coding for an Accept-Encoding header; `None` if it refuses all that there are.

    Without a header any coding would be allowed, but whoever sends none is best served plainly.
    """
    if accepted is None:
        return "identity"
    qualities = {}
    for part in accepted.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            qualities[{"x-gzip": "gzip"}.get(name, name)] = quality_of(parameters)
    others = qualities.get("*")
    if "identity" not in qualities and others != 0:
        # Always acceptable unless it is excluded, but never preferred to what was asked for.
        qualities["identity"] = 0.0005 if others is None else others
    best = max(CODINGS, key=lambda coding: qualities.get(coding, others or 0))
    return best if qualities.get(best, others or 0) > 0 else None


def quality_of(parameters: list[str]) -> float:
    """The weight among a coding's parameters: 1 if there is none, 0 if it is malformed."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value) if QUALITY.match(value := value.strip()) else 0.0
    return 1.0


def matches(if_none_match: str, etag: str) -> bool:
    """Whether a client says that it has this representation, by weak comparison."""
    if if_none_match.strip() == "*":
        return True
    return etag in ENTITY_TAG.findall(if_none_match)
