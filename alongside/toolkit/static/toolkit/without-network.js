// Draws the plan that this device keeps, where the page came from the device itself. It is text
// wherever it came from, and never markup.

import { kept } from "../ui/js/kept-here.js";

const place = document.querySelector("[data-plan-here]");
const found = document.body.hasAttribute("data-from-this-device") ? await kept() : null;

for (const { label, words } of found?.parts ?? []) {
  const part = document.createElement("section");
  const heading = document.createElement("h3");
  const text = document.createElement("div");
  heading.textContent = label;
  text.className = "flare-words";
  text.dir = "auto";
  for (const line of words.split(/\n+/)) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    text.append(paragraph);
  }
  part.append(heading, text);
  place.append(part);
}
if (found?.parts.length) {
  document.querySelector("[data-no-plan-here]").hidden = true;
  document.querySelector("[data-as-of]").textContent = found.asOf ?? "";
}
