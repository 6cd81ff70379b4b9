// A part of the service worker: where a page cannot be had, one that this device keeps. What is kept
// is nobody's: see ui/js/kept-here.js, which puts it there, and alone knows what is somebody's.

const KEPT = "without a network";
const INSTEAD = "/flare/offline/"; // says what opens all the same
const PARTS_OF_PAGES = ["style", "script", "font", "image"];

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.location.origin)) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => keptPage(request)));
  } else if (PARTS_OF_PAGES.includes(request.destination)) {
    event.respondWith(fetch(request).catch(() => kept(request)));
  }
});

// Respond with a network error where nothing is kept: the browser says so in its own words.
async function kept(address) {
  const cache = (await caches.has(KEPT)) && (await caches.open(KEPT));
  return (cache && (await cache.match(address, { ignoreSearch: true }))) || Response.error();
}

async function keptPage(request) {
  const page = await kept(request);
  return page.type === "error" ? kept(INSTEAD) : page;
}
