"""Reads a page as a reader does: its text, tables and lists, and each source's mark as [1]."""

from html.parser import HTMLParser

VOID = {"base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
BLOCKS = {
    *("article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figure"),
    *("footer", "h1", "h2", "h3", "h4", "header", "li", "main", "nav", "ol", "p", "section"),
    *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}


class Node:
    """An element with its attributes, its parent and its children, which are nodes and texts."""

    def __init__(self, tag, attrs=(), parent=None):
        self.tag, self.attrs, self.parent, self.children = tag, dict(attrs), parent, []

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag=None, **attrs):
        """Every element below with a tag and attributes; `class_` asks for one of its classes."""
        class_ = attrs.pop("class_", None)
        return [
            node
            for node in self.walk()
            if (tag is None or node.tag == tag)
            and (class_ is None or class_ in node.attrs.get("class", "").split())
            and all(
                node.attrs.get(name.replace("_", "-")) == value for name, value in attrs.items()
            )
        ]

    def one(self, tag=None, **attrs):
        (node,) = self.all(tag, **attrs)
        return node

    @property
    def text(self):
        """What it says, with single spaces between words."""
        return " ".join(self.raw().replace("\u2060", "").split())

    def raw(self):
        if "mark" in self.attrs.get("class", "").split():
            return f"[{''.join(child.raw() for child in self.children)}]"
        # Beside each mark, for readers' modes and paper.
        if self.attrs.get("href", "").startswith("#cited-"):
            return ""
        if self.tag == "svg":
            return self.attrs.get("aria-label", "")
        inner = "".join(child if isinstance(child, str) else child.raw() for child in self.children)
        return f" {inner} " if self.tag in BLOCKS else inner

    def lines(self, tag="li"):
        """The text of each element of a tag below it, the outermost alone."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                found.extend([child.text] if child.tag == tag else child.lines(tag))
        return found

    def rows(self):
        """A table's cells as texts, row by row."""
        return [
            [cell.text for cell in row.children if isinstance(cell, Node)] for row in self.all("tr")
        ]

    def pairs(self):
        """What a description list says: its names, each with the texts of its values."""
        found = []
        for node in self.walk():
            if node.tag == "dt":
                found.append((node.text, []))
            elif node.tag == "dd":
                found[-1][1].append(node.text)
        return found


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Node("document")

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> repeats an attribute: {names}"
        node = Node(tag, attrs, self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.tag == tag, f"</{tag}> closes <{self.open.tag}>"
        self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)


def read(html: str) -> Node:
    """The tree of a page; tags that do not match fail."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open is reader.root, f"<{reader.open.tag}> is not closed"
    return reader.root


def get(client, address: str) -> Node:
    """The page at an address, which has to be there."""
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return read(response.content.decode())
