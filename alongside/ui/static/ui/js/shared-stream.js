// One stream a browser for each address, however many tabs show it: a browser opens only six
// connections to a server, and a stream holds one for good. The tab that gets the lock listens and
// tells the others; when it closes, the next one takes over.

export function listen(address, hear) {
  if (!navigator.locks || !window.BroadcastChannel) return open(address, hear, () => {});
  const channel = new BroadcastChannel(`alongside:${address}`);
  const tell = (kind, text) => channel.postMessage({ kind, text });
  let last = null;
  channel.onmessage = ({ data }) => {
    if (data.kind === "what-is-new") last && tell("room", last);
    else hear[data.kind]?.(data.text);
  };
  tell("what-is-new");
  navigator.locks.request(`alongside:${address}`, () => {
    return new Promise(() => {
      open(address, hear, (kind, text) => {
        if (kind === "room") last = text;
        tell(kind, text);
      });
    });
  });
}

function open(address, hear, tell) {
  const source = new EventSource(address);
  const pass = (kind, text) => {
    hear[kind](text);
    tell(kind, text);
  };
  source.addEventListener("room", ({ data }) => pass("room", data));
  source.addEventListener("closed", () => {
    source.close();
    pass("closed");
  });
  source.onopen = () => pass("back");
  source.onerror = () => {
    pass("lost");
    // A refusal (not a dropped line) ends an EventSource for good; try again, gently.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => pass("closed"), 5000);
  };
}
