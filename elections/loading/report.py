"""What a load did, model by model."""

from collections import Counter

from django.utils.translation import gettext as _

from .plans import Plan

CREATED, CHANGED, UNCHANGED = "created", "changed", "unchanged"


class Report:
    """Counts of records by model and outcome."""

    def __init__(self):
        self.counts: dict[Plan, Counter] = {}

    def count(self, plan: Plan, **outcomes: int) -> None:
        self.counts.setdefault(plan, Counter()).update(outcomes)

    def as_dict(self) -> dict[str, dict[str, int]]:
        """Models' labels to outcomes to counts."""
        return {
            plan.label: {each: counts[each] for each in (CREATED, CHANGED, UNCHANGED)}
            for plan, counts in self.counts.items()
        }

    def __str__(self):
        """A table for people: a line a model, and one for all of them."""
        lines = [(counts, plan.meta.verbose_name_plural) for plan, counts in self.counts.items()]
        lines.append((sum(self.counts.values(), Counter()), _("all")))
        columns = [
            column(head, [counts[outcome] for counts, _name in lines])
            for head, outcome in [
                (_("created"), CREATED),
                (_("changed"), CHANGED),
                (_("unchanged"), UNCHANGED),
            ]
        ]
        names = ["", *(str(name) for _each, name in lines)]
        return "\n".join("  ".join(cells).rstrip() for cells in zip(*columns, names, strict=True))


def column(head: str, numbers: list[int]) -> list[str]:
    """The cells of a table's column, all of one width."""
    cells = [head, *map(str, numbers)]
    return [cell.rjust(max(map(len, cells))) for cell in cells]
