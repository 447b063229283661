// The index of many documents: its table can be sorted and searched.

const table = /** @type {HTMLTableElement | null} */ (document.getElementById("table"));
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("find"));

/**
 * What a cell is ordered by: a number where it is one, else its words.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 * @returns {number | string}
 */
function value(row, column) {
  const cell = row.cells[column];
  if (column === 0) return (cell.textContent ?? "").toLowerCase();
  return Number(cell.getAttribute("data-v") ?? cell.textContent);
}

/**
 * @param {HTMLTableElement} sorted
 * @param {number} column
 */
function sortBy(sorted, column) {
  const heads = [...sorted.tHead.rows[0].cells];
  const before = heads[column].getAttribute("aria-sort");
  // Names begin with A, figures with the highest: that is what one looks for first.
  const down = before ? before === "ascending" : column > 0;
  for (const head of heads) head.removeAttribute("aria-sort");
  heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = sorted.tBodies[0];
  const keyed = [...body.rows].map((row) => ({ row, key: value(row, column) }));
  const text = new Intl.Collator("en-GB", { numeric: true });
  keyed.sort((one, other) =>
    typeof one.key === "number" ? one.key - Number(other.key) : text.compare(one.key, String(other.key)),
  );
  if (down) keyed.reverse();
  body.append(...keyed.map(({ row }) => row));
}

/**
 * @param {HTMLTableElement} searched
 * @param {string} query
 * @returns {number} how many rows are left
 */
function filter(searched, query) {
  let left = 0;
  for (const row of searched.tBodies[0].rows) {
    row.hidden = !(row.cells[0].textContent ?? "").toLowerCase().includes(query);
    if (!row.hidden) left += 1;
  }
  return left;
}

if (table && form) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(table, column));
    head.append(button);
  });
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  const input = /** @type {HTMLInputElement} */ (document.getElementById("query"));
  const found = document.getElementById("found");
  input.addEventListener("input", () => {
    const left = filter(table, input.value.trim().toLowerCase());
    found.textContent = input.value ? (left === 1 ? "1 document" : `${left} documents`) : "";
  });
}
