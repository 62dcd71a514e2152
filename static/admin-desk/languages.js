/* Propose 简 from 繁 while one types: the server converts, nothing is filled in by itself. */

const PAUSE = 350; // ms without a key before the server is asked
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

async function simplified(address, text) {
  const body = new URLSearchParams({ text });
  const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token() } });
  return answer.ok ? answer.text() : "";
}

function watch(box) {
  const row = box.closest(".languages-row");
  const cells = [...row.querySelectorAll(".typed")];
  const [, hant, hans] = cells.map((cell) => cell.querySelector("input, textarea")); // an address stands in a paragraph
  const text = box.querySelector("[data-text]");
  const older = box.querySelector("[data-older]");
  const blank = box.querySelector("[data-blank]");
  let waiting = 0;

  function show() {
    box.hidden = !text.textContent || text.textContent === hans.value;
    blank.hidden = Boolean(hans.value);
    older.hidden = older.hidden || !hans.value;
    box.classList.toggle("older", !older.hidden);
  }

  async function propose() {
    const asked = hant.value;
    const found = /\p{Script=Han}/u.test(asked) ? await simplified(box.dataset.address, asked) : "";
    if (asked !== hant.value) return; // typed on meanwhile: another answer is coming
    text.textContent = found;
    older.hidden = !hans.value;
    show();
  }

  hant.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(propose, PAUSE);
  });
  hans.addEventListener("input", show);
  box.querySelector("[name=_use_proposal]").addEventListener("click", (event) => {
    event.preventDefault();
    hans.value = text.textContent;
    hans.dispatchEvent(new Event("input", { bubbles: true }));
    hans.focus();
  });
}

document.querySelectorAll("[data-proposal]").forEach(watch);
