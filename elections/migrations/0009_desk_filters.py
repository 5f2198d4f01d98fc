"""Filters of the desk's lists, by which few rows among many are found."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0008_desk_search'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='candidacy',
            index=models.Index(fields=['status', '-id'], name='elections_c_status_77b771_idx'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(fields=['language', '-id'], name='elections_s_languag_eaad13_idx'),
        ),
    ]
