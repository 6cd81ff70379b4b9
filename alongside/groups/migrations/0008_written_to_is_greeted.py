"""Whoever was written to since they came has been greeted: from now on their place says so."""

from django.db import migrations, models


def have_been_greeted(apps, schema_editor):
    threads = apps.get_model("groups", "Thread").objects.filter(
        group=models.OuterRef("group"),
        person=models.OuterRef("person"),
        leaders_wrote_at__gte=models.OuterRef("joined_at"),
    )
    places = apps.get_model("groups", "Membership").objects.filter(ended_at=None, greeted_at=None)
    written_to = models.Subquery(threads.values("leaders_wrote_at")[:1])
    places.filter(models.Exists(threads)).update(greeted_at=written_to)


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0007_remembered"),
    ]

    operations = [
        migrations.RunPython(have_been_greeted, migrations.RunPython.noop),
    ]
