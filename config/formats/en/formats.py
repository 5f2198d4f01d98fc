"""Formats of English pages where Django's own are American."""

DATE_FORMAT = "j F Y"
MONTH_DAY_FORMAT = "j F"
