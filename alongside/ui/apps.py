from django.apps import AppConfig


class Ui(AppConfig):
    name = "alongside.ui"
    label = "ui"
