"""An election in the forms of others: of wikis, of Wikidata, of Open Civic Data, of NIST.

Each form says what it has room for of the accounts shown first, and nothing that no source states:
where it takes numbers alone, a figure that is not meant exactly is left out. `votes` reads these
accounts; `wikitext`, `quickstatements`, `civic` and `nist` each write one form.
"""
