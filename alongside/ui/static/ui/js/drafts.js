// Keeps what somebody is writing, on the server and for them alone. Nothing is stored here.

const PAUSE = 1500; // milliseconds without a key before the words are kept

export function keepDrafts(page) {
  const waiting = new Map();

  page.addEventListener("input", ({ target }) => {
    if (!target.dataset.draft) return;
    clearTimeout(waiting.get(target.dataset.draft)?.timer);
    const timer = setTimeout(() => keep(target), PAUSE);
    waiting.set(target.dataset.draft, { timer, target });
  });

  // A form that is sent takes its words along; keeping them again would bring them back.
  page.addEventListener("submit", ({ target }) => {
    for (const area of target.querySelectorAll("[data-draft]")) forget(area);
  });

  addEventListener("pagehide", keepAll);
  page.addEventListener("visibilitychange", () => page.hidden && keepAll());

  function keepAll() {
    for (const { target } of waiting.values()) keep(target, true);
  }

  function forget(area) {
    clearTimeout(waiting.get(area.dataset.draft)?.timer);
    waiting.delete(area.dataset.draft);
  }

  async function keep(area, leaving = false) {
    forget(area);
    const form = area.form;
    const state = form.querySelector(".draft-state");
    const body = new FormData();
    body.set("place", area.dataset.draft);
    body.set("body", area.value);
    body.set("csrfmiddlewaretoken", token());
    try {
      const answer = await fetch(form.dataset.draftUrl, { method: "POST", body, keepalive: leaving });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      say(state, "saved");
    } catch {
      say(state, "failed");
      waiting.set(area.dataset.draft, { timer: setTimeout(() => keep(area), 10_000), target: area });
    }
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
