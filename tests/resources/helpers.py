"""Tables to files and back, and what a file changed."""

from elections.resources import FORMATS, RESOURCES, FileError, resource_for

MODELS = list(RESOURCES)
by_extension = {file_format.extension: file_format for file_format in FORMATS}


def written(model, file_format) -> bytes:
    data = file_format().export_data(resource_for(model)().export())
    return data.encode() if isinstance(data, str) else data


def taken(model, file_format, data: bytes, **kwargs):
    """The result of importing a file."""
    return resource_for(model)().import_data(file_format().create_dataset(data), **kwargs)


def problems(model, file_format, data: bytes) -> list[str]:
    """What an import says is wrong with a file."""
    try:
        return [str(problem) for problem in taken(model, file_format, data).problems]
    except FileError as error:
        return [str(problem) for problem in error.problems]


def contents() -> dict:
    """Every stored value of every table, with the links to sources."""
    tables = {}
    for model in MODELS:
        links = [field.remote_field.through for field in model._meta.many_to_many]
        for table in [model, *links]:
            tables[table._meta.label] = list(table._default_manager.order_by("pk").values())
    return tables
