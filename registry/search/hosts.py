"""The web address in what a reader pastes: a URL, an e-mail address, a bare host."""

import re
import unicodedata

LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
HOST = re.compile(rf"(?:{LABEL}\.)+(?:[^\W\d_]{{2,}}|xn--[a-z0-9-]+)")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?://)?(?=\S)")
PATH, PORT = re.compile(r"[/?#\\].*$", re.DOTALL), re.compile(r":\d*$")
PUNYCODE = "xn--"
# what stands between a name and its country: an approximation of publicsuffix.org
SECOND = frozenset({"ac", "co", "com", "edu", "gov", "idv", "net", "org"})
LONGEST = 253  # characters of a host, RFC 1035


def host_in(text: str) -> str:
    """Return the host that `text` as a whole names, without `www.`; else nothing.

    Labels in Punycode (RFC 3492) are decoded, case and width are folded.
    """
    text = unicodedata.normalize("NFKC", text.strip()).casefold()
    place = PATH.sub("", SCHEME.sub("", text)).rpartition("@")[2]
    bare = PORT.sub("", place).strip(".")
    host = bare.removeprefix("www.") if bare.count(".") > 1 else bare
    if len(host) > LONGEST or not HOST.fullmatch(host):
        return ""
    return ".".join(_decoded(label) for label in host.split("."))


def parents(host: str) -> list[str]:
    """Return a host and those above it, down to the name that was registered."""
    labels = host.split(".")
    own = len(labels) - len(_suffix(labels)) - 1
    return [".".join(labels[n:]) for n in range(own + 1)]


def label_of(host: str) -> str:
    """Return the name that was registered, without what it was registered under."""
    labels = host.split(".")
    return labels[-len(_suffix(labels)) - 1]


def before_suffix(host: str) -> list[str]:
    """Return the labels before what the name was registered under."""
    labels = host.split(".")
    return labels[: -len(_suffix(labels))]


def _suffix(labels: list[str]) -> list[str]:
    """Return `com`, or `com`, `hk`."""
    is_second = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND  # noqa: PLR2004 - letters of a country
    return labels[-2:] if is_second else labels[-1:]


def _decoded(label: str) -> str:
    if not label.startswith(PUNYCODE):
        return label
    try:
        return label.removeprefix(PUNYCODE).encode().decode("punycode").casefold()
    except UnicodeError:
        return label
