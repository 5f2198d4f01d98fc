"""XML as the objects and lists that JSON would have in its place."""

import re
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from django.utils.translation import gettext as _

from elections.resources.problems import FileError

DEEPEST = 50
PART = 10_000  # characters that are read before the depth is looked at
NAMESPACE = re.compile(r"\{[^}]*\}|^\w+:")


def from_xml(text: str) -> dict:
    """The root as an object: attributes and children by name, children that repeat as a list.

    `ObjectId` and `xsi:type` become `@id` and `@type`. Raises `FileError`.
    """
    # Without a document type nothing can name a file or grow beyond what is written.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise FileError(_("The XML has a document type: remove it."))
    parser, depth, root = XMLPullParser(["start", "end"]), 0, None
    text = text.lstrip()
    try:
        for begin in range(0, len(text), PART):
            parser.feed(text[begin : begin + PART])
            for event, element in parser.read_events():
                depth += 1 if event == "start" else -1
                root = element if root is None else root
                if depth > DEEPEST:
                    raise FileError(_("The XML nests too deeply."))
        parser.close()
    except ParseError as error:
        line, character = error.position
        message = _("Invalid XML at line %(line)s, character %(character)s.")
        raise FileError(message % {"line": line, "character": character + 1}) from error
    found = value_of(root)
    found = found if isinstance(found, dict) else {}
    return {"@type": NAMESPACE.sub("", root.tag), **found}


def value_of(element: Element) -> dict | str:
    found: dict = {
        {"ObjectId": "@id", "type": "@type"}.get(name := NAMESPACE.sub("", key), name): value
        for key, value in element.attrib.items()
    }
    text = (element.text or "").strip()
    if not len(element):
        return {**found, "Content": text} if found else text
    for child in element:
        name, value = NAMESPACE.sub("", child.tag), value_of(child)
        if name in found:
            one = found[name]
            found[name] = [*(one if isinstance(one, list) else [one]), value]
        else:
            found[name] = value
    return found
