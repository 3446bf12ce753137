"""Routes that belong to no context."""

from liuzui.shell import views
from liuzui.shell.access import PUBLIC, SIGNED_IN, route

urlpatterns = [
    route("language/<str:code>/", views.language, name="language", access=PUBLIC),
    route("elders/<str:state>/", views.elders, name="elders", access=PUBLIC),
    route("theme/<str:name>/", views.theme, name="theme", access=PUBLIC),
    route("resume/", views.resume, name="resume", access=SIGNED_IN),
    route("gallery", views.gallery, name="gallery", access=PUBLIC),
]
