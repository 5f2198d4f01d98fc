/* The page of a round's figures: moves between its cells as a spreadsheet does, takes pasted blocks,
   and asks the server what the audit says of what is typed. Without it, it is a plain form. */
"use strict";

{
  const form = document.querySelector("#figures-form");
  const table = form?.querySelector("table.figures");
  const status = form?.querySelector(".figures-status");
  const PAUSE = 600;

  const inputAt = (row, column) => row?.cells[column]?.querySelector("input[type=text]");
  const rowsFrom = (row) => {
    const rows = [...table.rows];
    return rows.slice(rows.indexOf(row));
  };

  /* The next cell of the column that can be typed into, up or down. */
  const move = (input, step) => {
    const cell = input.closest("td");
    let row = cell.parentElement;
    do row = table.rows[row.rowIndex + step];
    while (row && !inputAt(row, cell.cellIndex));
    const next = inputAt(row, cell.cellIndex);
    next?.focus();
    next?.select();
  };

  table?.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches("td > input[type=text]") || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const down = event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey);
    const up = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
    if (!down && !up) return;
    // Enter does not send the form, even in the last row.
    event.preventDefault();
    move(input, down ? 1 : -1);
  });

  const blockOf = (text) =>
    text
      .replace(/(\r?\n)+$/, "")
      .split(/\r?\n/)
      .map((line) => line.split("\t").map((value) => value.trim().replace(/\s*%$/, "")));

  const fill = (first, block) => {
    const cell = first.closest("td");
    const rows = rowsFrom(cell.parentElement);
    let filled = 0;
    let left = 0;
    block.forEach((values, down) =>
      values.forEach((value, along) => {
        const input = inputAt(rows[down], cell.cellIndex + along);
        if (input) {
          input.value = value;
          filled += 1;
        } else if (value) left += 1;
      }),
    );
    status.textContent =
      `${status.dataset.filled} ${filled}.` + (left ? ` ${status.dataset.left} ${left}.` : "");
  };

  table?.addEventListener("paste", (event) => {
    const block = blockOf(event.clipboardData.getData("text/plain"));
    if (!event.target.matches("td > input[type=text]")) return;
    if (block.length === 1 && block[0].length === 1) return;
    event.preventDefault();
    fill(event.target, block);
    // What is kept of unsaved work, and the audit, hear of it as of typing.
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });

  /* The verdicts below the table, and their labels beside the accounts. */
  const show = (html) => {
    const list = document.querySelector("#verdicts");
    if (list.innerHTML === html) return;
    list.innerHTML = html;
    for (const told of list.querySelectorAll("[data-account]")) {
      const label = table.querySelector(`.verdicts [data-account="${told.dataset.account}"] a`);
      label.className = told.className;
      // Screen readers read out what is set, be it the same.
      if (label.textContent !== told.dataset.label) label.textContent = told.dataset.label;
    }
  };

  let asked;
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const body = new FormData(form);
    body.delete("shown_state");
    body.set("check", "fragment");
    try {
      const { signal } = asked;
      const answer = await fetch(location.href, { method: "POST", body, signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      show(await answer.text());
      if (status.textContent === status.dataset.unchecked) status.textContent = "";
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = status.dataset.unchecked;
    }
  };

  let timer = 0;
  const mark = () => {
    for (const input of table.querySelectorAll("td > input[type=text]"))
      input.classList.toggle("edited", input.value !== input.defaultValue);
  };
  const later = (event) => {
    if (!event.target.closest("table.figures")) return;
    mark();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  form?.addEventListener("input", later);
  // Work that the browser has kept is filled in again.
  form?.addEventListener("change", later);
}
