from django.urls import path

from . import views

urlpatterns = [
    path("flare/", views.flare, name="flare"),
    path("flare/tell/", views.tell, name="tell_rough_day"),
    path("flare/plan/", views.flare_plan, name="flare_plan"),
    path("flare/plan/write/", views.edit_flare_plan, name="edit_flare_plan"),
    path("flare/plan/print/", views.print_flare_plan, name="print_flare_plan"),
    path("flare/plan/copy/", views.flare_plan_copy, name="flare_plan_copy"),
    path("flare/offline/", views.flare_offline, name="flare_offline"),
]
