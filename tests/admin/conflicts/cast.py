"""Editors who sign in to the same desk, each in a browser of their own."""

from django.test import Client

from tests import factories

from .forms import Opened


class Editor:
    """Somebody at the desk. `window` opens a page there, which can be sent later."""

    def __init__(self, name: str):
        self.client = Client()
        self.user = factories.EditorFactory(username=name)
        self.client.force_login(self.user)

    def window(self, address: str, **sent) -> "Window":
        response = self.client.post(address, sent) if sent else self.client.get(address)
        assert response.status_code == 200
        return Window(self, address, response)


class Window(Opened):
    def __init__(self, editor: Editor, address: str, response):
        super().__init__(response.content.decode())
        self.editor, self.address = editor, address

    def send(self, **values) -> "Window":
        """Send the form, which leads to another page or comes again."""
        self.type(**values)
        address = self.form.attrs.get("action", self.address)
        response = self.editor.client.post(address, self.data, follow=True)
        assert response.status_code == 200
        where = response.redirect_chain[-1][0] if response.redirect_chain else address
        answer = Window(self.editor, where, response)
        answer.stored = bool(response.redirect_chain)
        return answer

    def save(self, **values) -> None:
        """Send the form, which has to be stored."""
        answer = self.send(**values)
        assert answer.stored, answer.root.all("main")[0].text
