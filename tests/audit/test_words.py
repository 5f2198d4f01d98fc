"""The audit speaks of figures, never of fraud, and every sentence can be translated."""

import ast
import re
from pathlib import Path

from elections import audit

# Words that would speak of people, or say what arithmetic cannot know.
UNSAID = re.compile(
    r"\b(fraud\w*|fals\w*|fake\w*|manipulat\w*|rigg\w*|liars?|errors? by)\b", re.IGNORECASE
)
MARKERS = {"_", "gettext", "gettext_noop", "gettext_lazy", "ngettext", "ngettext_lazy"}
# A value by its name, or a percent sign.
PLACEHOLDER = re.compile(r"%(?:\(\w+\)s|%)")


def marked():
    """The first arguments, as code, of everything that marks a message for translation."""
    for path in sorted(Path(audit.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS:
                messages = node.args[:2] if "ngettext" in node.func.id else node.args[:1]
                yield from messages


def test_messages_are_whole_where_they_are_marked():
    """What is marked is a text and no expression; a sentence translates what it was given."""
    pieces = [ast.unparse(one) for one in marked() if not isinstance(one, ast.Constant)]
    assert pieces == ["self.message"]


def test_messages_speak_of_figures_and_name_their_values():
    messages = [one.value for one in marked() if isinstance(one, ast.Constant)]
    assert len(messages) > 150
    assert [message for message in messages if UNSAID.search(message)] == []
    assert [message for message in messages if "%" in PLACEHOLDER.sub("", message)] == []
    assert UNSAID.search("An error by the source")
