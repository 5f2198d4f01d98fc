"""What history tells of the record: timelines, what differs, and states that are brought back.

`elections.changelog` writes history; this reads it, and stands above the models. There is no HTTP
in it: `elections.admin.history` shows it.
"""

from .restoring import Plan, plan, restore
from .timelines import Deleted, Timeline, deleted, timeline

__all__ = ["Deleted", "Plan", "Timeline", "deleted", "plan", "restore", "timeline"]
