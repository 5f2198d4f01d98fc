"""The record's figures as files for programs and spreadsheets, beside the pages that show them.

`rows` reads figures as rows, `wide` sets them side by side, `columns` says what each column means,
`files` writes rows out, `data_views` answers. Stands beside the views and above the record and the
resources.
"""
