"""Who gave the answer to a concern, as the access log has it: it can have been handed over since."""

from django.db import migrations


def say_who_answered(apps, schema_editor):
    concerns = apps.get_model("groups", "Concern").objects.exclude(answered_at=None)
    lines = apps.get_model("vault", "AccessLine").objects.filter(what="concern_answered")
    people = set(apps.get_model("people", "Person").objects.values_list("pk", flat=True))
    for line in lines.order_by("number"):
        by = line.by if line.by in people else None
        concerns.filter(pk=line.about["concern"]).update(answered_by=by)


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0009_concerns_outlive_groups"),
        ("vault", "0002_endings"),
    ]

    operations = [
        migrations.RunPython(say_who_answered, migrations.RunPython.noop),
    ]
