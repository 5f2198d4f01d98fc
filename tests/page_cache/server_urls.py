"""The site, and addresses at which a test has a server process save, or take its time."""

import os
import time
from pathlib import Path

from django.db import transaction
from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from elections.models import Election, Option

NAME = "version %d of it"


@csrf_exempt
def save(request, version):
    with transaction.atomic():
        Election.objects.update(name=NAME % version)
        time.sleep(0.01)
        Option.objects.update(description=NAME % version)
    return HttpResponse("saved")


def slow(request):
    Path(os.environ["BEGUN"]).touch()
    time.sleep(1.5)
    return HttpResponse("slow, but whole")


urlpatterns = [
    path("save/<int:version>/", save),
    path("slow/", slow),
    path("", include("config.urls")),
]
handler404 = "elections.views.not_found"
handler500 = "elections.views.failed"
