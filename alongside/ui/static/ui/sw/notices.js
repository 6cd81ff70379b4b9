// A part of the service worker: shows a notice that was pushed, and opens its place when it is tapped.
// Whatever comes, something is shown: a browser that is kept waiting takes the permission away.

self.addEventListener("push", (event) => {
  let says = {};
  try {
    says = event.data.json();
  } catch {
    // Not ours, or broken on the way.
  }
  const token = /^[0-9a-f]{40}$/.test(says.token ?? "") ? says.token : "";
  event.waitUntil(
    self.registration.showNotification(says.title || "A notice for you", {
      body: says.body || "",
      tag: token,
      data: { to: token ? `/n/${token}/` : "/notices/" },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.to));
});
