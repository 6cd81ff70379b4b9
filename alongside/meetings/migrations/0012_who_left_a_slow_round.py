from datetime import UTC, datetime

from django.db import migrations, models


def as_it_was(apps, schema_editor):
    """When they left follows from the events, in their order: gone, unless offered a turn again."""
    happenings = apps.get_model("meetings", "SlowHappening").objects
    turns = apps.get_model("meetings", "SlowTurn").objects
    here = happenings.filter(event__kind__in=["gone", "offered"]).order_by("round", "number")
    for one in here.iterator():
        left_at = one.at if one.event["kind"] == "gone" else None
        moment = left_at and datetime.fromtimestamp(left_at, UTC)
        turns.filter(pk=one.event["seat"]).update(left_at=moment)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0011_slow_rounds")]

    operations = [
        migrations.AddField(
            model_name="slowturn",
            name="left_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(as_it_was, migrations.RunPython.noop),
    ]
