import alongside.vault.fields
import alongside.vault.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0008_how_it_was'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Rehearsal',
            fields=[
                ('id', models.BigIntegerField(default=alongside.vault.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('so_far', alongside.vault.fields.SealedJSON(audience='only me', label='meetings.rehearsal.so_far', owner='person')),
                ('begun_at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
