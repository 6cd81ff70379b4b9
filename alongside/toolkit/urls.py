from django.urls import path

from . import views

urlpatterns = [
    path("strategies/", views.strategies, name="strategies"),
    path("strategies/find/", views.find_strategies, name="find_strategies"),
    path("strategies/<slug:slug>/", views.strategy, name="strategy"),
]
