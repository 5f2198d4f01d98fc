"""Slugs and keys of the shape that addresses have."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0009_desk_filters'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='actor',
            name='actor_name_slug_filled',
        ),
        migrations.RemoveConstraint(
            model_name='discrepancy',
            name='discrepancy_slug_topic_filled',
        ),
        migrations.RemoveConstraint(
            model_name='election',
            name='election_name_slug_jurisdiction_name_filled',
        ),
        migrations.RemoveConstraint(
            model_name='jurisdiction',
            name='jurisdiction_name_slug_filled',
        ),
        migrations.RemoveConstraint(
            model_name='keydate',
            name='keydate_slug_name_filled',
        ),
        migrations.RemoveConstraint(
            model_name='party',
            name='party_name_slug_filled',
        ),
        migrations.RemoveConstraint(
            model_name='person',
            name='person_name_slug_filled',
        ),
        migrations.RemoveConstraint(
            model_name='source',
            name='source_key_title_short_name_language_filled',
        ),
        migrations.RemoveConstraint(
            model_name='statement',
            name='statement_slug_summary_filled',
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='actor_name_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[-a-zA-Z0-9_]+\\Z')), name='actor_slug_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
        migrations.AddConstraint(
            model_name='discrepancy',
            constraint=models.CheckConstraint(condition=models.Q(('topic', ''), _negated=True), name='discrepancy_topic_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='discrepancy',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[-a-zA-Z0-9_]+\\Z')), name='discrepancy_slug_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
        migrations.AddConstraint(
            model_name='election',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('jurisdiction_name', ''), _negated=True)), name='election_name_jurisdiction_name_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='election',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[-a-zA-Z0-9_]+\\Z')), name='election_slug_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
        migrations.AddConstraint(
            model_name='jurisdiction',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='jurisdiction_name_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='jurisdiction',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[-a-zA-Z0-9_]+\\Z')), name='jurisdiction_slug_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
        migrations.AddConstraint(
            model_name='keydate',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='keydate_name_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='keydate',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[-a-zA-Z0-9_]+\\Z')), name='keydate_slug_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='party_name_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[-a-zA-Z0-9_]+\\Z')), name='party_slug_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='person_name_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[-a-zA-Z0-9_]+\\Z')), name='person_slug_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('short_name', ''), _negated=True), models.Q(('language', ''), _negated=True)), name='source_title_short_name_language_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('key__regex', '^[-a-zA-Z0-9_]+\\Z')), name='source_key_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('summary', ''), _negated=True), name='statement_summary_filled', violation_error_message='A text that has to be there is empty.'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('slug__regex', '^[-a-zA-Z0-9_]+\\Z')), name='statement_slug_shape', violation_error_message='A slug or key is not of letters without accents, digits, hyphens and underscores.'),
        ),
    ]
