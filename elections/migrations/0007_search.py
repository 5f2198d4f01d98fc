"""Lists of elections narrowed by jurisdiction, type, year and words, each along an index."""

from django.db import migrations, models

from elections import search


def make(apps, schema_editor):
    for statement in search.make(schema_editor.connection):
        schema_editor.execute(statement, None)


def unmake(apps, schema_editor):
    for statement in search.unmake(schema_editor.connection):
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("elections", "0006_corrections")]

    operations = [
        migrations.AddIndex(
            model_name="election",
            index=models.Index(
                fields=["publication", "jurisdiction", "-date", "slug"],
                name="elections_e_publica_140d2c_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="election",
            index=models.Index(
                fields=["publication", "type", "-date", "slug"],
                name="elections_e_publica_e05e44_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="election",
            index=models.Index(
                fields=["publication", "jurisdiction", "type", "-date", "slug"],
                name="elections_e_publica_17fbfb_idx",
            ),
        ),
        migrations.RunPython(make, unmake),
    ]
