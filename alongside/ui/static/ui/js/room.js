// The live room: shows what the stream brings, without ever touching what somebody is typing.
// Without it the same page works by reloading.

import { keepAll, safe, token, wait } from "./drafts.js";
import { listen } from "./shared-stream.js";

const room = document.querySelector("[data-room]");
const composer = document.querySelector("#composer");
const words = document.querySelector("#my-words");
const state = room.querySelector(".room-state");
const announcer = room.querySelector(".announcer");

const drawn = new WeakMap(); // what each region looked like when it was drawn
for (const region of regions(room)) drawn.set(region, look(region));
let said = new Set(entries().map((entry) => entry.dataset.entry));
let announced = now().dataset.announce;

const stream = listen(room.dataset.stream, {
  room: show,
  closed: leave,
  lost: () => tell(room.dataset.lost),
  back: () => tell(""),
});

// A screen reader says again whatever is set again, and a line may be lost for long.
function tell(words) {
  if (state.textContent !== words) state.textContent = words;
}

// -- showing what is new --------------------------------------------------------------------------

function regions(within) {
  return within.querySelectorAll("[data-region]");
}

function now() {
  return room.querySelector("[data-number]");
}

function entries() {
  return [...room.querySelectorAll("[data-entry]")];
}

// A region as it reads, without what changes at every event and means nothing to the eye.
function look(region) {
  return region.outerHTML.replace(/name="(number|csrfmiddlewaretoken)" value="[^"]*"/g, "");
}

// Replace the regions that changed. Whatever has the focus keeps it; folds stay as they were.
// Why a tap was refused comes with its answer alone, and is said even if news overtook it.
function show(html) {
  const news = document.createElement("template");
  news.innerHTML = html;
  const why = news.content.querySelector('[data-region="problem"]');
  if (why) replace(room.querySelector('[data-region="problem"]'), why);
  const number = Number(news.content.querySelector("[data-number]").dataset.number);
  if (number < Number(now().dataset.number)) return; // An answer that was overtaken on its way.
  for (const region of regions(news.content)) {
    const old = room.querySelector(`[data-region="${region.dataset.region}"]`);
    if (old && drawn.get(old) !== look(region)) replace(old, region);
  }
  now().dataset.number = number;
  tick();
  announce();
}

function replace(old, region) {
  drawn.set(region, look(region));
  const focus = old.contains(document.activeElement) ? document.activeElement : null;
  for (const fold of old.querySelectorAll("details[id][open]")) {
    region.querySelector(`#${fold.id}`)?.setAttribute("open", "");
  }
  old.replaceWith(region);
  if (focus) refocus(region, focus);
}

function refocus(region, { textContent, formAction, href }) {
  const same = [...region.querySelectorAll("a[href], button, summary")].find(
    (one) =>
      one.textContent === textContent && one.formAction === formAction && one.href === href,
  );
  const near = region.querySelector("h2[tabindex]") ?? room.querySelector("#my-place");
  (same ?? near).focus({ preventScroll: true });
}

// A screen reader hears what was shared and whose turn it is, politely, and nothing else.
function announce() {
  const news = entries().filter((entry) => !said.has(entry.dataset.entry));
  const lines = news.map((entry) => entry.textContent.trim().replace(/\s+/g, " "));
  said = new Set(entries().map((entry) => entry.dataset.entry));
  const { announce } = now().dataset;
  if (announce && announce !== announced) lines.push((announced = announce));
  if (lines.length) announcer.textContent = lines.join(" ");
}

// The words at the thumb are for when one's own place is out of sight.
new IntersectionObserver(([{ isIntersecting }]) => {
  room.classList.toggle("sees-my-place", isIntersecting);
}).observe(composer);

// -- time and presence ----------------------------------------------------------------------------

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

// A line can drop without a sound; this says now and then that somebody is still here. The answer
// tells how far the room has come: a stream that has not brought it by then is opened anew.
setInterval(async () => {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token() });
  const answer = await fetch(room.dataset.here, { method: "POST", body }).catch(() => null);
  if (!answer?.ok) return;
  if (answer.headers.get("X-Version") !== room.dataset.version) tell(room.dataset.changed);
  const number = Number(answer.headers.get("X-Number"));
  setTimeout(() => number > Number(now().dataset.number) && stream.reopen(), 3000);
}, room.dataset.hereEvery * 1000);

// -- what one does --------------------------------------------------------------------------------

// The room is not as it was, or is no longer for me: the page says what is so. Never before the
// words are safe, though, and if they are refused they go along.
async function leave() {
  const problem = await keepAll();
  if (problem?.refused) sendAsAPage(composer.dataset.draftUrl, new FormData(composer));
  else if (problem || !(await isThere())) setTimeout(leave, 3000);
  else location.reload();
}

// While a server starts again, a proxy answers for it with a page that nobody comes back from.
async function isThere() {
  const asked = { method: "HEAD", cache: "no-store" };
  const answer = await fetch(location.href, asked).catch(() => null);
  return Boolean(answer) && answer.status < 500;
}

// Whatever the server has to say instead (sign in again, this form is too old) it says on a page of
// its own, which gives back the words that came with the form.
function sendAsAPage(address, body) {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: address, hidden: true });
  body.set("csrfmiddlewaretoken", token());
  for (const [name, value] of body) {
    const field = document.createElement("textarea");
    Object.assign(field, { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

// What was shared leaves the text area; what was typed meanwhile stays.
function shared(text, next) {
  composer.elements.id.value = next;
  if (words.value.startsWith(text)) words.value = words.value.slice(text.length).trimStart();
  if (words.value) wait(words);
  else safe(words);
}

const sending = new Set(); // addresses of what is on its way

// A tap in the room is sent without leaving the page; its answer is the room as it is then.
room.addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  const button = event.submitter;
  const body = new FormData(form, button);
  const address = button?.getAttribute("formaction") || form.getAttribute("action");
  if (sending.has(address)) return;
  sending.add(address);
  const text = form === composer ? words.value : "";
  body.set("csrfmiddlewaretoken", token());
  body.set("number", now().dataset.number);
  try {
    const headers = { "X-Room": "1" };
    const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
    if (answer.type === "opaqueredirect") return leave();
    if (answer.status >= 500) throw new Error(answer.status);
    if (!answer.ok) return sendAsAPage(address, body);
    if (answer.headers.get("X-Words") === "shared") {
      shared(text, answer.headers.get("X-Next-Entry"));
    }
    show(await answer.text());
    room.querySelector(".problem")?.scrollIntoView({ block: "center" });
    tell("");
  } catch {
    tell(room.dataset.lost);
    if (text) wait(words);
  } finally {
    sending.delete(address);
  }
});

// A trembling or hasty finger taps twice, and by then another button lies under it.
let last = { time: 0, x: 0, y: 0 };
room.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest("button");
    if (!button || event.detail === 0) return; // A key has no place on the screen.
    const { timeStamp: time, clientX: x, clientY: y } = event;
    const again = time - last.time < 700 && Math.hypot(x - last.x, y - last.y) < 24;
    if (again) event.preventDefault();
    else last = { time, x, y };
  },
  true,
);
