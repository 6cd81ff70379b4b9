// Keeps what somebody is writing, for them alone: on this device at once, sealed, and on the server
// in a moment. What is kept here goes once the server has confirmed that it has the words.

import * as device from "./on-this-device.js";

const AT_ONCE = 250; // milliseconds before what was typed is kept on this device
const PAUSE = 1500; // milliseconds without a key before it is kept on the server
const AT_MOST = 10_000; // milliseconds that somebody may type on before it is
const AGAIN = 10_000; // milliseconds before another try where that failed
const NOT_WORDS = [
  ...["csrfmiddlewaretoken", "place", "page", "id", "gently", "sent", "began"],
  ...["number", "turn"], // Of the room: they change although nobody has typed.
];
const me = hex(crypto.getRandomValues(new Uint8Array(18))); // This page, among others of mine.

const waiting = new Map(); // by form: when its words are tried next, and since when they wait
const beginning = new WeakMap(); // by form: what it said when the server last had it
const soon = new WeakMap(); // by form: the timer of this device
const onTheirWay = new WeakMap(); // by form: what calls off the saves that have no answer yet
const drawn = new WeakMap(); // by form: what it said when the page came
const others = window.BroadcastChannel ? new BroadcastChannel("alongside drafts") : null;

export function keepDrafts(page) {
  if (page.querySelector("[data-signed-out]")) device.forgetAll();
  page.addEventListener("input", ({ target }) => placeOf(target.form) && wait(target));

  // A form that is sent takes its words along; keeping them again would bring them back, and so
  // would a save that arrives after it. On this device they stay until there is an answer.
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!placeOf(form)) return;
    forget(form);
    onTheirWay.get(form)?.abort();
    onTheirWay.delete(form);
    keepHere(form);
    if (!event.defaultPrevented) form.addEventListener("formdata", sayWhich, { once: true });
  });

  addEventListener("pagehide", () => keepAll(true));
  page.addEventListener("visibilitychange", () => page.hidden && keepAll(true));
  if (others) others.onmessage = ({ data }) => keptElsewhere(page, data.place);
  begin(page);
}

function placeOf(form) {
  return form?.dataset.draftUrl ? form.elements.place?.value : undefined;
}

function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The server knows by it which draft this form has in it, and that this page keeps its own.
function knows(form, mark) {
  form.elements.began.value = [mark, me].filter(Boolean).join(";");
}

function secretOf(form) {
  return form.elements.place.dataset.key;
}

function fieldsOf(form) {
  const said = {};
  for (const [name, text] of new FormData(form)) {
    if (NOT_WORDS.includes(name)) continue;
    said[name] = name in said ? `${said[name]},${text}` : text; // Of several boxes, each.
  }
  return said;
}

// The server says this again, and the place, where it took the words; see `heard`.
function sayWhich({ formData }) {
  formData.set("sent", device.page);
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// -- on the server --------------------------------------------------------------------------------

// Keep whatever is not safe yet. Returns the first form that could not be kept, and whether the
// server refused it; nothing if all of it is safe.
export async function keepAll(leaving = false) {
  const kept = [...waiting.keys()].map((form) => keep(form, leaving));
  return (await Promise.all(kept)).find((problem) => problem);
}

// The form whose words the server does not have yet, for what ends the sign-in to take along.
export function lastWords() {
  const form = [...document.forms].find(
    (one) => placeOf(one) && !same(fieldsOf(one), beginning.get(one)),
  );
  return form && new FormData(form);
}

// The words in this field's form are not safe yet, and will be kept in a while.
export function wait(field, pause = PAUSE) {
  const form = field.form ?? field;
  const since = waiting.get(form)?.since ?? Date.now();
  clearTimeout(waiting.get(form)?.timer);
  const left = Math.max(0, since + AT_MOST - Date.now());
  const timer = setTimeout(() => keep(form), pause === PAUSE ? Math.min(pause, left) : pause);
  waiting.set(form, { timer, since });
  if (!soon.has(form)) soon.set(form, setTimeout(() => keepHere(form), AT_ONCE));
}

// What this form says is shared: nothing of it has to be kept here.
export function safe(field) {
  const form = field.form ?? field;
  forget(form);
  clearTimeout(soon.get(form));
  soon.delete(form);
  beginning.set(form, fieldsOf(form));
  device.drop(placeOf(form));
}

function forget(form) {
  clearTimeout(waiting.get(form)?.timer);
  waiting.delete(form);
}

async function keep(form, leaving = false) {
  forget(form);
  const place = placeOf(form);
  const fields = fieldsOf(form);
  const state = form.querySelector(".draft-state");
  const body = new FormData(form);
  body.set("csrfmiddlewaretoken", token());
  const headers = { Accept: "application/json" };
  if (!onTheirWay.has(form)) onTheirWay.set(form, new AbortController());
  const { signal } = onTheirWay.get(form);
  let answer;
  try {
    const asked = { method: "POST", headers, body, keepalive: leaving, signal };
    answer = await fetch(form.dataset.draftUrl, asked);
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const elsewhere = answer.status === 200 ? await answer.json() : null;
    const typedOn = !same(fields, fieldsOf(form));
    if (elsewhere) putBeside(form, elsewhere);
    beginning.set(form, fields);
    // An older save may have been overtaken, and stands there now instead of the newer one.
    if (!typedOn) safe(form);
    else if (!waiting.has(form)) wait(form);
    others?.postMessage({ place });
    say(state, elsewhere ? "both" : "saved");
  } catch {
    if (signal.aborted) return undefined;
    keepHere(form);
    // Of another sign-in than this page: what is kept here is sealed for the one that has ended.
    say(state, [401, 403].includes(answer?.status) ? "refused" : "failed");
    if (!waiting.has(form)) wait(form, AGAIN);
    // Where a proxy answers for a server that is starting again, nobody has refused anything.
    return { form, refused: Boolean(answer) && answer.status < 500 };
  }
}

// Another page of theirs has kept something there, which the server has kept with what is here.
function putBeside(form, { began, there }) {
  for (const [name, text] of Object.entries(there)) {
    const field = form.elements[name];
    if (!field || !isText(field)) continue;
    const { selectionStart, selectionEnd } = field;
    field.value = together(field.value, text, "");
    field.setSelectionRange(selectionStart, selectionEnd);
  }
  knows(form, began);
}

function say(state, how) {
  if (!state?.dataset[how]) return;
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" });
  const words = state.dataset[how].replace("{time}", clock.format(new Date()));
  // A screen reader says again whatever is set again.
  if (state.textContent !== words) state.textContent = words;
}

export function token() {
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
    if (field.value) return field.value;
  }
  return "";
}

