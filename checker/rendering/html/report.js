"use strict";
// Filters the items. Without this script the page shows all of them, and no filter.
const form = document.querySelector(".filters");
const items = [...document.querySelectorAll(".item")];
const output = form.querySelector("output");

const fold = (text) => text.normalize("NFC").toLowerCase();
const texts = new Map(items.map((item) => [item, fold(item.textContent)]));

function apply() {
  const chosen = new FormData(form);
  const verdicts = chosen.getAll("verdict");
  const wanted = fold(chosen.get("text").trim());
  let shown = 0;
  for (const item of items) {
    const { verdict, group, review } = item.dataset;
    item.hidden = !(
      verdicts.includes(verdict) &&
      (!chosen.get("group") || group === chosen.get("group")) &&
      (!chosen.get("review") || review) &&
      texts.get(item).includes(wanted)
    );
    shown += !item.hidden;
  }
  for (const section of document.querySelectorAll("section[data-group]")) {
    section.hidden = !section.querySelector(".item:not([hidden])");
  }
  output.textContent = output.dataset.text.replace("{n}", shown).replace("{total}", items.length);
}

// A link must find its item, whatever is filtered or folded.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const item = target?.closest(".item");
  if (item) {
    if (item.hidden) { form.reset(); apply(); }
    item.open = true;
    item.scrollIntoView();
  }
}

form.hidden = false;
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", reveal);
apply();
reveal();
