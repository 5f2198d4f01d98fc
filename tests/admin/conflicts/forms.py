"""The form on a page, read from its HTML and sent as a browser sends it."""

from tests.pages import Node, read

NOT_SENT = {"submit", "button", "file", "image", "reset", "search"}


def inputs_of(form: Node) -> dict[str, list[str]]:
    """What a browser would send of a form as it stands."""
    sent = {}
    for node in form.walk():
        name = node.attrs.get("name")
        if name and node.tag in {"input", "textarea", "select"} and "disabled" not in node.attrs:
            sent.setdefault(name, []).extend(values_of(node))
    return {name: values for name, values in sent.items() if values}


def values_of(node: Node) -> list[str]:
    if node.tag == "textarea":
        text = node.raw().replace("\r\n", "\n").removeprefix("\n")
        return [text.replace("\n", "\r\n")]
    if node.tag == "select":
        options = node.all("option")
        chosen = [option for option in options if "selected" in option.attrs]
        if not chosen and "multiple" not in node.attrs:
            chosen = options[:1]
        return [option.attrs.get("value", option.text) for option in chosen]
    kind = node.attrs.get("type", "text")
    if kind in NOT_SENT or (kind in {"checkbox", "radio"} and "checked" not in node.attrs):
        return []
    return [node.attrs.get("value", "on" if kind == "checkbox" else "")]


class Opened:
    """A page of the desk in somebody's browser. `data` holds what its form would send."""

    def __init__(self, html: str):
        self.root = read(html)
        forms = [
            form
            for form in self.root.all("form", method="post")
            if form.attrs.get("id") != "logout-form"
        ]
        self.form = forms[-1] if forms else None
        self.data = inputs_of(self.form) if forms else {}

    def type(self, **values) -> "Opened":
        """Type into the page; an empty list unticks a box. `__` in a name stands for a hyphen."""
        for name, value in values.items():
            value = value if isinstance(value, list) else [value]
            self.data[name.replace("__", "-")] = [str(each) for each in value]
        return self

    def told(self) -> list[list[str]]:
        """What the top says others did: its tables row by row, then its sentences."""
        tops = self.root.all("section", class_="conflicts-told")
        return [
            [*top.lines("h3"), *map(tuple, (row for t in top.all("table") for row in t.rows()[1:]))]
            for top in tops
        ]

    def heading(self) -> str:
        found = self.root.all("h2", id="conflicts-heading")
        return found[0].text if found else ""

    def beside(self, name: str) -> list[str]:
        """What stands beside an input."""
        return self.root.one("ul", id=f"id_{name}_error").lines()

    def messages(self) -> list[str]:
        return [li.text for ul in self.root.all("ul", class_="messagelist") for li in ul.all("li")]
