// What is not safe on the server yet, kept on this device: sealed with a key that lies in the
// sign-in and that each page brings along. Once somebody has signed out, nobody can open it.

import { forget } from "./kept-here.js";

const NAME = "begun";
const page = crypto.randomUUID?.() ?? ""; // Each page keeps its own, so that two tabs keep two.

// Whether this browser lets us keep anything: over plain HTTP it does not.
const works = Boolean(page && crypto.subtle && window.indexedDB && navigator.locks);
if (works) navigator.locks.request(lockOf(page), () => new Promise(() => {})); // While it is open.

function lockOf(page) {
  return `alongside begun ${page}`;
}

let opening;
function open() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(NAME, { keyPath: ["place", "page"] });
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
  return opening;
}

// One request to what is kept here, done once it is on the disk.
async function ask(mode, request) {
  const change = (await open()).transaction(NAME, mode, { durability: "strict" });
  const asked = request(change.objectStore(NAME));
  return new Promise((resolve, reject) => {
    change.oncomplete = () => resolve(asked.result);
    change.onerror = change.onabort = () => reject(change.error);
  });
}

function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function key(text) {
  return crypto.subtle.importKey("raw", bytes(text), "AES-GCM", false, ["encrypt", "decrypt"]);
}

// A seal opens at its own place only.
function sealed(place, iv) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) };
}

// Keep `what` as begun at `place`. Returns whether it is kept: a full device may refuse.
export async function put(secret, place, what) {
  if (!works || !secret) return false;
  try {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const words = new TextEncoder().encode(JSON.stringify(what));
    const data = await crypto.subtle.encrypt(sealed(place, iv), await key(secret), words);
    await ask("readwrite", (kept) => kept.put({ place, page, iv, data }));
    return true;
  } catch {
    return false;
  }
}

// What this page keeps at `place` is safe elsewhere, or what another one kept: see `of`.
export async function drop(place, of = page) {
  if (works) await ask("readwrite", (kept) => kept.delete([place, of])).catch(() => {});
}

// [{page, what}] of pages that are not open any more and kept something at `place`. Whatever does
// not open is of a sign-in that has ended, and goes.
export async function left(secret, place) {
  if (!works || !secret) return [];
  try {
    const held = (await navigator.locks.query()).held.map(({ name }) => name);
    const found = [];
    for (const one of await ask("readonly", (kept) => kept.getAll())) {
      if (held.includes(lockOf(one.page))) continue;
      const what = await opened(secret, one);
      if (what === null) await drop(one.place, one.page);
      else if (one.place === place) found.push({ page: one.page, what });
    }
    return found;
  } catch {
    return [];
  }
}

async function opened(secret, { place, iv, data }) {
  try {
    const words = await crypto.subtle.decrypt(sealed(place, iv), await key(secret), data);
    return JSON.parse(new TextDecoder().decode(words));
  } catch {
    return null;
  }
}

// Nothing of anybody stays here.
export function forgetAll() {
  forget();
  if (window.indexedDB) indexedDB.deleteDatabase(NAME);
}

export { page };
