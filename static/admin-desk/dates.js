/* Say while one types how a partial date is understood; the register has the last word. */

const LITERAL = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const lang = document.documentElement.lang.startsWith("zh") ? document.documentElement.lang : "en-GB";
const DAY = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };

const format = (shape) => new Intl.DateTimeFormat(lang, { ...shape, timeZone: "UTC" });
const words = (text) => text.replace("Sept", "Sep");

function read(text) {
  const match = LITERAL.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => (part ? Number(part) : null));
  const first = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const isReal = (!month || first.getUTCMonth() === month - 1) && (!day || first.getUTCDate() === day);
  if (!isReal) return null;
  if (day) return { words: words(format(DAY).format(first)), span: "" };
  const last = month ? new Date(Date.UTC(year, month, 0)) : new Date(Date.UTC(year, 11, 31));
  const shape = month ? { month: "short", year: "numeric" } : { year: "numeric" };
  return {
    words: words(format(shape).format(first)),
    span: words(format(DAY).formatRange(first, last)),
  };
}

function meaningOf(input) {
  const found = input.parentElement.querySelector(".meaning");
  if (found) return found;
  const made = document.createElement("p");
  made.className = "meaning";
  made.setAttribute("aria-live", "polite");
  input.after(made);
  return made;
}

function show(input) {
  const found = read(input.value.trim());
  const place = meaningOf(input);
  place.replaceChildren();
  place.hidden = !found;
  if (!found) return;
  const strong = document.createElement("strong");
  strong.textContent = found.words;
  const span = document.createElement("span");
  span.textContent = found.span;
  place.append(strong, span);
}

document.addEventListener("input", (event) => {
  if (event.target.matches(".partial-date")) show(event.target);
});
