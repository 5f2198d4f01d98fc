"""How PostgreSQL notes changes: gathered as a transaction writes, numbered as it commits.

Many transactions write at once, and one that began early may commit late. Were a change numbered
when it is made, a reader could see number 7 while number 6 is not committed yet, and would never
come back for 6. So a change is only gathered at first, once for each scope and transaction, and
a deferred trigger numbers it at commit, under a lock that is given up when the commit can be
seen. Numbers are then seen in their order, and no transaction waits for another except for the
length of a commit.

The triggers fire once for each statement and take all its rows at a time.
"""

# ruff: noqa: S608 - the SQL here is put together from the models' own names, never from input.

from collections.abc import Iterable, Iterator

from django.db.backends.utils import CursorWrapper

from .scopes import EVERY_PAGE, ROW, Owner, Table

KEPT, CUT_EVERY = 100_000, 1_000
LOCK = 717_563_982  # any number that nothing else in this database locks

TRIGGER_NAMES = """
    SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND starts_with(tgname::text, 'page_') AND pg_table_is_visible(tgrelid)
"""
DROP = ["DROP TRIGGER {trigger} ON {table}", "DROP FUNCTION {trigger}()"]
ROWS = {"insert": ["new_rows"], "update": ["new_rows", "old_rows"], "delete": ["old_rows"]}
REFERENCING = {"new_rows": "NEW TABLE AS new_rows", "old_rows": "OLD TABLE AS old_rows"}
COMMIT = f"""
DECLARE number bigint;
BEGIN
  PERFORM pg_advisory_xact_lock({LOCK});
  INSERT INTO elections_page_change (scope) VALUES (NEW.scope) RETURNING id INTO number;
  DELETE FROM elections_page_pending
    WHERE transaction = NEW.transaction AND scope = NEW.scope;
  IF number % {CUT_EVERY} = 0 THEN
    DELETE FROM elections_page_change WHERE id > 0 AND id <= number - {KEPT};
  END IF;
  RETURN NULL;
END"""


def triggers(found: Iterable[Table]) -> Iterator[tuple[str, str, list[str]]]:
    """(label, table, statements) of each trigger; its name stands there as `{trigger}`."""
    for table in found:
        for event, rows in ROWS.items():
            lone = EVERY_PAGE if event == "update" else table.lone
            scopes = "\n  UNION ".join(of_rows(table, rows, lone)).replace(ROW, "changed")
            referencing = " ".join(REFERENCING[name] for name in rows)
            yield (
                event,
                table.name,
                [
                    function(gather(scopes)),
                    f"CREATE TRIGGER {{trigger}} AFTER {event.upper()} ON {table.name} "
                    f"REFERENCING {referencing} FOR EACH STATEMENT EXECUTE FUNCTION {{trigger}}()",
                ],
            )
        yield (
            "truncate",
            table.name,
            [
                function(gather(f"SELECT {EVERY_PAGE}")),
                f"CREATE TRIGGER {{trigger}} AFTER TRUNCATE ON {table.name} "
                "FOR EACH STATEMENT EXECUTE FUNCTION {trigger}()",
            ],
        )
    yield (
        "commit",
        "elections_page_pending",
        [
            function(COMMIT),
            "CREATE CONSTRAINT TRIGGER {trigger} AFTER INSERT ON elections_page_pending "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {trigger}()",
        ],
    )


def of_rows(table: Table, rows: list[str], lone: int) -> list[str]:
    """Queries for the scopes of all rows that a statement changed, as they were and as they are."""
    if not table.owners:
        # No row, no change: the trigger fires for a statement that found nothing, too.
        return [f"SELECT {lone} FROM {name}" for name in rows]
    first, *others = ((changed(owner, rows), owner.query) for owner in table.owners)
    # An owner that is not there, because foreign keys are checked at the end: anybody's page.
    return [f"SELECT coalesce(({first[1]}), {EVERY_PAGE}) FROM {first[0]}"] + [
        f"SELECT scope FROM {owners} CROSS JOIN LATERAL ({query}) other (scope) "
        "WHERE scope IS NOT NULL"
        for owners, query in others
    ]


def changed(owner: Owner, rows: list[str]) -> str:
    """Each owner of the changed rows once: a set of results has many, and a path to look up."""
    columns = ", ".join(owner.columns)
    distinct = " UNION ".join(f"SELECT {columns} FROM {name}" for name in rows)
    return f"(SELECT DISTINCT * FROM ({distinct}) owners) {{row}}"


def gather(scopes: str) -> str:
    return (
        "\nBEGIN\n  INSERT INTO elections_page_pending (transaction, scope)\n"
        f"  SELECT txid_current(), gathered.scope FROM ({scopes}) gathered (scope)\n"
        "  ON CONFLICT DO NOTHING;\n  RETURN NULL;\nEND"
    )


def function(body: str) -> str:
    # Compiling such queries to machine code takes longer than running them.
    return (
        "CREATE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql SET jit = off "
        f"AS $${body}$$"
    )


def raise_scope(cursor: CursorWrapper, scope: int) -> None:
    cursor.execute(
        "INSERT INTO elections_page_pending (transaction, scope) VALUES (txid_current(), %s) "
        "ON CONFLICT DO NOTHING",
        [scope],
    )
