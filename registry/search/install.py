"""Make the index beside the search rows: no migration holds either database's SQL."""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from registry.search.index import reindex, stale_count
from registry.search.models import SearchRow
from registry.search.store import store_of


@transaction.atomic
def install(connection: BaseDatabaseWrapper) -> None:
    """Make the index where it is missing and build it anew where it does not fit.

    Safe after every migrate: it does nothing where the table of the rows is missing,
    and little where all is well. It heals an index that a flush, a lost table or
    another analyser left behind.
    """
    if SearchRow._meta.db_table not in connection.introspection.table_names():
        return
    store = store_of(connection)
    with connection.cursor() as cursor:
        store.install(cursor)
        fits = store.size(cursor) == SearchRow.objects.count()
    if stale_count() or not fits:
        reindex()
