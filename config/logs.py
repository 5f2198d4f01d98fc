"""What the site's log says of requests that are wrong in themselves."""

from logging import Filter, LogRecord


class ShortRefusals(Filter):
    """Leaves out the traceback of what Django refuses, such as an unknown host.

    The mistake is the client's, who can repeat it as often as they like.
    """

    def filter(self, record: LogRecord) -> bool:
        if record.name.startswith("django.security."):
            record.exc_info = record.exc_text = None
        return True
