// The button with which somebody has this device keep their plan, and the practices, for when there
// is no network. Whatever was kept before is brought up to date whenever the plan is looked at.

import { forget, isKept, keep, keepPages, works } from "../ui/js/kept-here.js";

const desk = document.querySelector("[data-keep-plan]");

if (desk && works) {
  desk.hidden = false;
  desk.querySelector("[data-keep]").addEventListener("click", keepIt);
  desk.querySelector("[data-forget]").addEventListener("click", () => {
    forget();
    draw(true);
  });
  draw();
  if (isKept()) keepIt();
}
if (!desk && isKept()) forget(); // There is no plan any more.

async function keepIt(event) {
  // What is only brought up to date may have been let go of meanwhile, here or in another tab.
  const isLetGoOf = () => !event && !isKept();
  try {
    await navigator.serviceWorker.register(desk.dataset.worker);
    await navigator.serviceWorker.ready;
    if (isLetGoOf()) return;
    await keepPages(desk.dataset.pages.split(" "));
    const answer = await fetch(desk.dataset.keepPlan, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const plan = await answer.json();
    if (isLetGoOf()) return;
    await keep(plan);
    draw(Boolean(event));
  } catch {
    desk.querySelector("[data-said]").textContent = desk.dataset.failed;
  }
}

function draw(pressed) {
  const is = isKept() ? "on" : "off";
  for (const part of desk.querySelectorAll("[data-is]")) part.hidden = part.dataset.is !== is;
  desk.querySelector("[data-said]").textContent = "";
  // The button that was pressed is hidden now: the other takes the focus, and is read out with how
  // things stand.
  if (pressed) desk.querySelector("button:not([hidden])").focus();
}
