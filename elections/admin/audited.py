"""What the audit says, on the forms of what it speaks of and at once after saving."""

from dataclasses import dataclass

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.audit import Finding, LoadedElection, Row, audit, load_for_audit, wording
from elections.audit.areas import AreaVerdicts
from elections.audit.sentences import Sentence
from elections.models import Account, Election, Round


@dataclass(frozen=True, slots=True)
class FindingLink:
    """A finding as a form shows it, with the form in which it is mended."""

    finding: Finding
    address: str

    @property
    def level(self) -> str:
        return self.finding.level.label


def load(election_pk: int) -> LoadedElection:
    """An election as the audit reads it, as it is in the database now."""
    [record] = load_for_audit(Election.objects.filter(pk=election_pk))
    return record


def finding_links(findings: list[Finding]) -> list[FindingLink]:
    return [FindingLink(finding, address_of(finding.subject.change)) for finding in findings]


def address_of(row: Row) -> str:
    app, model = row.model.split(".")
    return reverse(f"admin:{app}_{model}_change", args=[row.pk])


def verdict_sentences(record: LoadedElection, pk: int) -> list[Sentence]:
    """Whether an account's figures can all be true, why, and what follows from them."""
    verdict, printed = record.verdicts[pk], record.printed[pk]
    return [
        *wording.verdict_sentences(verdict, printed, record.names),
        *wording.following_sentences(verdict, printed),
    ]


class AuditedMixin:
    """Shows the findings about a row on its form. They never keep it from being stored."""

    def election_of(self, obj) -> int:
        """The primary key of the election whose audit speaks of a row."""
        raise NotImplementedError

    def has_rules(self, obj) -> bool:
        """Whether rules look at a row, so that it can be said that they found nothing."""
        return True

    def concerns(self, finding: Finding, obj) -> bool:
        return True

    def sentences(self, record: LoadedElection, obj) -> list[Sentence]:
        """What is said of the row beside its findings."""
        return []

    def findings(self, record: LoadedElection, obj) -> list[Finding]:
        if not self.has_rules(obj):
            return []
        return [finding for finding in audit(record) if self.concerns(finding, obj)]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            record = load(self.election_of(obj))
            context["audit_sentences"] = self.sentences(record, obj)
            context["audit_findings"] = finding_links(self.findings(record, obj))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        """Tells the editor of the audit once the row and those on its page are stored."""
        super().save_related(request, form, formsets, change)
        obj = form.instance
        record = load(self.election_of(obj))
        said = " ".join(map(str, self.sentences(record, obj)))
        if said:
            messages.info(request, said)
        number = len(self.findings(record, obj))
        if number:
            message = ngettext(
                "The audit has %(count)s finding for “%(name)s”, shown on its form.",
                "The audit has %(count)s findings for “%(name)s”, shown on its form.",
                number,
            )
            messages.warning(request, message % {"count": number, "name": obj})
        elif self.has_rules(obj):
            messages.info(
                request, _("The audit found no problems with “%(name)s”.") % {"name": obj}
            )


class AuditedElectionMixin(AuditedMixin):
    def election_of(self, obj: Election) -> int:
        return obj.pk


class AuditedAccountMixin(AuditedMixin):
    def election_of(self, obj: Account) -> int:
        """By the round that is stored: a form that is refused may have put in another one."""
        return Round.objects.values_list("election_id", flat=True).get(accounts=obj.pk)

    def has_rules(self, obj: Account) -> bool:
        """Rules read the accounts of the whole; those of areas, table by table."""
        return obj.area_id is None

    def concerns(self, finding: Finding, obj: Account) -> bool:
        own = Row(obj._meta.label_lower, obj.pk)
        return own in (finding.subject.row, finding.subject.change)

    def sentences(self, record: LoadedElection, obj: Account) -> list[Sentence]:
        """None of an account that counts no votes: observers, say."""
        if obj.area_id:
            # As it is stored: a form that is refused may have put in another round or area.
            return AreaVerdicts(record).sentences(Account.objects.get(pk=obj.pk))
        return verdict_sentences(record, obj.pk) if obj.pk in record.verdicts else []
