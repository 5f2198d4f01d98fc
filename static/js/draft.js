/* Keeps what is typed in a form of the desk until it is saved: warns before it is left, and brings
   it back. A draft is all that the form would send, with the token of what the page had shown, so
   that whoever saves it is told of what others have changed since. */
"use strict";

{
  const PREFIX = "draft ";
  const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
  const SAVED_COOKIE = /^saved-draft-([0-9a-z]+)=/;

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  const write = (key, draft) => {
    try {
      localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Storage is full or turned off. The warning before leaving remains.
    }
  };

  const removeAll = (unwanted) => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && unwanted(read(key))) localStorage.removeItem(key);
  };

  const removeOldAndSaved = (desk) => {
    const saved = new Set();
    for (const cookie of document.cookie.split("; ")) {
      const id = cookie.match(SAVED_COOKIE)?.[1];
      if (!id) continue;
      saved.add(id);
      document.cookie = `saved-draft-${id}=; path=${desk}; max-age=0`;
    }
    removeAll((draft) => !draft || saved.has(draft.id) || draft.date < Date.now() - KEPT_FOR);
  };

  const keepFormOf = (offer) => {
    const form = offer.closest("form");
    const address = new URL(location);
    address.searchParams.delete("_changelist_filters");
    const key = `${PREFIX}${offer.dataset.user} ${address.pathname}${address.search}`;

    const UNKEPT = ["password", "file", "submit", "button", "reset", "image"];
    const kept = () =>
      [...form.elements].filter(
        ({ name, type }) =>
          name &&
          name !== "csrfmiddlewaretoken" &&
          !name.includes("__prefix__") &&
          !UNKEPT.includes(type),
      );
    const isTick = ({ type }) => type === "checkbox" || type === "radio";
    const nameOf = (field) => (isTick(field) ? `${field.name}=${field.value}` : field.name);
    const valueOf = (field) => {
      if (isTick(field)) return field.checked;
      if (field.tagName !== "SELECT") return field.value;
      return [...field.selectedOptions].map((option) => [option.value, option.text]);
    };
    const values = () => Object.fromEntries(kept().map((field) => [nameOf(field), valueOf(field)]));

    const setValue = (field, value) => {
      if (isTick(field)) field.checked = value;
      else if (field.tagName !== "SELECT") field.value = value;
      else {
        const chosen = new Set(value.map(([each]) => each));
        for (const option of field.options) option.selected = chosen.has(option.value);
        const offered = new Set([...field.options].map((option) => option.value));
        for (const [each, text] of value)
          if (!offered.has(each)) field.add(new Option(text, each, true, true));
      }
      // Django fills in slugs, and Select2 shows what is chosen, when they hear of a change.
      if (field.type !== "hidden") field.dispatchEvent(new Event("change", { bubbles: true }));
    };

    const addRows = (draft) => {
      for (const [name, total] of Object.entries(draft)) {
        if (!name.endsWith("-TOTAL_FORMS")) continue;
        const table = name.replace(/-TOTAL_FORMS$/, "");
        const rows = form.elements[name];
        const add = document.querySelector(`#${table}-group .add-row a`);
        for (let i = Number(rows?.value); add && i < Number(total); i++) add.click();
      }
    };

    const restore = (draft) => {
      addRows(draft.values);
      for (const field of kept()) {
        const value = draft.values[nameOf(field)];
        if (value === undefined || JSON.stringify(value) === JSON.stringify(valueOf(field))) continue;
        setValue(field, value);
        let folded = field.closest("details");
        for (; folded; folded = folded.parentElement.closest("details")) folded.open = true;
      }
    };

    let shown = JSON.stringify(values());
    let isOffering = false;
    let isLeaving = false;
    const hasChanged = () => JSON.stringify(values()) !== shown;

    const keep = (more) => {
      if (isOffering || isLeaving) return;
      if (hasChanged()) write(key, { values: values(), date: Date.now(), ...more });
      else localStorage.removeItem(key);
    };

    const answer = (draft) => {
      isOffering = false;
      offer.hidden = true;
      if (draft) restore(draft);
      keep();
    };

    const offerBack = (draft) => {
      isOffering = true;
      const time = offer.querySelector(".time");
      time.textContent = new Date(draft.date).toLocaleString(document.documentElement.lang);
      offer.querySelector(".restore").addEventListener("click", () => answer(draft));
      offer.querySelector(".discard").addEventListener("click", () => answer());
      offer.hidden = false;
    };

    const bringBack = () => {
      const draft = read(key);
      if ("refused" in offer.dataset) {
        // What was sent has come back, and is stored nowhere.
        shown = "";
        keep();
      } else if (draft?.sent) {
        // It was sent and never saved: the session had ended, or the site did not answer.
        restore(draft);
        keep();
        offer.nextElementSibling.hidden = false;
      } else if (draft) offerBack(draft);
    };

    bringBack();

    let timer = 0;
    const keepSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 300);
    };
    for (const event of ["input", "change", "click"]) form.addEventListener(event, keepSoon);
    // Select2 tells jQuery alone what was chosen.
    window.django?.jQuery(form).on("change", keepSoon);
    window.addEventListener("pagehide", () => keep());

    form.addEventListener("submit", () => {
      if (hasChanged()) {
        const id = Date.now().toString(36) + Math.random().toString(36).slice(2);
        isOffering = false;
        keep({ sent: true, id });
        const input = Object.assign(document.createElement("input"), {
          type: "hidden",
          name: "draft",
          value: id,
        });
        form.append(input);
      }
      isLeaving = true;
    });
    window.addEventListener("beforeunload", (event) => {
      if (!isLeaving && hasChanged()) event.preventDefault();
    });
    // The browser's Back may show the page as it was left: whether it was saved is known anew.
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  };

  // Once Django's own scripts have prepared the form.
  window.addEventListener("load", () => {
    const offer = document.querySelector(".draft");
    if (offer) {
      removeOldAndSaved(offer.dataset.desk);
      keepFormOf(offer);
    } else {
      // The page that says one is signed out.
      removeAll(() => true);
    }
  });
}
