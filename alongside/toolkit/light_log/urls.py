from django.urls import path

from . import views

urlpatterns = [
    path("light-log/", views.light_log, name="light_log"),
    path("light-log/begin/", views.begin_light_log, name="begin_light_log"),
    path("light-log/stop/", views.stop_light_log, name="stop_light_log"),
    path("light-log/remove/", views.remove_light_log, name="remove_light_log"),
    path("light-log/to-the-page/", views.light_log_to_sheet, name="light_log_to_sheet"),
]
