"""The part of an English word that its forms share, for the index only, never shown."""

SHORTEST = 3  # letters that an ending must leave
VOWELS = frozenset("aeiouy")
SPELLINGS = (("licens", "licenc"), ("defens", "defenc"), ("offens", "offenc"))
WHOLE = {
    "programme": "program",
    "programmes": "program",
    "centre": "center",
    "centres": "center",
    "cheque": "check",
    "cheques": "check",
    "ltd": "limited",
}
KEPT = frozenset({"limited", "united"})  # parts of names, not verbs


def stem(word: str) -> str:
    """Return what plural, tense, and British and American spelling leave of `word`.

    `word` is one folded word without marks. Words with a digit stay as they are.
    """
    word = WHOLE.get(word, word)
    if word in KEPT or len(word) <= SHORTEST or not word.isalpha():
        return word
    one = _singular(_british(word))
    rest = _without_tense(one)
    return one if rest == one else _undoubled(rest)  # VDXX is not VDX


def _british(word: str) -> str:
    for american, british in SPELLINGS:
        if word.startswith(american):
            return british + word.removeprefix(american)
    return word.replace("iz", "is")


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > SHORTEST + 1 else word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_tense(word: str) -> str:
    for ending in ("eed", "ing", "ed", "e"):
        rest = word.removesuffix(ending)
        if rest != word and ending == "eed":
            return word
        if rest != word and len(rest) >= SHORTEST and VOWELS & set(rest):
            return rest
    return word


def _undoubled(word: str) -> str:
    """Return `plan` for `plann`, but `fall`, `pass`, `fizz` and `staff` as they are."""
    if word[-2] == word[-1] and word[-1] not in "flszaeiou" and len(word) > SHORTEST:
        return word[:-1]
    return word
