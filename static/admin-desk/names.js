/* Give the autocompletes of the form their names, for those who cannot see the label. */

const nameOf = (select) => select?.labels?.[0];

function selectOf(field) {
  const own = field.closest(".select2-container")?.previousElementSibling;
  if (own?.matches("select")) return own;
  return document.querySelector(".select2-container--open:not(body > *)")?.previousElementSibling;
}

function nameSelection(selection) {
  const label = nameOf(selectOf(selection));
  if (!label || selection.dataset.named) return;
  label.id ||= `${label.htmlFor}_label`;
  const shown = selection.querySelector(".select2-selection__rendered");
  selection.setAttribute("aria-labelledby", [label.id, shown?.id].filter(Boolean).join(" "));
  shown?.removeAttribute("role"); // it shows a value, one cannot type into it
  shown?.removeAttribute("aria-readonly");
  selection.dataset.named = "true";
}

function nameSearch(field) {
  const label = nameOf(selectOf(field));
  if (label) field.setAttribute("aria-label", label.textContent);
}

function tidy() {
  document.querySelectorAll(".select2-selection:not([data-named])").forEach(nameSelection);
  document.querySelectorAll(".select2-search__field:not([aria-label])").forEach(nameSearch);
  document.querySelectorAll(".select2-selection[aria-owns]:not([aria-controls])").forEach((one) => one.setAttribute("aria-controls", one.getAttribute("aria-owns")));
  // in a list only items may stand; each choice has its own way out
  document.querySelectorAll("ul > .select2-selection__clear").forEach((one) => one.remove());
}

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    tidy();
  });
}).observe(document.body, { childList: true, subtree: true });
tidy();