// -- on this device -------------------------------------------------------------------------------

function keepHere(form) {
  clearTimeout(soon.get(form));
  soon.delete(form);
  const id = form.elements.id?.value;
  const what = { id, fields: fieldsOf(form), began: beginning.get(form) ?? {} };
  return device.put(secretOf(form), placeOf(form), what);
}

// Another tab has kept what stands there over what stands here: so this is kept on the device.
function keptElsewhere(page, place) {
  for (const form of page.forms) {
    if (placeOf(form) === place && !same(fieldsOf(form), drawn.get(form))) keepHere(form);
  }
}

async function begin(page) {
  const forms = [...page.forms].filter(placeOf);
  for (const form of forms) {
    knows(form, form.elements.began.value);
    beginning.set(form, fieldsOf(form));
    drawn.set(form, fieldsOf(form));
  }
  await heard();
  for (const form of forms) await bringBack(form);
}

const HEARD = /(?:^|; )((?:__Host-)?heard)=([0-9a-f-]{36})\.([a-z_]+:[0-9]+)/;

// The server says in a cookie from which page it has just taken words, and for which place. What
// that page keeps for another one is not safe by this.
async function heard() {
  const [, name, sent, place] = document.cookie.match(HEARD) ?? [];
  if (!sent) return;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=; path=/; max-age=0; samesite=lax${secure}`;
  await device.drop(place, sent);
}

// What an earlier page kept here when it was lost is put back where it was written.
async function bringBack(form) {
  const found = await device.left(secretOf(form), placeOf(form));
  if (!found.length) return;
  for (const { what } of found) putBack(form, what);
  if (!same(fieldsOf(form), drawn.get(form))) say(form.querySelector(".draft-state"), "back");
  if (found.length === 1) sameAsBefore(form, found[0].what);
  if (await keepHere(form)) {
    for (const { page } of found) await device.drop(placeOf(form), page);
  }
  for (const fold of form.querySelectorAll("details")) {
    fold.open ||= [...fold.querySelectorAll("input")].some((field) => isText(field) && field.value);
  }
  wait(form);
}

// These words may have arrived although nobody could say so. Sent again as they are, under the same
// number, they make nothing twice; as soon as they are changed they are new ones. Where the server
// says that this number has made others already, they are new as they stand.
function sameAsBefore(form, { id, fields }) {
  const field = form.elements.id;
  if (!id || !field || "anew" in field.dataset || !same(fields, fieldsOf(form))) return;
  const fresh = field.value;
  field.value = id;
  form.addEventListener("input", () => (field.value = fresh), { once: true });
}

function putBack(form, { fields, began }) {
  for (const [name, text] of Object.entries(fields)) {
    const field = form.elements[name];
    if (!field) continue;
    if (isText(field)) field.value = together(field.value, text, began[name] ?? "");
    else if (name === "version") field.value = text;
    else if (field instanceof RadioNodeList) tick(field, text.split(","));
  }
}

function tick(boxes, chosen) {
  for (const box of boxes) box.checked = chosen.includes(box.value);
}

function isText(field) {
  return field instanceof HTMLTextAreaElement || field.type === "text";
}

// Both, where each has something that the other has not: nothing that was typed is thrown away.
function together(here, kept, began) {
  if (here === began || kept.includes(here)) return kept;
  if (here.includes(kept)) return here;
  return `${here}\n\n${kept}`;
}
