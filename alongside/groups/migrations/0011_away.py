"""Since when somebody was away who had left and came back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("groups", "0010_who_answered")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="away_since",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
