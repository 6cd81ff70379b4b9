// Keeps what somebody is writing, on the server and for them alone. Nothing is stored here.

const PAUSE = 1500; // milliseconds without a key before the words are kept
const AGAIN = 10_000; // milliseconds before another try where that failed

const waiting = new Map(); // by place: the text area whose words are not safe yet, and its timer

export function keepDrafts(page) {
  page.addEventListener("input", ({ target }) => target.dataset.draft && wait(target, PAUSE));

  // A form that is sent takes its words along; keeping them again would bring them back.
  page.addEventListener("submit", ({ target }) => {
    for (const area of target.querySelectorAll("[data-draft]")) forget(area);
  });

  addEventListener("pagehide", () => keepAll(true));
  page.addEventListener("visibilitychange", () => page.hidden && keepAll(true));
}

// Keep whatever is not safe yet. Returns the first text area that could not be kept, and whether
// the server refused it; nothing if all of it is safe.
export async function keepAll(leaving = false) {
  const kept = [...waiting.values()].map(({ area }) => keep(area, leaving));
  return (await Promise.all(kept)).find((problem) => problem);
}

// These words are not safe yet, and will be kept in a while.
export function wait(area, pause = PAUSE) {
  forget(area);
  waiting.set(area.dataset.draft, { area, timer: setTimeout(() => keep(area), pause) });
}

function forget(area) {
  clearTimeout(waiting.get(area.dataset.draft)?.timer);
  waiting.delete(area.dataset.draft);
}

async function keep(area, leaving = false) {
  forget(area);
  const state = area.form.querySelector(".draft-state");
  const body = new FormData();
  body.set("place", area.dataset.draft);
  body.set("body", area.value);
  body.set("csrfmiddlewaretoken", token());
  let answer;
  try {
    const address = area.form.dataset.draftUrl;
    answer = await fetch(address, { method: "POST", body, keepalive: leaving });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    say(state, "saved");
  } catch {
    say(state, "failed");
    if (!waiting.has(area.dataset.draft)) wait(area, AGAIN);
    // Where a proxy answers for a server that is starting again, nobody has refused anything.
    return { area, refused: Boolean(answer) && answer.status < 500 };
  }
}

function say(state, how) {
  if (!state) return;
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" });
  state.textContent = state.dataset[how].replace("{time}", clock.format(new Date()));
}

export function token() {
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
    if (field.value) return field.value;
  }
  return "";
}
