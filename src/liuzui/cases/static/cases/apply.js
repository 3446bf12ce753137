// Refines the application form, which works without it: questions follow the answers they depend on, villages
// follow the town, and the window counts its changes so that a late save never overwrites a later one.
"use strict";
(() => {
  const form = document.querySelector("form[data-when]");
  if (!form) return;
  const answers = (name) => [...form.elements]
    .filter((control) => control.name === name && (!["radio", "checkbox"].includes(control.type) || control.checked))
    .map((control) => control.value);
  const follow = () => form.querySelectorAll("[data-when-field]").forEach((question) => {
    const on = form.querySelector(`#q_${CSS.escape(question.dataset.whenField)}`);
    if (!on) return; // the answer it depends on stands elsewhere: the server has decided
    const among = question.dataset.whenAmong.split(" ");
    const given = answers(question.dataset.whenField).filter(Boolean);
    const asked = !on.hidden && (given.some((answer) => among.includes(answer)) || ("whenAbsent" in question.dataset && !given.length));
    if (question.matches("input")) question.toggleAttribute("data-off", !asked); // one box of several
    else question.hidden = !asked;
  });

  form.querySelectorAll("[data-address]").forEach((address) => {
    const [town, village] = address.querySelectorAll("select");
    const groups = [...village.querySelectorAll("optgroup")];
    const narrow = () => {
      groups.forEach((group) => group.remove());
      village.append(...groups.filter((group) => !town.value || group.dataset.town === town.value));
    };
    town.addEventListener("change", () => { village.value = ""; narrow(); });
    village.addEventListener("change", () => {
      const group = village.selectedOptions[0]?.parentElement;
      if (group?.dataset.town && !town.value) { town.value = group.dataset.town; narrow(); }
    });
    narrow();
  });

  const count = form.elements._count;
  const changed = () => { if (count) count.value = String(Date.now()); follow(); };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  follow();
})();
