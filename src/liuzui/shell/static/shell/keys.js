// A day's work without a mouse: j and k go through a list ([data-rows]), Enter opens, a letter presses or enters
// what bears it ([data-key]), ? tells all of them and turns them off (WCAG 2.1.4).
"use strict";
(() => {
  const OFF = "liuzui-keys-off", hint = document.querySelector("[data-keys-help]");
  if (!hint) return;
  const off = () => localStorage.getItem(OFF) === "1";
  const rows = () => [...document.querySelectorAll("[data-rows] tbody tr")].map((row) => row.querySelector("a")).filter(Boolean);
  const typing = (node) => node.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog");

  const step = (by) => {
    const all = rows(), here = all.findIndex((link) => link.closest("tr").contains(document.activeElement));
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)];
    next?.focus();
    next?.closest("tr").scrollIntoView({ block: "nearest" });
  };
  const press = (node) => {
    const closed = node.querySelector("details:not([open]) > summary");
    const target = node.matches("a, button, input, select, textarea, summary") ? node
      : closed || node.querySelector("form input:not([type=hidden]), form textarea, form select, form button, a, summary");
    if (!target) return;
    target.focus();
    if (node.matches("a, button")) node.click();
    target.scrollIntoView({ block: "nearest" });
  };
  const line = (key, words) => {
    const term = document.createElement("dt"), said = document.createElement("dd"), mark = document.createElement("kbd");
    mark.textContent = key;
    term.append(mark);
    said.textContent = words;
    return [term, said];
  };
  const help = () => {
    const dialog = document.createElement("dialog"), list = document.createElement("dl"), title = document.createElement("h2");
    dialog.className = "lz-dialog";
    list.className = "lz-facts lz-keyboard";
    title.textContent = hint.textContent;
    if (rows().length) list.append(...line("j / k", hint.dataset.rows), ...line("Enter", hint.dataset.open));
    document.querySelectorAll("[data-key]").forEach((node) => list.append(...line(node.dataset.key, node.dataset.says || node.textContent.trim())));
    list.append(...line("?", hint.textContent));
    const actions = document.createElement("div");
    actions.className = "lz-actions";
    for (const [words, act] of [[hint.dataset.close, () => {}], [off() ? hint.dataset.on : hint.dataset.off, () => localStorage.setItem(OFF, off() ? "0" : "1")]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = actions.children.length ? "btn btn-secondary" : "btn btn-primary";
      button.textContent = words;
      button.addEventListener("click", () => { act(); dialog.close(); });
      actions.append(button);
    }
    dialog.setAttribute("aria-label", hint.textContent);
    dialog.append(title, list, actions);
    dialog.addEventListener("close", () => { dialog.remove(); hint.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  };

  hint.hidden = false;
  hint.addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target) || off()) return;
    const marked = [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === event.key);
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if (event.key === "?") help();
    else if (marked) press(marked);
    else return;
    event.preventDefault();
  });
})();
