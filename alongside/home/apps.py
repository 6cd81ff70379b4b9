from django.apps import AppConfig


class Home(AppConfig):
    name = "alongside.home"
    label = "home"

    def ready(self):
        from django.db.models.signals import post_delete

        from alongside.conversations.models import Story

        from .death.asking import not_told_after_all

        post_delete.connect(not_told_after_all, Story)
