"""A few words at the head of each form: what a row of the table is, and what to mind."""

from django.utils.translation import gettext_lazy as _

from elections import models

GUIDANCE = {
    models.Election: _(
        "One office or body decided, in one or more rounds. It holds no figures: those belong to "
        "the sources that print them. Enter it from top to bottom, save, and add result sets to "
        "its rounds; publishing comes last, on a page of its own."
    ),
    models.Round: _(
        "One vote of the electorate: the first, a run-off, a rerun. A round that was held needs a "
        "result set that leads before its election is published."
    ),
    models.Candidacy: _(
        "A person standing in an election. The party's name is the one of that time, and stays "
        "when the party is renamed."
    ),
    models.KeyDate: _(
        "A dated step of an election. Where sources give a month or a year alone, say so in the "
        "precision, and enter its first day."
    ),
    models.ResultSet: _(
        "One source's account of one round's count. Copy what the source prints, even where it "
        "cannot be right: the audit says so, and nothing is repaired. Blank means not stated."
    ),
    models.CandidateResult: _(
        "What one source prints of one candidate. Votes, share or outcome: at least one of them. "
        "The form of the result set has all its lines on one page."
    ),
    models.ReportedFigure: _(
        "One source's count of something else than votes. Each source has a row of its own, so "
        "that readers see where they differ."
    ),
    models.Delegation: _(
        "Who came to watch: the people of a jurisdiction or, where it is none, of an organisation."
    ),
    models.Statement: _(
        "What somebody said or did, told in your own words without taking sides. A quotation is "
        "exact, or is left out."
    ),
    models.Section: _(
        "The prose of one page. Every sentence that states a fact cites its source by its key, "
        "as in [@key]; figures are better left to the tables."
    ),
    models.Discrepancy: _(
        "A point other than a number on which sources differ. Add what each of them says below."
    ),
    models.Account: _("What one source says on a point on which sources differ."),
    models.Source: _(
        "A document that states facts. Two versions of a page are two sources. The key is lasting, "
        "for prose cites the source by it."
    ),
    models.Person: _(
        "Somebody who stands in elections, holds an office or speaks. A portrait needs a credit."
    ),
    models.Party: _(
        "A party, or the label of those who stand without one. Renaming it changes no past "
        "election: candidacies keep the name of their time."
    ),
    models.Jurisdiction: _(
        "A country or territory as sources name it, whatever its recognition. What is disputed "
        "about its status is said in one field, neutrally."
    ),
    models.Actor: _(
        "Somebody that speaks about elections: a ministry, an organisation, a candidate. Its "
        "statements are rows of their own."
    ),
}
