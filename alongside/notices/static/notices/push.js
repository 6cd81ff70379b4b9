// The button with which a device is given notices. Without this script the page says that it needs one.

const offer = document.querySelector("[data-push]");
const button = offer?.querySelector("button[type=button]"); // Each device has one of its own.
const status = offer?.querySelector("[role=status]");
const works = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

// A browser subscribes with one key at a time. With another of ours than today's nothing came anyway.
async function leaveAnotherKey(pushes, key) {
  const before = await pushes.getSubscription();
  if (before && String(new Uint8Array(before.options.applicationServerKey)) !== String(key)) {
    await before.unsubscribe();
  }
}

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") return "refused";
  const worker = await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  const key = bytesOf(offer.dataset.push);
  await leaveAnotherKey(worker.pushManager, key);
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = made.toJSON();
  const answer = await fetch(offer.dataset.to, {
    method: "POST",
    headers: { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
    body: new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth }),
  });
  // Whose sign-in has ended is led to the page to sign in, which is a good answer to nothing.
  return answer.ok && !answer.redirected ? "done" : "failed";
}

if (offer && works) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.hasAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", true); // Disabled outright it would lose the focus.
    const how = await subscribe().catch(() => "failed");
    button.removeAttribute("aria-disabled");
    status.textContent = status.dataset[how];
    // The page stays: it may hold choices that are not kept yet.
    if (how === "done") offer.querySelector("[data-none]")?.remove();
  });
} else if (offer) {
  status.textContent = status.dataset.cannot;
}
