from django.apps import AppConfig


class Groups(AppConfig):
    name = "alongside.groups"
    label = "groups"
