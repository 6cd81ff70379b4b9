from django.urls import path

from . import views

urlpatterns = [
    path("groups/<str:ref>/shelf/", views.shelf, name="shelf"),
    path("groups/<str:ref>/shelf/find/", views.find_on_shelf, name="find_on_shelf"),
    path("groups/<str:ref>/shelf/<int:pk>/", views.take_off_shelf, name="take_off_shelf"),
]
