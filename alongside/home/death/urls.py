from django.urls import path

from . import asking, confirming

urlpatterns = [
    path("groups/<str:ref>/people/<int:pk>/died/", asking.died, name="died"),
    path("groups/<str:ref>/people/<int:pk>/died/tell/", asking.tell_group, name="tell_of_death"),
    path("organise/people/<int:pk>/died/", confirming.heard, name="heard_of_death"),
    path("organise/deaths/<int:pk>/", confirming.a_death, name="a_death"),
    path("organise/deaths/<int:pk>/confirm/", confirming.confirm, name="confirm_death"),
    path("organise/deaths/<int:pk>/end/", confirming.end, name="end_death"),
]
