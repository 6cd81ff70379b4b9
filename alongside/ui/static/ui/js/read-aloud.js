// Reads the page aloud, sentence by sentence, with a voice that is on the device itself: one that
// lives elsewhere would be sent every word.

const desk = document.querySelector("[data-read-aloud]");
const buttons = Object.fromEntries(
  [...desk.querySelectorAll("[data-read]")].map((button) => [button.dataset.read, button]),
);
const state = desk.querySelector("[role=status]");
const language = document.documentElement.lang;
const BLOCKS = "h1, h2, h3, p, li, td, th, dt, dd, legend, label, summary, blockquote";
const SILENT = "[hidden], [aria-hidden=true], .visually-hidden, script, template, option";

let sentences = []; // what is being read: {text, block}
let next = 0; // which comes next
let reading = 0; // counts beginnings, so that the end of a sentence that was cut off is not heeded

buttons.go.addEventListener("click", () => (next ? read() : begin()));
buttons.pause.addEventListener("click", () => rest());
buttons.stop.addEventListener("click", () => stop());
addEventListener("pagehide", () => window.speechSynthesis?.cancel());

async function begin() {
  sentences = wordsOf(document.getElementById("main"));
  if (await voice()) read();
  else state.textContent = state.dataset.none;
}

function read() {
  const mine = ++reading;
  buttons.pause.hidden = buttons.stop.hidden = false;
  buttons.go.hidden = true;
  buttons.pause.focus({ preventScroll: true });
  say(mine);
}

async function say(mine) {
  if (mine !== reading) return;
  if (next >= sentences.length) return stop();
  const { text, block } = sentences[next];
  const words = new SpeechSynthesisUtterance(text);
  words.voice = await voice();
  words.lang = words.voice.lang;
  words.onend = () => mine === reading && ((next += 1), say(mine));
  words.onerror = () => mine === reading && stop();
  show(block);
  if (mine === reading) speechSynthesis.speak(words);
}

// The sentence is begun anew afterwards: not every browser can go on within one.
function rest() {
  reading += 1;
  speechSynthesis.cancel();
  buttons.pause.hidden = true;
  buttons.go.hidden = false;
  buttons.go.textContent = buttons.go.dataset.on;
  if (desk.contains(document.activeElement) || document.activeElement === document.body) {
    buttons.go.focus({ preventScroll: true });
  }
}

function stop() {
  rest();
  next = 0;
  show(null);
  buttons.stop.hidden = true;
  buttons.go.textContent = buttons.go.dataset.go;
}

function show(block) {
  document.querySelector(".is-read-now")?.classList.remove("is-read-now");
  block?.classList.add("is-read-now");
  block?.scrollIntoView({ block: "nearest" });
}

// A voice of this device for the language of the page; nothing if it has none.
export async function voice() {
  if (!window.speechSynthesis) return undefined;
  if (!speechSynthesis.getVoices().length) await voicesOrAWhile();
  const [main] = language.split("-");
  const ours = speechSynthesis.getVoices().filter((one) => one.localService);
  const close = (one) => one.lang.replace("_", "-").toLowerCase();
  return ours.find((one) => close(one) === language) ?? ours.find((one) => close(one).startsWith(main));
}

function voicesOrAWhile() {
  return new Promise((done) => {
    speechSynthesis.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, 1000);
  });
}

// Every sentence that is to be seen, in the order of the page, each with the block it stands in.
function wordsOf(page) {
  const found = [];
  for (const block of page.querySelectorAll(BLOCKS)) {
    if (block.closest(SILENT) || isFolded(block)) continue;
    const text = ownWords(block).replace(/\s+/g, " ").trim();
    for (const sentence of inSentences(text)) found.push({ text: sentence, block });
  }
  return found;
}

// Without the blocks within it, which have their own turn.
function ownWords(block) {
  return [...block.childNodes]
    .map((node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SILENT)) return "";
      if (node.matches(BLOCKS) || isFolded(node)) return "";
      return ownWords(node);
    })
    .join("");
}

function isFolded(element) {
  return element.checkVisibility ? !element.checkVisibility() : !element.getClientRects().length;
}

function inSentences(text) {
  if (!text) return [];
  if (!Intl.Segmenter) return [text];
  const cut = new Intl.Segmenter(language, { granularity: "sentence" });
  return [...cut.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean);
}
