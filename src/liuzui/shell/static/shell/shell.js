// Refinements of pages that already work without it: no double submit, early size check, dialogs, copying.
"use strict";
(() => {
  const text = (node, name, fallback) => node.dataset[name] || fallback;

  // A form is sent once; its button says so. The back button gives it back.
  const release = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy=true]").forEach((button) => {
      button.removeAttribute("aria-busy");
      if (button.dataset.calm) button.querySelector("[data-words]").textContent = button.dataset.calm;
    });
  };
  const busy = (form, button) => {
    form.dataset.sent = "1";
    if (!button) return;
    button.setAttribute("aria-busy", "true");
    const words = button.querySelector("[data-words]");
    if (words && button.dataset.busy) {
      button.dataset.calm = words.textContent;
      words.textContent = button.dataset.busy;
    }
  };
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

  // Asks before an act that cannot be undone; answers by the browser's own dialog element.
  const ask = (words, yes, no) => new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "lz-dialog";
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    const actions = document.createElement("div");
    actions.className = "lz-actions";
    for (const [label, kind, value] of [[yes, "btn btn-primary", "yes"], [no, "btn btn-secondary", "no"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = kind;
      button.textContent = label;
      button.addEventListener("click", () => dialog.close(value));
      actions.append(button);
    }
    dialog.append(paragraph, actions);
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
    document.body.append(dialog);
    dialog.showModal();
  });

  document.addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter, asker = button?.dataset.confirm ? button : form;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (asker.dataset.confirm && !form.dataset.sure) {
      event.preventDefault();
      ask(asker.dataset.confirm, text(asker, "yes", "OK"), text(asker, "no", "✕")).then((sure) => {
        if (!sure) return;
        form.dataset.sure = "1";
        form.requestSubmit(button || undefined);
      });
      return;
    }
    delete form.dataset.sure;
    busy(form, button);
  });

  // A file over the limit is named before it travels; the server checks again.
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file" || !input.dataset.limit) return;
    const limit = Number(input.dataset.limit);
    const large = [...input.files].find((file) => file.size > limit);
    input.setCustomValidity(large ? `${large.name}: ${text(input, "tooLarge", "> " + limit)}` : "");
    if (large) input.reportValidity();
  });

  // Copies the text of another element; the button is hidden until a script can serve it.
  document.querySelectorAll("button[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const words = document.querySelector(button.dataset.copy)?.textContent.trim() ?? "";
      navigator.clipboard.writeText(words).then(() => {
        const calm = button.textContent;
        button.textContent = text(button, "done", "✓");
        setTimeout(() => { button.textContent = calm; }, 2000);
      });
    });
  });

  // A menu closes with Escape or a press elsewhere.
  const menus = () => document.querySelectorAll(".lz-drop[open], .lz-fold[open]");
  document.addEventListener("click", (event) => menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });

  // On paper everything is open.
  window.addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((node) => { node.open = true; }));
  document.querySelectorAll("[data-print]").forEach((node) => { node.hidden = false; node.addEventListener("click", () => window.print()); });
})();
