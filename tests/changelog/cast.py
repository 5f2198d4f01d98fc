"""What history says, in short."""

from tests.rows import FACTORIES


def kinds(row) -> list[str]:
    """Created, changed or deleted: the history of a row, the oldest first."""
    return [each.history_type for each in history_of(row)]


def history_of(row) -> list:
    return list(type(row).history.filter(id=row.pk).order_by("history_id"))


def said(each) -> tuple:
    """How, by what, by whom and why."""
    return (
        each.history_how,
        each.history_detail,
        each.history_user_name,
        each.history_change_reason,
    )


def forget(*models) -> None:
    """Let history begin here: tests make rows that are not what they are about."""
    for model in models or FACTORIES:
        model.history.all().delete()


# A column of each table that anything may be written to, and two things to write.
COLUMNS = {
    "Wording": ("wording", "One", "Two"),
    "Actor": ("name", "One", "Two"),
    "Area": ("name", "One", "Two"),
    "Option": ("description", "One", "Two"),
    "Delegation": ("note", "One", "Two"),
    "Contest": ("name", "One", "Two"),
    "Discrepancy": ("topic", "One", "Two"),
    "Election": ("office", "One", "Two"),
    "Jurisdiction": ("name", "One", "Two"),
    "KeyDate": ("note", "One", "Two"),
    "Party": ("short_name", "One", "Two"),
    "Person": ("name", "One", "Two"),
    "Figure": ("share", "66.7", "66.70"),
    "Account": ("lead_reason", "One", "Two"),
    "Round": ("status", "annulled", "held"),
    "Section": ("body", "One", "Two"),
    "Source": ("title", "One", "Two"),
    "Statement": ("summary", "One", "Two"),
}
