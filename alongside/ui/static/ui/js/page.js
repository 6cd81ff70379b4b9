// Small comforts for every page. Everything works without them.

import { keepDrafts } from "./drafts.js";
import { forgetOthers } from "./kept-here.js";

document.documentElement.classList.add("js");

// After a form came back, start reading at what needs another look.
document.querySelector("[data-focus]")?.focus();

// A sentence starter goes into the text area of its form, with the cursor behind it.
document.addEventListener("click", (event) => {
  const starter = event.target.closest("[data-starter]");
  if (!starter) return;
  const words = starter.closest("form").querySelector("textarea");
  const space = words.value && !/\s$/.test(words.value) ? " " : "";
  words.setRangeText(space + starter.dataset.starter, words.selectionEnd, words.selectionEnd, "end");
  words.focus();
  words.dispatchEvent(new Event("input", { bubbles: true }));
});

// Signing out in one tab empties the others. A page that the browser kept in memory is asked for
// anew, since somebody else may be sitting here now.
const signedIn = document.body.hasAttribute("data-signed-in");
if (window.BroadcastChannel) {
  const tabs = new BroadcastChannel("alongside");
  if (document.querySelector("[data-signed-out]")) tabs.postMessage("signed out");
  // Whoever leaves quickly says where to; whoever signs out does not.
  if (signedIn) tabs.onmessage = ({ data }) => location.replace(data.to ?? "/");
}
addEventListener("pageshow", ({ persisted }) => persisted && signedIn && location.reload());

keepDrafts(document);
forgetOthers();
