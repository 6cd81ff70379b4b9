from django.apps import AppConfig


class Library(AppConfig):
    name = "alongside.library"
    label = "library"
