"""Packages of the record: made, read, changed, and held to the rules of Data Package.

The rules are those of the published profiles (https://datapackage.org/profiles/2.0/) and of Table
Schema, as far as a package of tables in CSV can break them.
"""

import csv
import datetime
import io
import json
import re
from zipfile import ZipFile

from django.core.management import call_command

DAY = datetime.date(2026, 7, 19)
NAME = re.compile(r"[-a-z0-9._/]+")
LICENCE = re.compile(r"[-a-zA-Z0-9._]+")
ADDRESS = re.compile(r"(http|ftp)s?://.*")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TYPES = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
}
CONSTRAINTS = {"required", "unique", "enum", "maxLength", "pattern", "minimum"}


def package(path, **options):
    """Write a package to a path; what the command says."""
    out = io.StringIO()
    call_command("package", str(path), **{"created": DAY, "stdout": out} | options)
    return out.getvalue()


def files(path):
    """Each file of a package as text, by its name."""
    with ZipFile(path) as zipped:
        return {name: zipped.read(name).decode() for name in zipped.namelist()}


def put(path, contents):
    """Write a zip of these files; a content of `None` leaves one out."""
    with ZipFile(path, "w") as zipped:
        for name, content in contents.items():
            if content is not None:
                zipped.writestr(name, content)
    return str(path)


def descriptor(path):
    return json.loads(files(path)["datapackage.json"])


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def column(path, table, name):
    """What stands in a column of a table."""
    return [row[name] for row in rows(files(path)[f"{table}.csv"])]


def broken_rules(path):
    """What a package breaks of the rules, in words."""
    about, contents = descriptor(path), files(path)
    resources = {one["name"]: one for one in about["resources"]}
    found = [*of_package(about)]
    found += [f"not listed: {name}" for name in contents.keys() - listed(resources)]
    tables = {name: typed(one, rows(contents[one["path"]])) for name, one in resources.items()}
    for name, one in resources.items():
        said = [*of_resource(one, contents[one["path"]]), *of_keys(one, tables)]
        found += [f"{name}: {message}" for message in said]
    return found


def listed(resources):
    return {"datapackage.json", *(one["path"] for one in resources.values())}


def of_package(about):
    if not NAME.fullmatch(about["name"]) or not MOMENT.fullmatch(about["created"]):
        yield "name or created"
    if about["$schema"] != "https://datapackage.org/profiles/2.0/datapackage.json":
        yield "$schema"
    for one in about.get("licenses", []):
        if not LICENCE.fullmatch(one.get("name", "x")) or not one.keys() & {"name", "path"}:
            yield f"licence {one}"
    for one in [*about.get("sources", []), *about.get("licenses", [])]:
        if not one["title"] or not ADDRESS.fullmatch(one.get("path", "http://")):
            yield f"source or licence {one}"
    # No list of the profiles may be empty.
    yield from (f"empty: {name}" for name, value in about.items() if not value)


def of_resource(resource, text):
    schema = resource["schema"]
    names = [field["name"] for field in schema["fields"]]
    if not NAME.fullmatch(resource["name"]) or resource["type"] != "table":
        yield "name or type"
    if (resource["format"], resource["mediatype"]) != ("csv", "text/csv"):
        yield "format"
    if next(csv.reader(io.StringIO(text, newline=""))) != names or len({*names}) < len(names):
        yield "the header is not the fields"
    for field in schema["fields"]:
        if field["type"] not in TYPES or field.get("constraints", {}).keys() - CONSTRAINTS:
            yield f"type or constraints of {field['name']}"


def typed(resource, given):
    """The rows with a value of the right type in each cell, and None where it is missing.

    Raises AssertionError or ValueError for a cell that breaks the rules of its field.
    """
    found = [dict(row) for row in given]
    for field in resource["schema"]["fields"]:
        missing = field.get("missingValues", resource["schema"]["missingValues"])
        rules, read = field.get("constraints", {}), TYPES[field["type"]]
        for row in found:
            cell = row[field["name"]]
            value = row[field["name"]] = None if cell in missing else read(cell)
            if value is None:
                assert not rules.get("required"), (resource["name"], field, row)
                continue
            assert value in rules.get("enum", [value]), (field, row)
            assert re.search(rules.get("pattern", ""), cell), (field, row)
            assert len(cell) <= rules.get("maxLength", len(cell)), (field, row)
            assert "minimum" not in rules or value >= rules["minimum"], (field, row)
        values = [row[field["name"]] for row in found if row[field["name"]] is not None]
        assert not rules.get("unique") or len(values) == len({*values}), field
    return found


def of_keys(resource, tables):
    schema, own = resource["schema"], tables[resource["name"]]
    keys = keys_of(own, schema["primaryKey"])
    if len({*keys}) < len(keys) or any(None in key for key in keys):
        yield "the primary key"
    for foreign in schema["foreignKeys"]:
        reference = foreign["reference"]
        others = keys_of(tables[reference["resource"] or resource["name"]], reference["fields"])
        lost = {key for key in keys_of(own, foreign["fields"]) if {*key} != {None}} - {*others}
        if lost:
            yield f"foreign key {foreign['fields']}: {lost}"


def keys_of(table, names):
    return [tuple(row[name] for name in names) for row in table]
