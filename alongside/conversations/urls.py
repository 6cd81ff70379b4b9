from django.urls import path

from . import views

urlpatterns = [
    path("groups/<str:ref>/stories/", views.stories, name="stories"),
    path("groups/<str:ref>/stories/share/", views.share, name="share"),
    path("groups/<str:ref>/stories/<int:pk>/take-back/", views.take_back_story, name="take_back"),
    path(
        "groups/<str:ref>/replies/<int:pk>/take-back/",
        views.take_back_reply,
        name="take_back_reply",
    ),
    path("stories/<int:pk>/", views.story, name="story"),
    path("stories/<int:pk>/replies/", views.reply, name="reply"),
    path("stories/<int:pk>/responses/", views.respond, name="respond"),
    path("replies/<int:pk>/responses/", views.respond_to_reply, name="respond_to_reply"),
]
