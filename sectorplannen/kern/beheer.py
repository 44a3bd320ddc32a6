"""What every admin of reference data shares: who may enter follows from the role, not from Django's table of permissions."""

from typing import Any

from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import PermissionDenied
from django.db.models import Field
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from .toegang import mag_beheren


class BeheerderAdmin:
    """Mixin for ModelAdmin and inlines: an administrator sees, adds, changes and deletes; nobody else does anything."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return mag_beheren(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mag_beheren(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mag_beheren(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mag_beheren(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mag_beheren(request.user)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **opties: Any) -> Any:
        """Django's moment is two boxes without a label: here a screen reader hears which is the day, which the time."""
        veld = super().formfield_for_dbfield(db_field, request, **opties)  # type: ignore[misc]
        if veld and isinstance(veld.widget, AdminSplitDateTime):
            for vak, wat in zip(veld.widget.widgets, ("datum", "tijd"), strict=True):
                vak.attrs["aria-label"] = f"{str(veld.label).capitalize()}: {wat}"
        return veld


class AlleenLezen(BeheerderAdmin):
    """Mixin for what is written by the system: an administrator looks, and changes nothing."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class BlijftBestaan(BeheerderAdmin):
    """Mixin for what others refer to: an administrator adds and changes, but nothing is ever deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class MetGeschiedenis(SimpleHistoryAdmin):
    """Who changed what and when can be looked at. An earlier state is not put back: that would pass by every check."""

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if request.method == "POST":
            raise PermissionDenied("Dit is de stand van toen. Hier verandert u niets.")
        return super().history_form_view(request, object_id, version_id, extra_context)
