"""Every change at the desk is kept: who made it, how, and why."""

from contextlib import nullcontext

from elections.recording import How, current, together

from .reasons import ReasonMissingError, ReasonMixin


class HistoryMixin(ReasonMixin):
    """Notes what a page of the desk changes once, when all of it is stored."""

    def noting(self, request):
        # Mere reading takes no transaction, which would keep writers waiting.
        return together() if request.method == "POST" else nullcontext()

    def changeform_view(self, request, *args, **kwargs):
        self.take_reason(request)
        try:
            with self.noting(request):
                return super().changeform_view(request, *args, **kwargs)
        except ReasonMissingError:
            self.ask_again(request)
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request, *args, **kwargs):
        self.take_reason(request)
        try:
            with self.noting(request):
                return super().delete_view(request, *args, **kwargs)
        except ReasonMissingError:
            self.ask_to_confirm_again(request)
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request, *args, **kwargs):
        self.take_reason(request)
        if request.method == "POST":
            current().how = How.LIST
        try:
            with self.noting(request):
                return super().changelist_view(request, *args, **kwargs)
        except ReasonMissingError:
            # The page that confirms what was chosen, not the confirmation itself.
            self.ask_to_confirm_again(request, "post")
            return super().changelist_view(request, *args, **kwargs)

    def response_action(self, request, queryset):
        action = self.get_actions(request).get(request.POST.get("action"))
        if action:
            _function, _name, description = action
            names = {
                "verbose_name": self.opts.verbose_name,
                "verbose_name_plural": self.opts.verbose_name_plural,
            }
            current().how, current().detail = How.ACTION, str(description) % names
        return super().response_action(request, queryset)
