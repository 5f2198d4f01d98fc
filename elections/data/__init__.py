"""The record's figures as files for programs and spreadsheets, beside the pages that show them.

`rows` turns what a page gathers into rows, `columns` says what each column means, `files` writes
rows out, `views` answers. Stands beside the views and above the record and the resources.
"""
