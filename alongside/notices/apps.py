from django.apps import AppConfig


class Notices(AppConfig):
    name = "alongside.notices"
    label = "notices"
