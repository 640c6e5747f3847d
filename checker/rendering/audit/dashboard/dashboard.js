"use strict";
// Filters, sorts and pages the tables. Without this script the page shows everything, and no filter.
const form = document.querySelector(".filters");
const table = document.querySelector(".units");
const note = document.querySelector(".sort");
const pager = document.querySelector(".pages");
const output = form.querySelector("output");
const size = Number(table.dataset.page);
const fold = (text) => text.normalize("NFC").toLowerCase();
const fill = (element, n, total) => { element.textContent = element.dataset.text.replace("{n}", n).replace("{total}", total); };

let units = [...table.tBodies];
const matrices = [...document.querySelectorAll("section[data-ruleset]")];
const texts = new Map(units.map((unit) => [unit, fold(unit.textContent)]));
let wanted = units;
let page = 0;

function show() {
  const pages = Math.max(1, Math.ceil(wanted.length / size));
  page = Math.min(page, pages - 1);
  const shown = new Set(wanted.slice(page * size, (page + 1) * size));
  for (const unit of units) unit.hidden = !shown.has(unit);
  fill(output, wanted.length, units.length);
  pager.hidden = pages === 1;
  fill(pager.querySelector("span"), page + 1, pages);
  pager.querySelector("[name=before]").disabled = page === 0;
  pager.querySelector("[name=after]").disabled = page === pages - 1;
}

function apply() {
  const chosen = new FormData(form);
  const text = fold(chosen.get("text").trim());
  const status = chosen.get("status");
  const [groupRules, group] = (chosen.get("group") || "").split("-");
  const rules = chosen.get("ruleset") || groupRules || "";
  wanted = units.filter((unit) =>
    texts.get(unit).includes(text) &&
    (!status || unit.dataset.status.split(" ").includes(status)) &&
    (!rules || unit.dataset.rulesets.split(" ").includes(rules)));
  page = 0;
  show();
  for (const section of matrices) {
    section.hidden = Boolean(rules) && section.dataset.ruleset !== rules;
    if (!section.hidden) filterMatrix(section, text, status, groupRules === section.dataset.ruleset ? group : undefined);
  }
}

function filterMatrix(section, text, status, group) {
  const [groups, items] = section.querySelectorAll("thead tr");
  const hidden = [...items.cells].map((cell) => group !== undefined && cell.dataset.group !== group);
  for (const cell of groups.cells) cell.hidden = "group" in cell.dataset && group !== undefined && cell.dataset.group !== group;
  hidden.forEach((value, place) => { items.cells[place].hidden = value; });
  for (const row of section.querySelectorAll("tbody tr, tfoot tr")) {
    if ("status" in row.dataset) {
      row.hidden = !fold(row.cells[0].textContent).includes(text) || Boolean(status) && row.dataset.status !== status;
    }
    // The first two cells are the name and the score.
    hidden.forEach((value, place) => { row.cells[place + 2].hidden = value; });
  }
}

const value = (unit, column) => {
  const cell = unit.rows[0].cells[column];
  return cell ? cell.dataset.sort ?? cell.textContent.trim() : "";
};
const compare = (one, other) => {
  // What has no value stands last, whichever way the table is sorted.
  if (!one || !other) return 0;
  return isNaN(one) || isNaN(other) ? one.localeCompare(other, "vi") : one - other;
};

function sort(head, column) {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const keys = new Map(units.map((unit) => [unit, unit.rows[0].cells.length > column ? value(unit, column) : ""]));
  units.sort((a, b) => !keys.get(a) - !keys.get(b) || (down ? -1 : 1) * compare(keys.get(a), keys.get(b)));
  table.append(...units);
  apply();
}

[...table.tHead.rows[0].cells].forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(head, column));
  head.append(button);
});
pager.querySelector("[name=before]").addEventListener("click", () => { page -= 1; show(); });
pager.querySelector("[name=after]").addEventListener("click", () => { page += 1; show(); });
// The title of the item, for whoever points at a cell far from its head.
document.addEventListener("mouseover", (event) => {
  const cell = event.target.closest?.(".matrix tbody td");
  if (!cell || cell.title) return;
  const head = cell.closest("table").tHead.rows[1].cells[cell.cellIndex - 2];
  if (head) cell.title = head.textContent;
});
form.hidden = false;
note.hidden = false;
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
apply();
