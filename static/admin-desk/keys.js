/* The desk by keyboard: single letters outside text fields, which can be switched off; Ctrl S. */

const TEXT = ":is(input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=file]), textarea, select, [contenteditable], [role=combobox], [role=searchbox])";
const ROWS = ":is(.form-row:not(.hidden), .inline-related:not(.empty-form), .results tbody tr, .versions tbody tr, .queue > li, [data-row])";
const WAIT = 1500; // ms in which the letter after g is taken
const YEAR = 31536000; // s
const list = document.querySelector("dialog.keys");
const asking = document.querySelector("dialog.asking");
const content = document.querySelector("[id=content], .content") ?? document.body;

const all = (selector, within = content) => [...within.querySelectorAll(selector)];
const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
const isOff = () => /(?:^|; )keys=off(?:;|$)/.test(document.cookie);

function keep(off) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `keys=${off ? "off" : "on"}; Path=/admin/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

/* Moving about */

function unfold(one) {
  for (let box = one.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
}

function go(one) {
  if (!one) return;
  unfold(one);
  const target = one.matches("tr, li") ? one.querySelector("a, button") ?? one : one;
  if (target.tabIndex < 0 && !target.matches("a, button, input, select, textarea")) target.tabIndex = -1;
  target.focus();
}

function step(way) {
  const rows = all(ROWS).filter(isSeen);
  const here = rows.findLastIndex((row) => row.contains(document.activeElement));
  go(rows[here < 0 ? (way > 0 ? 0 : rows.length - 1) : here + way]);
}

function nextError() {
  const wrong = all("[aria-invalid=true]");
  const after = (one) => document.activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  go(wrong.find(after) ?? wrong[0]);
}

function toggleCitations() {
  const drawers = all("details.evidence, .drawer > details").filter((one) => isSeen(one.parentElement));
  const open = drawers.some((one) => !one.open);
  for (const one of drawers) one.open = open;
}

function mark(side) {
  document.activeElement.closest("tr")?.querySelector(`input[type=radio][name=${side}]`)?.click();
}

/* Acts: a letter only ever asks, never acts at once */

function button(act) {
  const goesTo = (one) => (one.hasAttribute("formaction") ? one.formAction : one.form?.action ?? "");
  const found = all("button[type=submit]").filter((one) => goesTo(one).endsWith(`/${act}/`));
  return found.find((one) => isSeen(one) && one.getAttribute("aria-disabled") !== "true" && !one.disabled);
}

function ask(act) {
  const found = button(act);
  if (!found) return;
  const words = asking.querySelector("[data-do]");
  words.textContent = found.textContent.trim();
  words.onclick = () => {
    asking.close();
    found.click();
  };
  asking.showModal();
}

function save() {
  const found = all("[name=_save]").findLast(isSeen) ?? all("[name=_apply]").find(isSeen);
  found?.click();
  return Boolean(found);
}

const to = (selector) => () => (location.href = document.querySelector(selector).href);
const KEYS = {
  1: () => mark("from"),
  2: () => mark("to"),
  "/": () => document.querySelector("[id=find]")?.focus(),
  "?": () => list.showModal(),
  "g d": to("[data-go=desk]"),
  "g r": to("[data-go=review]"),
  a: () => ask("approve"),
  c: () => go(all("[name=comment]").find(isSeen)),
  e: nextError,
  j: () => step(1),
  k: () => step(-1),
  o: toggleCitations,
  r: () => ask("return"),
};

let before = "";
let since = 0;

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
    if (save()) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isOff() || event.target.closest?.(TEXT)) return;
  const key = before && event.timeStamp - since < WAIT ? `${before} ${event.key}` : event.key;
  before = event.key === "g" ? "g" : "";
  since = event.timeStamp;
  if (!Object.hasOwn(KEYS, key)) return;
  event.preventDefault();
  KEYS[key]();
}

if (list) {
  const works = list.querySelector("[name=keys]");
  works.checked = !isOff();
  works.addEventListener("change", () => keep(!works.checked));
  for (const opener of document.querySelectorAll("[data-open-keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => list.showModal());
  }
  document.addEventListener("keydown", pressed);
}
