"""The tables, made or brought up to date when a database is opened."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from core.conversation.errors import HistoryError, Kind
from core.sentence import say
from history.faults import refused
from history.models import Base

_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION_TABLE = "alembic_version"
_MIGRATING = threading.Lock()  # Alembic keeps its context in a global of the process
_ATTEMPTS = 10
_PAUSE_S = 0.2


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables in an empty database, migrate those of an older version.

    Processes that start together take turns. Raises ``HistoryError``, of code
    ``history_newer`` when a newer version of the app has written the tables.
    """
    for attempt in range(_ATTEMPTS):
        try:
            with _MIGRATING, engine.begin() as connection:
                _upgrade(connection)
            return
        except (SQLAlchemyError, OSError) as error:
            # Another process may just be making the same tables: look again in a moment.
            if attempt == _ATTEMPTS - 1:
                raise refused() from error
            time.sleep(_PAUSE_S)


def newest_version() -> str:
    """The revision that the newest migration leads to: its file's name begins with it."""
    return max(path.name.split("_")[0] for path in (_MIGRATIONS / "versions").glob("*_*.py"))


def _upgrade(connection: Connection) -> None:
    """Alembic alone takes half a second to import, so it is asked only where tables of an
    older version are; the models themselves say what an empty database needs."""
    if connection.dialect.name == "sqlite":
        # Its driver would begin no transaction for a table: a crash must leave all or nothing.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    found = inspect(connection).get_table_names()
    if not found:
        Base.metadata.create_all(connection)
        connection.execute(
            text(f"CREATE TABLE {_VERSION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        )
        connection.execute(
            text(f"INSERT INTO {_VERSION_TABLE} VALUES (:version)"), {"version": newest_version()}
        )
    elif _version(connection, found) != newest_version():
        _migrate(connection)


def _version(connection: Connection, tables: list[str]) -> str | None:
    if _VERSION_TABLE not in tables:
        return None
    return connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise HistoryError(
            Kind.CONFIGURATION,
            "history_newer",
            say("The saved interviews were written by a newer version of the app."),
            say("Update the app, or set GREENROOM_DATA_DIR to another folder."),
        ) from error
