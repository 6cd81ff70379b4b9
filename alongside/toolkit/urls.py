from django.urls import path

from . import views
from .appointment.urls import urlpatterns as appointment
from .flaring.urls import urlpatterns as flaring
from .light_log.urls import urlpatterns as light_log
from .practising.urls import urlpatterns as practising
from .shelf.urls import urlpatterns as shelf
from .stepping.urls import urlpatterns as stepping

urlpatterns = [
    path("strategies/", views.strategies, name="strategies"),
    path("strategies/find/", views.find_strategies, name="find_strategies"),
    path("strategies/<slug:slug>/", views.strategy, name="strategy"),
    *practising,
    *appointment,
    *light_log,
    *stepping,
    *shelf,
    *flaring,
]
