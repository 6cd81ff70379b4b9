from django.urls import path

from . import views

urlpatterns = [
    path("steps/", views.small_steps, name="small_steps"),
    path("steps/begin/", views.begin_step, name="begin_step"),
    path("steps/<int:pk>/", views.small_step, name="small_step"),
    path("steps/<int:pk>/how/", views.look_back, name="look_back"),
    path("steps/<int:pk>/keep/", views.keep_step, name="keep_step"),
    path("steps/<int:pk>/remove/", views.remove_step, name="remove_step"),
]
