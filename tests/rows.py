"""The factory of each model, for tests that ask the same of every table."""

from tests import factories

FACTORIES = {
    factory._meta.model: factory
    for factory in vars(factories).values()
    if hasattr(factory, "_meta")
    and not factory._meta.abstract
    and factory._meta.model._meta.app_label == "elections"
}
