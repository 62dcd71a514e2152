/* "Add a citation" adds its row here and now; without this script the server does. */

const GROUP = "registry-citation-content_type-object_id-group";

function begin(path) {
  const adding = document.querySelector(`#${GROUP} .add-row a`);
  if (!adding) return false;
  adding.click();
  const rows = document.querySelectorAll(`#${GROUP} .inline-related:not(.empty-form)`);
  const row = rows[rows.length - 1];
  const named = row?.querySelector("select[name$='-fields_named']");
  if (!named) return false;
  for (const option of named.options) option.selected = option.value === path;
  row.scrollIntoView({ block: "center" });
  row.querySelector(".select2-selection, select, input:not([type='hidden'])")?.focus();
  return true;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-cite]");
  if (button && begin(button.dataset.cite)) event.preventDefault();
});
