"""No lost update: nobody at the desk overwrites what somebody else stored without knowing it.

A page that can change or delete rows carries what those rows were when it was shown (`states`:
a digest of each column and of the links, signed). When it comes back, the rows are locked and
compared. Where they differ nothing is stored: the page comes again with all that was typed, what
the others stored beside it, who did it and when (`authors`), and a token of the rows as they are
now; saving it again says that one has seen that.

`forms` compares the fields of a row, `rows` takes care of rows that are no longer there,
`deleting` of the pages that delete, `pages` joins all of it to the tables of the desk.
"""
