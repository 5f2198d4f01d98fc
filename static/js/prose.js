/* Helps to write the prose of pages: buttons for Markdown, a picker of sources that inserts their
   keys, and beside each text what the server makes of it. Without it, a text is a plain field. */
"use strict";

{
  const model = document.querySelector(".prose-help");
  // On a form of its own, or among the rows of an election; not in the model of a new row.
  const TEXTS = "textarea:is([name=body], [name^=sections-][name$=-body]:not([name*=__prefix__]))";
  const PAUSE = 400;

  const later = (action) => {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(action, PAUSE);
    };
  };

  /* A copy of the help whose parts name one another and no other copy's. */
  const copied = (id) => {
    const copy = model.cloneNode(true);
    for (const name of ["id", "for", "aria-controls", "aria-labelledby"])
      for (const part of copy.querySelectorAll(`[${name}]`))
        part.setAttribute(name, `${part.getAttribute(name)}-${id}`);
    return copy;
  };

  const helpWith = (text) => {
    const help = copied(text.id);
    /* As if typed, so that the browser can undo it. */
    const insert = (value) => {
      text.focus();
      if (!document.execCommand("insertText", false, value)) {
        text.setRangeText(value, text.selectionStart, text.selectionEnd, "end");
        text.dispatchEvent(new Event("input", { bubbles: true }));
      }
    };

    const selected = () => text.value.slice(text.selectionStart, text.selectionEnd);

    const around = (sign) => {
      const start = text.selectionStart + sign.length;
      const inner = selected();
      insert(sign + inner + sign);
      text.setSelectionRange(start, start + inner.length);
    };

    const before = (sign) => {
      text.selectionStart = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
      const lines = selected().split("\n");
      insert(lines.map((line) => sign + line).join("\n"));
    };

    const link = () => {
      const inner = selected();
      insert(`[${inner}](https://)`);
      if (!inner) text.setSelectionRange(text.selectionStart - 11, text.selectionStart - 11);
    };

    /* A key beside a citation that ends where the text is at joins it. */
    const cite = (key) => {
      const at = text.selectionEnd;
      text.setSelectionRange(at, at);
      if (/\[@[-\w; @]+\]$/.test(text.value.slice(0, at))) {
        text.setSelectionRange(at - 1, at);
        insert(`; @${key}]`);
      } else insert(`${at && !/\s$/.test(text.value.slice(0, at)) ? " " : ""}[@${key}]`);
    };

    const [tools, picker, preview] = help.children;
    const grid = Object.assign(document.createElement("div"), { className: "prose-desk" });
    text.before(tools, picker, grid);
    grid.append(text, preview);

    const shown = preview.querySelector(".prose-shown");
    const show = async () => {
      const body = new FormData();
      body.set("body", text.value);
      body.set("csrfmiddlewaretoken", text.form.elements.csrfmiddlewaretoken.value);
      let html = "";
      try {
        const answer = await fetch(help.dataset.preview, { method: "POST", body });
        if (!answer.ok || answer.redirected) throw new Error(answer.status);
        html = await answer.text();
        preview.querySelector(".unshown").hidden = true;
      } catch {
        preview.querySelector(".unshown").hidden = false;
        return;
      }
      shown.innerHTML = html;
      // What they lead to is on the page for readers alone: Tab goes on to the next field.
      shown.querySelectorAll("a, button").forEach((each) => (each.tabIndex = -1));
    };
    const showLater = later(show);
    text.addEventListener("input", showLater);
    text.addEventListener("change", showLater);
    // Rows that are folded away ask once they are seen.
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      show();
    });
    seen.observe(text);

    const opener = tools.querySelector("[data-cite]");
    const words = picker.querySelector("input");
    const list = picker.querySelector("ul");
    const status = picker.querySelector("[role=status]");
    const open = (isOpen) => {
      picker.hidden = !isOpen;
      opener.ariaExpanded = String(isOpen);
      (isOpen ? words : text).focus();
    };
    const offer = (source) => {
      const item = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.textContent = `${source.name}: ${source.title} [@${source.key}]`;
      button.addEventListener("click", () => {
        open(false);
        cite(source.key);
      });
      item.append(button);
      return item;
    };
    const find = async () => {
      const asked = words.value;
      const answer = await fetch(`${help.dataset.sources}?q=${encodeURIComponent(asked)}`);
      if (!answer.ok || answer.redirected || asked !== words.value) return;
      const { sources } = await answer.json();
      list.replaceChildren(...sources.map(offer));
      status.textContent = asked && !sources.length ? status.dataset.none : "";
    };
    words.addEventListener("input", later(find));
    picker.addEventListener("keydown", (event) => {
      if (event.key === "Escape") open(false);
      // Enter takes the first source; it does not send the form.
      if (event.key !== "Enter" || event.target !== words) return;
      event.preventDefault();
      list.querySelector("button")?.click();
    });

    /* One stop for the Tab key, as toolbars have; arrows lead from button to button. */
    const buttons = [...tools.querySelectorAll("button")];
    buttons.slice(1).forEach((button) => (button.tabIndex = -1));
    tools.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const at = buttons.indexOf(event.target.closest("button"));
      const next = buttons.at((at + step) % buttons.length);
      buttons[at].tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });

    tools.addEventListener("click", (event) => {
      const { dataset } = event.target.closest("button") ?? {};
      if (!dataset) return;
      if (dataset.around) around(dataset.around);
      else if (dataset.before) before(dataset.before);
      else if ("link" in dataset) link();
      else open(picker.hidden);
    });
  };

  if (model) {
    const helpWithin = (part) => part.querySelectorAll(TEXTS).forEach(helpWith);
    helpWithin(document);
    document.addEventListener("formset:added", ({ target }) => helpWithin(target));
  }
}
