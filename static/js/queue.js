// Logs a session where there is no network: keeps the tap on this device and sends it later. The
// page is complete without it: its buttons send a form.
//
// THE PAGE      <form data-queue> with csrf_token, key and opened; in it cards
//               <li data-plans="A-12" data-who="K. B."> with <button name="slots" value="12-13">.
//               <span data-queue-tag> tells how many wait. The sentences come in data- attributes.
// IT SENDS      what the form itself would, and `saved`: the server's clock at the tap; header
//               "Accept: application/json". The key is the page's, so a retry is the same row.
// THE SERVER    200 {"url": "/…"}       saved, or saved before: go there
//   ANSWERS     422 {"say": "…"}        cannot be saved: say why, forget it
//               400 without JSON        the page's token has grown old: take a new one, once
//               anything else           counts as no network and is tried again
// ON THIS       for each tap the keys of the proposed times, the numbers of the plans and the
// DEVICE        initials, under the person's own key; never a name. It stays when the person signs
//               out without a network, and is sent when the same person opens the page again.
import { counted, icon } from "./words.js";

const LONGEST = 60000;
const FIRST = 2000;
const STALE = 15 * 60 * 1000;
const form = document.querySelector("form[data-queue]");
const KEY = `pumpurs:queue:${document.documentElement.dataset.person ?? ""}`;
const opened = performance.now();

const waiting = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept : [];
  } catch { return []; }
};

const keep = (taps) => {
  try {
    if (taps.length) localStorage.setItem(KEY, JSON.stringify(taps));
    else localStorage.removeItem(KEY);
    return true;
  } catch { return false; }
};

const idOf = (tap) => `${tap.key}-${tap.slots}`;
const without = (tap) => keep(waiting().filter((one) => idOf(one) !== idOf(tap)));

const fields = (tap) => ({
  csrf_token: form.elements.csrf_token.value,
  key: tap.key,
  slots: tap.slots,
  opened: tap.opened,
  saved: tap.saved,
});

const post = (tap) =>
  fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(fields(tap)),
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });

// The token belongs to the sign-in: after another one the page holds an old one.
const freshToken = async () => {
  const answer = await fetch(form.action, { credentials: "same-origin", redirect: "error" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("form[data-queue] [name=csrf_token]")?.value;
  if (!token) throw new Error("signed out");
  form.elements.csrf_token.value = token;
};

// What became of a tap: {url}, {say}, {signedOut}, or nothing when the network is away.
const send = async (tap) => {
  try {
    let answer = await post(tap);
    if (answer.redirected) return { signedOut: true };
    if (answer.status === 400) {
      try { await freshToken(); } catch { return { signedOut: true }; }
      answer = await post(tap);
    }
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    if (!isJson) return null;
    const words = await answer.json();
    return answer.ok || answer.status === 422 ? words : null;
  } catch { return null; }
};

const cardOf = (tap) => form.querySelector(`button[name=slots][value="${CSS.escape(tap.slots)}"]`)?.closest("li");

const say = (card, words, kind) => {
  if (!card) return;
  const line = card.querySelector(".session__say") ?? card.appendChild(document.createElement("p"));
  line.className = `session__say ${kind === "clock" ? "" : "warn-text"}`;
  line.setAttribute("role", "status");
  line.replaceChildren(icon(kind), Object.assign(document.createElement("span"), { textContent: words }));
};

const showWaiting = () => {
  const taps = waiting();
  const tag = document.querySelector("[data-queue-tag]");
  if (tag) {
    tag.hidden = !taps.length;
    tag.className = "tag tag--warn";
    tag.setAttribute("role", "status");
    tag.replaceChildren(icon("upload"), counted(JSON.parse(form.dataset.waiting), taps.length));
  }
  for (const tap of taps) {
    const card = cardOf(tap);
    if (!card || card.classList.contains("session--waits")) continue;
    card.classList.add("session--waits");
    for (const one of card.querySelectorAll(".session__go > *")) one.hidden = true;
    say(card, form.dataset.kept, "clock");
  }
};

// A tap that the server will not take: on its card, or on top when the card is gone.
const refuse = (tap, words) => {
  const card = cardOf(tap);
  if (card) {
    card.classList.remove("session--waits");
    for (const one of card.querySelectorAll(".session__go > *")) one.hidden = false;
    say(card, words, "warning");
    return;
  }
  const banner = document.createElement("div");
  banner.className = "banner banner--warn";
  banner.setAttribute("role", "alert");
  const line = document.createElement("p");
  line.textContent = `${form.dataset.refused} (${tap.plans}, ${tap.who}): ${words}`;
  banner.append(icon("warning"), line);
  form.before(banner);
};

let pause = FIRST;
let timer = 0;
let busy = false;

const drain = async () => {
  clearTimeout(timer);
  if (busy) return;
  busy = true;
  let last = "";
  for (const tap of waiting()) {
    const answer = await send(tap);
    if (!answer || answer.signedOut) {
      if (answer?.signedOut) say(cardOf(tap), form.dataset.signedOut, "warning");
      pause = Math.min(LONGEST, pause * 2);
      timer = setTimeout(drain, pause);
      break;
    }
    without(tap);
    pause = FIRST;
    if (answer.url) last = answer.url;
    else refuse(tap, answer.say);
  }
  busy = false;
  showWaiting();
  if (last && !waiting().length) location.assign(last);
};

const tapped = async (event) => {
  const button = event.submitter;
  if (button?.name !== "slots") return;
  const card = button.closest("li");
  const tap = {
    key: form.elements.key.value,
    slots: button.value,
    opened: form.elements.opened.value,
    saved: String(Number(form.elements.opened.value) + Math.round((performance.now() - opened) / 1000)),
    plans: card.dataset.plans,
    who: card.dataset.who,
  };
  // Where nothing can be kept, the form goes its own way.
  if (!keep([...waiting().filter((one) => idOf(one) !== idOf(tap)), tap])) return;
  event.preventDefault();
  button.setAttribute("aria-busy", "true");
  await drain();
  button.removeAttribute("aria-busy");
};

if (form) {
  form.addEventListener("submit", tapped);
  window.addEventListener("online", drain);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    // Another lesson has come meanwhile: a page that lay in the pocket is not today's any more.
    if (!waiting().length && navigator.onLine && performance.now() - opened > STALE) location.reload();
    else drain();
  });
  showWaiting();
  if (waiting().length) drain();
}
