// The button to leave quickly, at once: the page is emptied and replaced while the sign-out is on
// its way. Without this the form does the same, a little more slowly.

import { lastWords } from "./drafts.js";
import { forget } from "./kept-here.js";

const form = document.querySelector("[data-leave-to]");
const PRESSES = 3; // of Escape
const WITHIN = 2000; // milliseconds
const FITS = 50_000; // bytes: a browser refuses to send more than 64 kB from a page that is gone

let pressed = [];

form.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat || event.isComposing) return;
  pressed = [...pressed.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
  if (pressed.length >= PRESSES) leave();
});

function leave() {
  forget();
  const to = form.dataset.leaveTo;
  fetch(form.action, { method: "POST", body: whatGoesAlong(), keepalive: true });
  document.title = "…";
  document.body.hidden = true;
  // The other tabs, where the browser knows of any way to tell them.
  if (window.BroadcastChannel) new BroadcastChannel("alongside").postMessage({ to });
  location.replace(to);
}

// What was typed in the last seconds, as the sign-out would be quicker than it; never at the cost
// of the sign-out.
function whatGoesAlong() {
  const words = lastWords();
  const fits = words && new Blob([...words.values()]).size < FITS;
  return fits ? words : new FormData(form);
}
