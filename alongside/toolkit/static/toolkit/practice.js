// Takes somebody through a practice: the steps that stand on the page, one after the other, in their
// own time. Nothing leaves the device, and the place is kept for this tab alone.

import { voice } from "../ui/js/read-aloud.js";

const player = document.querySelector("[data-practice]");
const now = player.querySelector("[data-now]");
const place = player.querySelector("[data-place]");
const heard = player.querySelector("[data-heard]");
const shape = player.querySelector("[data-shape]");
const aloud = player.querySelector("[data-aloud]");
const moving = player.querySelector("[data-moving]");
const buttons = Object.fromEntries(
  [...player.querySelectorAll("[data-do]")].map((button) => [button.dataset.do, button]),
);
const KEPT = `practice ${player.dataset.practice}`;
const still = matchMedia("(prefers-reduced-motion: reduce)");

const parts = inOrder(); // what is shown, as inOrder() says
const steps = parts.at(-1).step;
let at = keptPlace(); // which part it is at; as many as there are, once it is over
let left = null; // seconds that are left of this part, where it was paused within it
let run = 0; // counts beginnings, so that what was begun before one of them is not heeded
let since = 0; // when this part was begun
let going = false;
let timer;
let awake; // keeps the screen from going dark

buttons.go.addEventListener("click", () => (going ? rest() : go()));
buttons.back.addEventListener("click", () => turnTo(stepBack()));
buttons.next.addEventListener("click", () => turnTo(beginningOf(stepAt(at) + 1)));
buttons.again.addEventListener("click", () => turnTo(0));
aloud.addEventListener("change", () => aloud.checked || window.speechSynthesis?.cancel());
moving?.addEventListener("change", drawShape);
addEventListener("pagehide", rest);
document.addEventListener("visibilitychange", () => document.hidden || stayAwake());
draw();

// Every part, as often as it comes: in and out, in and out.
function inOrder() {
  const found = [];
  document.querySelectorAll("[data-steps] > li").forEach((line, index) => {
    const said = [...line.querySelectorAll("[data-seconds]")];
    for (let time = 0; time < Number(line.dataset.times); time += 1) {
      said.forEach((one, turn) =>
        found.push({
          text: one.textContent.trim(),
          seconds: Number(one.dataset.seconds),
          step: index + 1,
          place: line.dataset.step,
          takesTurns: said.length > 1,
          isIn: turn === 0,
          isFirst: time === 0 && turn === 0,
          all: line.textContent.replace(/\s+/g, " ").trim(),
        }),
      );
    }
  });
  return found;
}

// -- going and resting ----------------------------------------------------------------------------

async function go() {
  if (at >= parts.length) at = 0;
  going = true;
  buttons.go.textContent = buttons.go.dataset.pause;
  stayAwake();
  await play(++run);
}

// A part is over when its time is up and its words have been said, whichever takes longer.
async function play(mine) {
  while (mine === run && at < parts.length) {
    const part = parts[at];
    draw();
    const words = left === null ? say(part) : undefined;
    await Promise.all([wait(left ?? part.seconds), words]);
    if (mine !== run) return;
    left = null;
    at += 1;
    keepPlace();
  }
  if (mine === run) rest();
}

function wait(seconds) {
  since = Date.now() - (parts[at].seconds - seconds) * 1000;
  return new Promise((done) => {
    timer = setTimeout(done, seconds * 1000);
  });
}

function rest() {
  run += 1;
  if (going && at < parts.length) left = Math.max(1, parts[at].seconds - (Date.now() - since) / 1000);
  stop();
  draw();
}

function stop() {
  going = false;
  clearTimeout(timer);
  timer = undefined;
  window.speechSynthesis?.cancel();
  awake?.release().catch(() => {});
  awake = undefined;
}

// Somewhere else in it: it goes on from there if it was going, and stays still if it was not.
function turnTo(where) {
  const wasGoing = going;
  run += 1;
  stop();
  [at, left] = [where, null];
  keepPlace();
  if (wasGoing && at < parts.length) go();
  else draw();
}

function stepAt(where) {
  return where < parts.length ? parts[where].step : steps + 1;
}

function beginningOf(step) {
  const where = parts.findIndex((part) => part.step === step);
  return where < 0 ? parts.length : where;
}

// To the beginning of this step, or of the one before where it is there already.
function stepBack() {
  const here = beginningOf(stepAt(at));
  return at > here ? here : beginningOf(Math.max(1, stepAt(at) - 1));
}

// -- the place, for this tab ----------------------------------------------------------------------

function keptPlace() {
  const kept = Number(window.sessionStorage?.getItem(KEPT));
  return Number.isInteger(kept) && kept > 0 && kept < parts.length ? kept : 0;
}

function keepPlace() {
  window.sessionStorage?.setItem(KEPT, at);
}

// -- what is seen and heard -----------------------------------------------------------------------

function draw() {
  const part = parts[at];
  const hasBegun = at > 0 || left !== null || going;
  if (part && hasBegun) now.textContent = part.text;
  else now.textContent = part ? now.dataset.ready : now.dataset.over;
  place.textContent = part && hasBegun ? part.place : "";
  if (!going) buttons.go.textContent = part && hasBegun ? buttons.go.dataset.on : buttons.go.dataset.begin;
  leadsOn(buttons.back, hasBegun);
  leadsOn(buttons.again, hasBegun);
  leadsOn(buttons.next, Boolean(part));
  announce(part);
  drawShape();
}

// Whether a button leads anywhere. One that is disabled outright loses the focus, and with it the
// place of whoever has no pointer.
function leadsOn(button, does) {
  button.setAttribute("aria-disabled", !does);
}

// For screen readers, unless the device says it: breathing in and out is told once, not each time.
function announce(part) {
  if (aloud.checked || (part && !going)) return;
  if (!part) heard.textContent = now.textContent;
  else if (!part.takesTurns) heard.textContent = part.text;
  else if (part.isFirst) heard.textContent = part.all;
}

function drawShape() {
  if (!shape) return;
  const part = parts[at];
  shape.hidden = !moving.checked || still.matches || !part?.takesTurns;
  shape.style.transitionDuration = `${part?.seconds ?? 0}s`;
  shape.toggleAttribute("data-grown", going && Boolean(part?.isIn));
}

async function say({ text }) {
  if (!aloud.checked) return undefined;
  const found = await voice();
  player.querySelector("[data-no-voice]").hidden = Boolean(found);
  if (!found) return undefined;
  const words = new SpeechSynthesisUtterance(text);
  [words.voice, words.lang] = [found, found.lang];
  return new Promise((done) => {
    words.onend = words.onerror = done;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  });
}

// A screen that goes dark takes the words with it. Not every browser can help that, and each lets
// go of it while another page is looked at.
async function stayAwake() {
  if (!going || (awake && !awake.released)) return;
  const lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
  if (going && (!awake || awake.released)) awake = lock;
  else lock?.release().catch(() => {}); // Paused before it was granted.
}
