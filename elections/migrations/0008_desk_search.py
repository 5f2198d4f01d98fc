"""The desk's lists and choosers searched along indexes on the words of what they lead through."""

from django.db import migrations

from elections import search


def make(apps, schema_editor):
    for statement in search.make_desk(schema_editor.connection):
        schema_editor.execute(statement, None)


def unmake(apps, schema_editor):
    for statement in search.unmake_desk(schema_editor.connection):
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("elections", "0007_search")]

    operations = [migrations.RunPython(make, unmake)]
