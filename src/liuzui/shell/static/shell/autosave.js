// Saves a draft while it is being written: <form data-autosave="address"> posts its fields (no files) a second
// after the last change and says so in its [data-saved] element. Without a script the save button serves.
"use strict";
document.querySelectorAll("form[data-autosave]").forEach((form) => {
  const status = form.querySelector("[data-saved]");
  let timer = 0, running = false, again = false;
  const say = (name, failed) => {
    if (!status) return;
    status.textContent = status.dataset[name] || "";
    status.classList.toggle("failed", Boolean(failed));
  };
  const save = async () => {
    if (form.dataset.sent) return;
    if (running) { again = true; return; }
    running = true;
    say("saving");
    try {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: fields, credentials: "same-origin", keepalive: true, headers: { "X-Autosave": "1" } });
      say(answer.status === 401 ? "expiredWords" : answer.ok && !answer.redirected ? "savedWords" : "failedWords", !answer.ok || answer.redirected);
    } catch { say("failedWords", true); }
    running = false;
    if (again) { again = false; save(); }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(save, 1000); };
  // What was wrong with an answer is no longer said once it is being changed.
  form.addEventListener("input", (event) => {
    const field = event.target.closest(".lz-field");
    field?.querySelectorAll(":scope > .errorlist, :scope > .choices > .errorlist").forEach((list) => list.remove());
    field?.querySelectorAll(".is-invalid, [aria-invalid=true]").forEach((control) => {
      control.classList.remove("is-invalid");
      control.removeAttribute("aria-invalid");
    });
  });
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  document.addEventListener("visibilitychange", () => { if (document.hidden && timer) { clearTimeout(timer); save(); } });
});
