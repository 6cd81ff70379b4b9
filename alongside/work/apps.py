from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Work(AppConfig):
    name = "alongside.work"
    label = "work"

    def ready(self):
        autodiscover_modules("jobs")
