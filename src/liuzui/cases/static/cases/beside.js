// Zooms and turns a picture in its frame; without a script it stands there as wide as the frame.
"use strict";
(() => {
  const picture = document.querySelector("[data-picture]"), tools = document.querySelector("[data-picture-tools]");
  if (!picture) return;
  let scale = 1, turn = 0;
  tools.hidden = false;
  // A turned picture keeps its place in the frame: what turning moves out is moved back.
  const draw = () => {
    const width = picture.clientWidth * scale, height = picture.clientHeight * scale;
    const [x, y] = [[0, 0], [height, 0], [width, height], [0, width]][turn];
    picture.style.transform = `translate(${x}px, ${y}px) rotate(${turn * 90}deg) scale(${scale})`;
    picture.dataset.state = `${scale.toFixed(2)} ${turn * 90}`;
  };
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.zoom) scale = Math.min(8, Math.max(0.25, scale * Number(button.dataset.zoom)));
    else turn = (turn + 1) % 4;
    draw();
  });
})();
