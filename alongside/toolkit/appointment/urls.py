from django.urls import path

from . import views

urlpatterns = [
    path("appointment/", views.appointment, name="appointment"),
    path("appointment/print/", views.on_paper, name="on_paper"),
    path("appointment/clear/", views.clear_appointment, name="clear_appointment"),
]
