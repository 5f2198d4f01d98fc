"""What the site logs, and what of requests that are wrong in themselves."""

from logging import Filter, LogRecord


class ShortRefusals(Filter):
    """Leaves out the traceback of what Django refuses, such as an unknown host.

    The mistake is the client's, who can repeat it as often as they like.
    """

    def filter(self, record: LogRecord) -> bool:
        if record.name.startswith("django.security."):
            record.exc_info = record.exc_text = None
        return True


def logging_at(level: str) -> dict:
    """Django's `LOGGING`: lines to standard error from a level on."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "filters": {"short": {"()": "config.logs.ShortRefusals"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["short"]}
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Evidence: kept however quiet the site is told to be.
            "elections.signin": {"level": "INFO"},
            # Says the same as elections.signin, with what visitors typed as they typed it.
            "axes": {"level": "ERROR"},
        },
    }
