from django.urls import path

from . import outbox, views

urlpatterns = [
    path("", views.cast, name="demo"),
    path("outbox/", outbox.outbox, name="demo_outbox"),
    path("sign-in/", views.sign_in, name="demo_sign_in"),
]
