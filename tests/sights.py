"""Each sort of public page once: where it stands, and what one must see at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sight:
    """A page behind its language, and what stands above its fold (selectors)."""

    path: str
    first: tuple[str, ...]  # the bold items of the public site guide, section 5; of
    # what fills more than a screen, marked by `!`, the beginning
    status: int = 200


# elements whose text does not fit into them and is cut off
CLIPPED = """() => [...document.querySelectorAll('main *, header *')].filter(one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return ['hidden', 'clip'].includes(style.overflowX) && box.width > 1
    && one.textContent.trim() && (one.scrollWidth > one.clientWidth + 1
      || style.overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 120))"""
ANSWERED = (".answer .tag", ".answer-sentence", ".answer dl")
SIGHTS = {
    "home": Sight(
        "",
        ("h1", ".hero form.search", ".examples", ".questions", "#front",
         ".platforms > p.small", ".platforms table", ".not-listed"),
    ),
    "check, found": Sight("check?q=HashKey", ANSWERED),
    "check, no record": Sight(
        "check?q=zzqqx", (".answer .tag", ".answer-sentence", ".looked-in")
    ),
    "check, look-alike": Sight(
        "check?q=hashkėy.com", (".answer .tag", ".answer-sentence", "#close")
    ),
    "list": Sight(
        "policies?status=in-force",
        ("h1", ".page-heading p", ".filters .filter", ".chips", ".orders"),
    ),
    "exchange": Sight("exchanges/hashkey", ("h1", ".head-fact a", *ANSWERED)),
    "policy": Sight("policies/cap656", ("h1", ".page-heading p[lang]", *ANSWERED)),
    "licence": Sight("licences/lc-0019", ("h1", *ANSWERED)),
    "regulator": Sight(
        "regulators/sfc",
        ("h1", ".page-heading p[lang]", ".answer-sentence", ".answer dl"),
    ),
    "source": Sight(
        "sources/report-on-victory-fintech-regulatory-approval",
        ("h1", ".answer-sentence", ".answer dl"),
    ),
    "applications": Sight("applications", ("h1", ".answer-sentence")),
    "alerts": Sight("alerts", ("h1", "main form.search", ".page-heading p.counts")),
    "topic": Sight("topics/stablecoins", ("h1", ".answer-sentence")),
    "coming": Sight("coming", ("h1", ".answer-sentence", "main table tr time")),
    "timeline": Sight("timeline", ("h1", ".timeline-form", ".picture svg!")),
    "compare": Sight(
        "compare?from=2023-05-31&to=2023-06-01",
        ("h1", "#from", "#to", ".two-dates > a", ".three-counts"),
    ),
    "changes": Sight(
        "changes",
        (".change-number", ".change-title", ".changes .differences", ".changes time",
         ".changes .change-sources", ".changes .dots"),
    ),
    "version": Sight("exchanges/hashkey/v/1", ("h1", ".banner")),
    "report": Sight("report?record=EX-0002", ("h1", "main form textarea")),
    "about": Sight("about", ("h1",)),
    "not found": Sight("exchanges/hashkei", ("h1", "#near", "main form.search"), 404),
}  # fmt: skip
