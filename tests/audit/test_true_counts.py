"""True counts of contests of every kind, printed as sources print them, are never refuted."""

import datetime
import random
from itertools import pairwise

import pytest

from elections.arithmetic import ROUNDINGS
from elections.arithmetic.seats import DHONDT, allocation
from elections.audit import Level, audit, audit_areas, load_for_audit
from elections.models import (
    Account,
    Area,
    Contest,
    Election,
    Figure,
    Jurisdiction,
    Option,
    Round,
    Source,
)
from tests.arithmetic.printing import printed_count, printed_percent

pytestmark = pytest.mark.django_db
NUMBER = 25
DAY = datetime.date(2012, 7, 19)
ORDER = (Jurisdiction, Area, Election, Contest, Round, Option, Source, Account, Figure)
KINDS = ("candidates", "several-votes", "lists", "question", "ranked", "areas")


class World:
    """Elections with their rows, not stored yet; all that is random follows from the seed."""

    def __init__(self, kind: str):
        self.kind = kind
        self.random = random.Random(kind)  # noqa: S311 - the same elections in each run
        self.rows: dict[type, list] = {model: [] for model in ORDER}
        self.land = self.add(Jurisdiction(name="Land", slug="land"))
        for number in range(NUMBER):
            self.made(number)

    def add(self, row):
        self.rows[type(row)].append(row)
        return row

    def store(self):
        for model, rows in self.rows.items():
            model.objects.bulk_create(rows)

    def parts(self, whole: int, number: int) -> list[int]:
        """A whole number in so many parts, which may be nothing."""
        cuts = sorted(self.random.randint(0, whole) for _ in range(number - 1))
        return [high - low for low, high in pairwise([0, *cuts, whole])]

    # A true count

    def made(self, number: int) -> None:
        kind, chance = self.kind, self.random
        election = self.add(
            Election(
                name=f"Vote {number}",
                slug=f"{kind}-{number}",
                jurisdiction=self.land,
                jurisdiction_name="Land",
                date=DAY,
                type="referendum" if kind == "question" else "parliamentary",
                vote_type="popular",
                publication="draft",
            )
        )
        contest = None
        if kind in ("lists", "question"):
            seats = chance.randint(3, 40) if kind == "lists" else None
            row = Contest(election=election, name="Ballot", slug="ballot", kind=kind, seats=seats)
            contest = self.add(row)
        several = chance.randint(2, 4) if kind == "several-votes" else 1
        vote = self.add(
            Round(
                election=election,
                contest=contest,
                number=1,
                date=DAY,
                votes_per_voter=several,
                ballot_is_complete=chance.random() < 0.5,
            )
        )
        options = self.options(election, contest)
        most = 10 ** chance.randint(1, 6)
        if several > 1:
            truth = self.marked(len(options), several, min(most, 300))
        else:
            valid = chance.randint(len(options), most + len(options))
            truth = {"valid": valid, "invalid": chance.randint(0, valid // 20 + 1)}
            truth["votes"] = self.parts(valid, len(options))
        truth["cast"] = truth["valid"] + truth["invalid"]
        truth["registered"] = truth["cast"] + chance.randint(0, truth["cast"])
        for key in ("one", "two"):
            source = Source(key=f"{kind}-{number}-{key}", title=key, short_name=key, language="en")
            self.printed(vote, options, truth, self.add(source))

    def options(self, election, contest) -> list[Option]:
        names = ["yes", "no"] if self.kind == "question" else "abcdefg"[: self.random.randint(2, 7)]
        option_kind = {"lists": "list", "question": "answer"}.get(self.kind, "group")
        rows = [
            Option(election=election, contest=contest, name=name, slug=name, kind=option_kind)
            for name in names
        ]
        if self.kind in ("candidates", "areas") and self.random.random() < 0.4:
            rows[-1].kind = "none"  # against all
        for order, row in enumerate(rows, 1):
            row.order = order
            self.add(row)
        return rows

    def marked(self, number: int, several: int, most: int) -> dict:
        """Ballots on which voters marked up to so many options."""
        ballots = [
            self.random.sample(range(number), self.random.randint(1, min(several, number)))
            for _ in range(self.random.randint(1, most))
        ]
        votes = [sum(who in ballot for ballot in ballots) for who in range(number)]
        return {"valid": len(ballots), "invalid": self.random.randint(0, 9), "votes": votes}

    # What a source prints of it

    def printed(self, vote, options, truth, source) -> None:
        chance = self.random
        rounding = chance.choice(ROUNDINGS)
        bases = (
            ("valid", "cast") if self.kind == "several-votes" else ("valid", "cast", "registered")
        )
        base = chance.choice(bases)
        account = Account(
            round=vote,
            source=source,
            status=chance.choice(["final", "preliminary", "unstated"]),
            share_base=chance.choice([base, "unstated"]),
            counts_printed_to=chance.choice([1, 1, 1, 10, 1000]),
        )
        if self.kind == "ranked":
            account.counts_printed_to = 1
            self.transferred(vote, options, truth, source)
        self.print_count(self.add(account), options, truth, base, rounding)
        if self.kind == "areas":
            self.in_areas(account, options, truth, base, rounding)
        if self.kind == "lists" and account.counts_printed_to == 1:
            self.seated(account, options, truth)
        if self.kind == "question":
            needed = {"measure": "approval-needed", "base": base, "bound": "more-than"}
            self.add(Figure(account=account, share="50", **needed))

    def print_count(self, account, options, truth, base, rounding) -> None:
        chance, unit = self.random, account.counts_printed_to
        whole = truth[base]
        if self.kind == "several-votes" and chance.random() < 0.5:
            whole = sum(truth["votes"])  # of votes, where others print shares of ballots

        def count(true: int) -> dict:
            """A count or nothing, and now and then no more than a bound of it."""
            if chance.random() < 0.3:
                return {}
            text = printed_count(true, unit, rounding)
            if chance.random() < 0.1:
                bound, off = chance.choice([("at-least", -unit), ("at-most", unit)])
                return {"count": max(text + off, 0), "bound": bound} if text + off >= 0 else {}
            return {"count": text}

        def share(part: int, of: int) -> dict:
            if not of or chance.random() < 0.3:
                return {}
            return {"share": printed_percent(part, of, chance.randint(0, 3), rounding)}

        for measure in ("registered", "cast", "valid", "invalid"):
            if found := count(truth[measure]):
                self.add(Figure(account=account, measure=measure, **found))
        if found := share(truth["cast"], truth["registered"]):
            self.add(Figure(account=account, measure="turnout", **found))
        for option, votes in zip(options, truth["votes"], strict=True):
            found = count(votes)
            found = found if "bound" in found else found | share(votes, whole)
            if found:
                self.add(Figure(account=account, measure="votes", option=option, **found))

    def seated(self, account, options, truth) -> None:
        """The seats that d'Hondt gives, those before, and the change."""
        total = account.round.contest.seats
        seats = allocation(DHONDT, tuple((votes, votes) for votes in truth["votes"]), total)
        if seats is None:
            return
        before = self.parts(total, len(options))
        self.add(Figure(account=account, measure="seats", count=total))
        for option, now, then in zip(options, seats, before, strict=True):
            for measure, number in (
                ("seats", now),
                ("list-seats", now),
                ("seats-before", then),
                ("seat-change", now - then),
            ):
                row = Figure(account=account, measure=measure, option=option, count=number)
                self.add(row)

    def transferred(self, vote, options, truth, source) -> None:
        """The count after: the votes of the last go to others, whole or in parts, or to nobody."""
        second = next((one for one in self.rows[Round] if is_after(one, vote)), None)
        if second is None:
            values = {"number": 2, "date": DAY, "is_transfer": True}
            complete = vote.ballot_is_complete
            row = Round(election=vote.election, ballot_is_complete=complete, **values)
            second = self.add(row)
            last = min(range(len(options)), key=lambda place: truth["votes"][place])
            moved = self.parts(truth["votes"][last], len(options))
            second.moved = {"last": last, "moved": moved}
        last, moved = second.moved["last"], second.moved["moved"]
        account = self.add(Account(round=second, source=source, status="final"))
        for place, option in enumerate(options):
            votes = truth["votes"][place]
            if place == last:
                row = Figure(account=account, measure="transferred", option=option, count=-votes)
                self.add(row)
                continue
            after = votes + moved[place]
            if self.random.random() < 0.8:
                row = Figure(account=account, measure="transferred", option=option)
                row.count = moved[place]
                self.add(row)
            self.add(Figure(account=account, measure="votes", option=option, count=after))
        # What goes to the last one's own place has no further preference.
        self.add(Figure(account=account, measure="exhausted", count=moved[last]))

    def in_areas(self, whole, options, truth, base, rounding) -> None:
        """The same count in areas, each of which is printed like the whole."""
        number = self.random.randint(2, 6)
        slug = whole.source.key
        measures = {name: self.parts(truth[name], number) for name in ("valid", "invalid")}
        votes = [self.parts(each, number) for each in truth["votes"]]
        spare = self.parts(truth["registered"] - truth["cast"], number)
        for place in range(number):
            area = Area(name=f"{slug} {place}", slug=f"{slug}-{place}", jurisdiction=self.land)
            area.kind = "precinct"
            own = {"votes": [each[place] for each in votes], "invalid": measures["invalid"][place]}
            own["valid"] = sum(own["votes"])
            own["cast"] = own["valid"] + own["invalid"]
            own["registered"] = own["cast"] + spare[place]
            account = Account(
                round=whole.round,
                source=whole.source,
                area=self.add(area),
                share_base=whole.share_base,
                counts_printed_to=whole.counts_printed_to,
            )
            self.print_count(self.add(account), options, own, base, rounding)


def is_after(one: Round, vote: Round) -> bool:
    return one.election is vote.election and one.is_transfer


@pytest.mark.parametrize("kind", KINDS)
def test_true_counts_are_never_refuted(kind):
    World(kind).store()

    told, checked = [], 0
    for record in load_for_audit(Election.objects.order_by("pk")):
        findings = [*audit(record), *(audit_areas(record) if kind == "areas" else ())]
        told += [
            f"{record.slug}: {finding.rule}: {finding.sentence}"
            for finding in findings
            # That two have equally many is true, and asks who was elected.
            if finding.level == Level.WARNING and finding.rule != "undecided-tie"
        ]
        kinds = [record.verdicts[account.pk].kind for _round, account in record.accounts]
        checked += sum(each in ("consistent", "conditional") for each in kinds)
        told += [f"{record.slug}: {kinds}" for each in kinds if each in ("impossible", "undecided")]
    assert "\n".join(told) == ""
    assert checked > NUMBER
