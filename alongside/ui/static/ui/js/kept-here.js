// What somebody wished this device to keep for when there is no network: one thing of theirs, sealed
// with a key that never leaves this browser, and pages that are nobody's. All of it goes when they
// sign out, and as soon as anybody else is here.

const NAME = "kept here"; // of the database, and of the note that says whose it is
const PAGES = "without a network"; // the cache that ui/sw/without-network.js answers from
const ONE = "one";

export const works = Boolean(
  window.isSecureContext && window.indexedDB && window.caches && navigator.serviceWorker,
);

// By what this sign-in is known on the device, or "" where nobody is signed in.
async function whose() {
  const mine = document.querySelector("[data-this-device]")?.dataset.thisDevice;
  if (!mine) return "";
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${NAME} ${mine}`));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The note that says whose it is; null where there is none, or where a browser keeps no notes.
function note() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

export function isKept() {
  return works && note() !== null;
}

// Called on every page that comes from the server. What is here of somebody else, or of a sign-in
// that is over, goes.
export async function forgetOthers() {
  if (!isKept() || document.body.hasAttribute("data-from-this-device")) return;
  const isOver = document.body.hasAttribute("data-visitor");
  const isOurs = document.body.hasAttribute("data-signed-in");
  if (isOver || (isOurs && note() !== (await whose()))) forget();
}

// Never fails: it is on the way of somebody who leaves in a hurry.
export function forget() {
  if (note() === null) return;
  localStorage.removeItem(NAME);
  indexedDB.deleteDatabase(NAME);
  window.caches?.delete(PAGES);
}

// -- the one thing --------------------------------------------------------------------------------

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(NAME);
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
}

async function ask(mode, request) {
  const database = await open();
  const change = database.transaction(NAME, mode);
  const asked = request(change.objectStore(NAME));
  return new Promise((resolve, reject) => {
    change.oncomplete = () => resolve(asked.result);
    change.onerror = change.onabort = () => reject(change.error);
  }).finally(() => database.close());
}

// Keep `what` instead of anything kept before.
export async function keep(what) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const words = new TextEncoder().encode(JSON.stringify(what));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, words);
  localStorage.setItem(NAME, await whose()); // First: what has a note is known to have to go.
  await ask("readwrite", (kept) => kept.put({ key, iv, data }, ONE));
}

// What is kept, or null.
export async function kept() {
  if (!isKept()) return null;
  try {
    const { key, iv, data } = await ask("readonly", (store) => store.get(ONE));
    const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
    return JSON.parse(new TextDecoder().decode(words));
  } catch {
    return null;
  }
}

// -- pages that are nobody's ----------------------------------------------------------------------

// Keep these pages as a visitor sees them, with everything that they are made of.
export async function keepPages(addresses) {
  const cache = await caches.open(PAGES);
  const parts = new Set();
  for (const address of addresses) {
    const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const page = (await answer.text()).replace("<body", "<body data-from-this-device");
    const headers = { "Content-Type": "text/html; charset=utf-8" };
    const policy = answer.headers.get("Content-Security-Policy");
    if (policy) headers["Content-Security-Policy"] = policy;
    await cache.put(address, new Response(page, { headers }));
    for (const part of partsOf(page)) parts.add(part);
  }
  for (const part of parts) await keepPart(cache, part, parts);
}

function partsOf(page) {
  const drawn = new DOMParser().parseFromString(page, "text/html");
  const found = drawn.querySelectorAll("link[href], script[src], use[href]");
  return [...found].map((one) => {
    const address = new URL(one.getAttribute("href") ?? one.getAttribute("src"), location);
    address.hash = "";
    return address.href;
  });
}

// And what it names in its turn: modules that it imports, fonts that it uses. A set that grows while
// it is gone through is gone through to its end.
async function keepPart(cache, address, parts) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(answer.status);
  await cache.put(address, answer.clone());
  const text = /javascript|css/.test(answer.headers.get("Content-Type")) ? await answer.text() : "";
  for (const [, named] of text.matchAll(/(?:from|import|url\()\s*["']([^"':]+)["']/g)) {
    parts.add(new URL(named, address).href);
  }
}
