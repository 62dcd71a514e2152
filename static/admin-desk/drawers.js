/* A citation's drawer offers every value of the record once it is opened: the page holds
   the whole list once, in the blank row, not once in each of a hundred citations. */

function complete(select, whole) {
  const chosen = new Set([...select.selectedOptions].map((option) => option.value));
  select.replaceChildren(...whole.cloneNode(true).children);
  for (const option of select.options) option.selected = chosen.has(option.value);
  select.dataset.complete = "true";
}

document.addEventListener(
  "toggle",
  (event) => {
    const drawer = event.target.closest(".drawer.has_original");
    const select = drawer?.querySelector("select[name$='-fields_named']:not([data-complete])");
    const whole = drawer?.parentElement.querySelector(".empty-form select[name$='-fields_named']");
    if (event.target.open && select && whole) complete(select, whole);
  },
  true, // it does not bubble
);
