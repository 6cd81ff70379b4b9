from django.apps import AppConfig


class Care(AppConfig):
    name = "alongside.care"
    label = "care"
