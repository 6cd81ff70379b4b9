// One stream a browser for each address, however many tabs show it: a browser opens only six
// connections to a server, and a stream holds one for good. The tab that gets the lock listens and
// tells the others; when it closes, the next one takes over.

// Returns `reopen()`, for when the stream has fallen silent.
export function listen(address, hear) {
  let source = null;
  let tell = () => {};
  const begin = () => {
    source?.close();
    source = open(address, hear, (kind, text) => tell(kind, text));
  };
  if (navigator.locks && window.BroadcastChannel) {
    tell = share(address, hear, begin, () => source);
  } else {
    begin();
  }
  // A tab that only listened to another opens a stream of its own: the other may be asleep.
  return { reopen: begin };
}

function share(address, hear, begin, source) {
  const channel = new BroadcastChannel(`alongside:${address}`);
  let last = null;
  const tell = (kind, text) => {
    if (kind === "room") last = text;
    channel.postMessage({ kind, text });
  };
  channel.onmessage = ({ data }) => {
    if (data.kind === "what-is-new") last && source() && tell("room", last);
    else hear[data.kind]?.(data.text);
  };
  tell("what-is-new");
  navigator.locks.request(`alongside:${address}`, () => {
    begin();
    return new Promise(() => {});
  });
  return tell;
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
  return source;
}
