// The live room: shows what the stream brings, without ever touching what somebody is typing.
// Without it the same page works by reloading.

import { keepAll, token, wait } from "./drafts.js";
import { listen } from "./shared-stream.js";

const room = document.querySelector("[data-room]");
const state = room.querySelector(".room-state");
const announcer = room.querySelector(".announcer");
let announced = room.querySelector("[data-announce]")?.dataset.announce;

listen(room.dataset.stream, {
  room: show,
  closed: leave,
  lost: () => (state.textContent = room.dataset.lost),
  back: () => (state.textContent = ""),
});

// A line can drop without a sound; this says now and then that somebody is still here.
setInterval(() => {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token() });
  fetch(room.dataset.here, { method: "POST", body }).catch(() => {});
}, room.dataset.hereEvery * 1000);

// Replace the regions that changed. Whatever has the focus keeps it; folds stay as they were.
function show(html) {
  const news = document.createElement("template");
  news.innerHTML = html;
  for (const region of news.content.querySelectorAll("[data-region]")) {
    const old = room.querySelector(`[data-region="${region.dataset.region}"]`);
    if (old && old.dataset.drawn !== region.outerHTML) replace(old, region);
  }
  tick();
  announce();
}

// The page says how long something has lasted; from then on this clock goes on by itself.
const minutes = new Intl.NumberFormat(document.documentElement.lang, {
  style: "unit",
  unit: "minute",
  unitDisplay: "long",
});

function tick() {
  for (const timer of room.querySelectorAll("[data-lasted]")) {
    timer.dataset.drawnAt ??= Date.now();
    const lasted = Number(timer.dataset.lasted) + (Date.now() - timer.dataset.drawnAt) / 1000;
    if (lasted < 60) continue;
    const time = minutes.format(Math.floor(lasted / 60));
    timer.textContent = timer.dataset.sentence.replace("{time}", time);
  }
}

setInterval(tick, 15_000);
tick();

function replace(old, region) {
  const drawn = region.outerHTML;
  const focus = old.contains(document.activeElement) ? document.activeElement : null;
  const where = focus && { id: focus.id, action: focus.form?.action, label: focus.textContent };
  const marks = focus?.id && "selectionStart" in focus && [focus.selectionStart, focus.selectionEnd];
  for (const kept of old.querySelectorAll("textarea[id], .draft-state[id]")) {
    region.querySelector(`#${kept.id}`)?.replaceWith(kept);
  }
  for (const fold of old.querySelectorAll("details[id][open]")) {
    region.querySelector(`#${fold.id}`)?.setAttribute("open", "");
  }
  old.replaceWith(region);
  region.dataset.drawn = drawn;
  if (where) refocus(region, where, marks);
}

function refocus(region, { id, action, label }, marks) {
  const same = id
    ? region.querySelector(`#${id}`)
    : [...region.querySelectorAll("button, summary")].find(
        (one) => one.textContent === label && (one.form?.action ?? action) === action,
      );
  same?.focus({ preventScroll: true });
  if (same && marks) same.setSelectionRange(...marks);
}

function announce() {
  const text = room.querySelector("[data-announce]")?.dataset.announce;
  if (text && text !== announced) announcer.textContent = announced = text;
}

// The room is not as it was, or is no longer for me: the page says what is so. Never before the
// words are safe, though, and if they are refused they go along.
async function leave() {
  const problem = await keepAll();
  if (!problem) location.reload();
  else if (problem.refused) sendAsAPage(problem.area.form, problem.area.form.dataset.draftUrl);
  else setTimeout(leave, 3000);
}

// Whatever the server has to say instead (sign in again, this form is too old) it says on a page of
// its own, which gives back the words that came with the form.
function sendAsAPage(form, address) {
  form.action = address;
  const field = form.elements.csrfmiddlewaretoken;
  field.value ||= token();
  form.submit();
}

// A tap in the room is sent without leaving the page; its answer is the room as it is then.
room.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  const body = new FormData(form, button);
  body.set("csrfmiddlewaretoken", token());
  const address = button?.getAttribute("formaction") || form.getAttribute("action");
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "X-Room": "1" } });
    if (answer.redirected) return leave();
    if (!answer.ok) return sendAsAPage(form, address);
    // Words that were shared leave the text area; words that were refused stay in it.
    if (answer.headers.get("X-Words") === "shared") form.querySelector("textarea").value = "";
    const html = await answer.text();
    if (html) show(html);
    room.querySelector(".problem")?.scrollIntoView({ block: "center" });
    state.textContent = "";
  } catch {
    state.textContent = room.dataset.lost;
    for (const area of form.querySelectorAll("[data-draft]")) wait(area);
  } finally {
    delete form.dataset.sending;
  }
});
