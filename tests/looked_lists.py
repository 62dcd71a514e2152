"""An official list as it was last looked in, long ago."""

from datetime import date

from registry.records.looked import Looked, Seen
from registry.records.names import Text

MAY_29 = Seen(date(2026, 5, 29), "17:00", "13 platforms.", 13)
LIST = Looked(
    public_id="OL-0001",
    name=Text("List", "en"),
    url="",
    regulator=Text("SFC", "en"),
    shows="licensed",
    regimes=("vatp",),
    days_allowed=7,
    seen=MAY_29,
    newest=MAY_29,
    overdue=True,
)
