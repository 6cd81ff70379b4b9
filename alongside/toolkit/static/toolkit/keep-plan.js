// The button with which somebody has this device keep their plan, and the practices, for when there
// is no network. Whatever was kept before is brought up to date whenever the plan is looked at, and
// the plan alone on the page with the four buttons, which has no such button.

import { forget, forgetOthers, isKept, keep, keepPages, works } from "../ui/js/kept-here.js";

const copy = document.querySelector("[data-keep-plan]")?.dataset.keepPlan;
const desk = document.querySelector("[data-pages]");

await forgetOthers(); // What is somebody else's is not brought up to date.
if (desk && works) {
  desk.hidden = false;
  desk.querySelector("[data-keep]").addEventListener("click", keepIt);
  desk.querySelector("[data-forget]").addEventListener("click", () => {
    forget();
    draw(true);
  });
  draw();
}
if (copy && isKept()) keepIt();
if (!copy && isKept()) forget(); // There is no plan any more.

async function keepIt(event) {
  // What is only brought up to date may have been let go of meanwhile, here or in another tab.
  const isLetGoOf = () => !event && !isKept();
  try {
    if (desk) {
      await navigator.serviceWorker.register(desk.dataset.worker);
      await navigator.serviceWorker.ready;
      if (isLetGoOf()) return;
      await keepPages(desk.dataset.pages.split(" "));
    }
    const answer = await fetch(copy, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const plan = await answer.json();
    if (isLetGoOf()) return;
    await keep(plan);
    if (desk) draw(Boolean(event));
  } catch {
    if (desk) say(event ? desk.dataset.failed : desk.dataset.isOlder);
  }
}

function say(words) {
  desk.querySelector("[data-said]").textContent = words;
}

function draw(pressed) {
  const is = isKept() ? "on" : "off";
  for (const part of desk.querySelectorAll("[data-is]")) part.hidden = part.dataset.is !== is;
  say("");
  // The button that was pressed is hidden now: the other takes the focus, and is read out with how
  // things stand.
  if (pressed) desk.querySelector("button:not([hidden])").focus();
}
