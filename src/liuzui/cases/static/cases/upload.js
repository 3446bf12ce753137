// Sends files as soon as they are chosen, one a request, with progress; the answer's main part takes the page's
// place. Without it the form sends all chosen files with its button.
"use strict";
(() => {
  const form = () => document.querySelector("form[data-upload]");
  const cardOf = (input) => input.closest("[id^=m_]")?.id;
  let queue = Promise.resolve(), running = 0, leaving = false;

  const post = (name, file, told) => new Promise((resolve, reject) => {
    const body = new FormData(), request = new XMLHttpRequest();
    body.append("csrfmiddlewaretoken", form().elements.csrfmiddlewaretoken.value);
    body.append(name, file);
    request.open("POST", location.pathname);
    request.upload.addEventListener("progress", (event) => event.lengthComputable && told((100 * event.loaded) / event.total));
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("error", reject);
    request.send(body);
  });

  const told = (card, words, share) => {
    const line = document.querySelector(`#${CSS.escape(card)} [data-sending]`);
    if (!line) return;
    line.hidden = false;
    line.querySelector("progress").hidden = share === null;
    line.querySelector("progress").value = share ?? 0;
    line.querySelector("[data-words]").textContent = words;
  };

  // The page after the last file, with what was said about each refused one.
  const show = (text, card, refused) => {
    const page = new DOMParser().parseFromString(text, "text/html"), main = page.querySelector("main");
    const place = page.getElementById(card);
    if (!main) { location.reload(); return; }
    if (place) {
      place.querySelectorAll(".lz-alert.error").forEach((alert) => alert.remove());
      const field = place.querySelector(".lz-field");
      refused.forEach((alert) => field.before(alert));
    }
    document.querySelector("main").replaceWith(main);
    (refused.length ? document.querySelector(`#${CSS.escape(card)} .lz-alert`) : document.getElementById(card)?.querySelector("input"))
      ?.scrollIntoView({ block: "nearest" });
  };

  const send = async (card, name, files) => {
    const { progress, failed } = form().dataset, refused = [];
    let last = "";
    for (const [place, file] of files.entries()) {
      const words = `${progress} ${place + 1}/${files.length} · ${file.name}`;
      told(card, words, 0);
      try {
        const answer = await post(name, file, (share) => told(card, words, share));
        last = answer.responseText;
        const page = answer.status < 400 ? null : new DOMParser().parseFromString(last, "text/html");
        page?.querySelectorAll(`#${CSS.escape(card)} .lz-alert.error`).forEach((alert) => refused.push(alert));
      } catch {
        told(card, failed, null);
        leaving = false;
        return;
      }
    }
    if (refused.length) leaving = false;
    show(last, card, refused);
  };

  document.addEventListener("change", (event) => {
    const input = event.target, limit = Number(input.dataset.limit), files = [...(input.files ?? [])];
    if (!input.closest("form[data-upload]") || !files.length || files.some((file) => file.size > limit)) return;
    const card = cardOf(input), name = input.name;
    running += 1;
    queue = queue.then(() => send(card, name, files)).finally(() => {
      running -= 1;
      if (leaving && !running) form()?.querySelector("button[name=do][value=next]").click();
    });
  });

  // Files that were chosen before this script was there.
  document.querySelectorAll("form[data-upload] input[type=file]").forEach((input) => input.dispatchEvent(new Event("change", { bubbles: true })));

  // Going on waits for what is still on its way.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-upload]") || !running) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leaving = true;
  }, true);
})();
