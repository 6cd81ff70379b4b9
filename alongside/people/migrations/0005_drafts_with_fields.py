from django.db import migrations

import alongside.vault.fields


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_finding_ones_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="beside",
            field=alongside.vault.fields.SealedJSON(
                audience="only me",
                blank=True,
                label="people.draft.beside",
                null=True,
                owner="person",
            ),
        ),
    ]
