from django.db import migrations


def say_that_they_left(apps, schema_editor):
    """Who left a group while its meeting went on was kept as sent out. No facilitator did that."""
    happenings = apps.get_model("meetings", "Happening").objects
    for one in happenings.filter(event__kind="removed", by=None).iterator():
        one.event = {**one.event, "kind": "withdrawn"}
        one.save(update_fields=["event"])


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0013_words_of_slow_rounds_held"),
    ]

    operations = [
        migrations.RunPython(say_that_they_left, migrations.RunPython.noop),
    ]
