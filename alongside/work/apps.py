from django.apps import AppConfig


class Work(AppConfig):
    name = "alongside.work"
    label = "work"
