/* Ask before one leaves a form that was changed; never where nothing was, nor on sending it. */

const forms = document.querySelectorAll("[id=content-main] form[method=post]");
const before = new Map(); // control → what it held when the page came
let sent = false;
// a form that came back is shown as typed, and nothing of it is stored
let changed = Boolean(document.querySelector("[id=content-main] :is(.errorlist, [data-typed])"));

function held(control) {
  if (control.type === "checkbox" || control.type === "radio") return String(control.checked);
  if (control.selectedOptions) return [...control.selectedOptions].map((one) => one.value).sort().join("\n");
  return control.value;
}

for (const form of forms) {
  for (const control of form.elements) if (control.name) before.set(control, held(control));
  for (const type of ["formset:added", "formset:removed"]) form.addEventListener(type, () => (changed = true));
  form.addEventListener("submit", () => (sent = true));
}

window.addEventListener("beforeunload", (event) => {
  const differs = ([control, value]) => held(control) !== value;
  if (!sent && (changed || [...before].some(differs))) event.preventDefault();
});
window.addEventListener("pageshow", () => (sent = false)); // back again, as it was left
