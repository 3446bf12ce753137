// Sends several chosen files one after another, so that together they may be larger than one request; without it
// the form sends them in one.
"use strict";
document.querySelectorAll("form[data-upload]").forEach((form) => {
  form.addEventListener("submit", async (event) => {
    const input = form.querySelector("input[type=file]"), words = form.querySelector("[data-progress-words]");
    if (input.files.length < 2) return;
    event.preventDefault();
    event.stopPropagation();
    if (form.dataset.sent) return;
    form.dataset.sent = "1";
    const files = [...input.files];
    let refused = "";
    for (const [place, file] of files.entries()) {
      words.textContent = `${form.dataset.progress} ${place + 1}/${files.length} · ${file.name}`;
      const body = new FormData(form);
      body.delete(input.name);
      body.append(input.name, file);
      try {
        const answer = await fetch(form.action || location.href, { method: "POST", body, credentials: "same-origin" });
        if (!answer.ok && !refused) refused = await answer.text();
      } catch {
        words.textContent = form.dataset.failed;
        delete form.dataset.sent;
        return;
      }
    }
    if (!refused) { location.reload(); return; }
    document.open();
    document.write(refused);
    document.close();
  });
});
