"""A few words at the head of each form: what a row of the table is, and what to mind."""

from django.utils.translation import gettext_lazy as _

from elections import models

GUIDANCE = {
    models.Election: _(
        "A vote on one office, body or question, in one or more rounds. Figures are not entered "
        "here: they belong to the sources that print them. Fill in the form, save it, add accounts "
        "to its rounds, then publish it on the publication page."
    ),
    models.Round: _(
        "One day of voting: the first round, a run-off or a rerun. Every round that was held "
        "needs an account that is shown first before the election can be published."
    ),
    models.Contest: _(
        "What stands on one ballot: how many seats it fills, or the question. An election with a "
        "single vote needs none. Once there is one, the election’s rounds and options say which "
        "they belong to."
    ),
    models.Option: _(
        "What voters can choose: a candidate, a list, an answer, or none of these. The party’s "
        "name at the time is kept even if the party is later renamed."
    ),
    models.KeyDate: _(
        "A dated event in an election. If sources give only a month or year, set the precision "
        "accordingly and enter its first day."
    ),
    models.Account: _(
        "One source’s figures for one round. Copy what the source prints, even if it cannot be "
        "right: the audit points it out and never alters it. Leave blank what it does not state."
    ),
    models.Figure: _(
        "One printed figure of an account: votes or seats of an option, or a figure of the whole. "
        "The account’s form shows all its figures on one page."
    ),
    models.Delegation: _("Observers or representatives from a jurisdiction or an organisation."),
    models.Statement: _(
        "What somebody said or did, in your own neutral words. Include a quotation only if it is "
        "exact."
    ),
    models.Section: _(
        "The text of one page. Cite a source for every statement of fact by its key, as in "
        "[@key]; leave figures to the tables where possible."
    ),
    models.Discrepancy: _(
        "A point, other than a number, on which sources differ. Add what each source says below."
    ),
    models.Wording: _("What one source says about a point of disagreement."),
    models.Source: _(
        "A document that states facts. Two versions of a page are two sources. Do not change the "
        "key: text cites the source by it."
    ),
    models.Person: _(
        "Somebody who stands in elections, holds office or makes statements. A portrait needs a "
        "credit."
    ),
    models.Party: _(
        "A party, or a label for independents. Renaming it does not affect past elections: "
        "options keep the name used at the time."
    ),
    models.Jurisdiction: _(
        "A country or territory as sources name it, whether or not it is recognised. Describe any "
        "dispute about its status neutrally in “recognition”."
    ),
    models.Area: _(
        "A part of a jurisdiction whose votes are counted apart: a province, a constituency, a "
        "precinct, a polling station abroad. Its figures are entered as accounts of this area."
    ),
    models.Actor: _(
        "A ministry, organisation, candidate or other body that makes statements about elections."
    ),
}
