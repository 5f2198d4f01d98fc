/* Names what Django's forms and Select2 leave without a name: the fields in tables, by the head of
   their column, and what stands for a chooser, by the chooser's own name. */
"use strict";

{
  const inColumn = (field) => {
    const cell = field.closest("td");
    const column = [...(cell?.classList ?? [])].find((name) => name.startsWith("field-"));
    const heads = [...(field.closest("table")?.querySelectorAll("thead th") ?? [])];
    const head = column
      ? heads.find((one) => one.classList.contains(column.replace("field-", "column-")))
      : cell?.matches(".delete") && heads.at(-1);
    return head ? head.firstChild.textContent : "";
  };

  const nameOf = (field) => (field.labels?.[0]?.textContent || inColumn(field)).trim();

  /* The chooser that a part of Select2 stands for: beside it, or the one that is open. */
  const chooserOf = (part) => {
    const beside = part.closest(".select2-container").previousElementSibling;
    return beside?.matches("select")
      ? beside
      : document.querySelector("select:has(+ .select2-container--open)");
  };

  const give = (element, name) => name && element.setAttribute("aria-label", name);

  const without = (selector) => document.querySelectorAll(`${selector}:not([aria-label])`);

  const nameAll = () => {
    for (const field of without(".tabular td :is(input, select, textarea)"))
      if (field.type !== "hidden" && field.name && !field.labels.length) give(field, nameOf(field));
    for (const part of without(
      ".select2-container :is(.select2-search__field, .select2-selection, [role='textbox'])",
    )) {
      const chooser = chooserOf(part);
      if (chooser) give(part, chooser.ariaLabel || nameOf(chooser));
    }
  };

  nameAll();
  new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
}
