from django.apps import AppConfig


class Home(AppConfig):
    name = "alongside.home"
    label = "home"
