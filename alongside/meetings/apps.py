from django.apps import AppConfig


class Meetings(AppConfig):
    name = "alongside.meetings"
    label = "meetings"
