// Saves a draft while somebody writes. The page is complete without it: its button saves too.
//
// THE PAGE      <form method="post" data-autosave="/applications/7/sections/idea/draft"> with the
//               hidden fields csrf_token and version (components/form.html, hidden(form)), and
//               somewhere on the page {{ save(moment) }} of components/save.html.
// IT SENDS      POST to that address: all fields of the form but files, as the form itself would,
//               header "Accept: application/json"; 2 s after typing stops, when a field is left,
//               when the page is hidden; never two at a time.
// THE SERVER    200 {"saved_at": "14.32", "version": 8, "say": "Saglabāts plkst. 14.32"}
//   ANSWERS     409 {"say": "…", "url": "/…"}  somebody else saved; url shows both texts
//               403, 404, 422 {"say": "…"}     cannot be saved (no right, closed); say why
//               anything else counts as failed and is tried again after 2, 4, 8 … 60 s.
//   A draft is saved in any state: what is wrong with the answers is no reason to refuse.
// ON FAILURE    the text stays in the page and a copy on this device, until the server confirms or
//               the person signs out (leave.js). On the next visit the copy is offered.
//               A form the button sent has arrived when the page that follows shows a newer version
//               and carries data-saved-by-me: the last to save it was its reader.
// THE BUTTON    waits for a save on its way, so it never meets its own newer version.
import { keyOf } from "./leave.js";
import { icon } from "./words.js";

const PAUSE = 2000;
const LONGEST = 60000;
const form = document.querySelector("form[data-autosave]");
const status = document.querySelector("[data-save]");

const fieldsOf = (one = form) => [...new FormData(one)].filter(([, value]) => typeof value === "string");
const ownFields = (one = form) => fieldsOf(one).filter(([name]) => name !== "csrf_token" && name !== "version");

// The fields as the server sent them. Somebody on a slow line writes before this script has come, and a
// browser that reloads puts back what was typed: neither has been saved.
const servedFields = () => {
  const served = form.cloneNode(true);
  served.reset();
  return ownFields(served);
};

const versionHere = () => Number(form.elements.version?.value ?? 0);

// What was sent with the button is here, in the server's own spelling (50 became 50,00): the page is
// a newer version, and the last to save it was the same person.
const arrived = (copy) => copy.submitted && "savedByMe" in form.dataset && versionHere() > copy.version;

const show = (kind, words, link) => {
  if (!status) return;
  status.classList.toggle("save--failed", kind === "failed");
  const text = document.createElement("span");
  text.textContent = words;
  const parts = [text];
  if (kind) parts.unshift(icon(kind === "failed" ? "warning" : "tick"));
  if (link) {
    const way = document.createElement("a");
    way.href = link;
    way.textContent = status.dataset.both;
    parts.push(" ", way);
  }
  status.replaceChildren(...parts);
};

class Draft {
  constructor() {
    this.key = keyOf(form.dataset.autosave);
    this.saved = JSON.stringify(servedFields());
    this.sending = null;
    this.failures = 0;
    this.stopped = false;
    this.leaving = false;
    this.timer = 0;
  }

  get dirty() { return JSON.stringify(ownFields()) !== this.saved; }

  soon(wait = PAUSE) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(), wait);
  }

  keepCopy(more = {}) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), fields: ownFields(), ...more }));
    } catch { /* a full or forbidden store: the text is still in the page */ }
  }

  changed() {
    if (!this.dirty) return;
    this.keepCopy();
    this.soon(this.failures ? this.backOff() : PAUSE);
  }

  backOff() { return Math.min(LONGEST, PAUSE * 2 ** (this.failures - 1)); }

  async save({ keepalive = false } = {}) {
    clearTimeout(this.timer);
    if (this.stopped || !this.dirty) return;
    if (this.sending) { await this.sending; this.soon(); return; }
    this.sending = this.send(keepalive).finally(() => { this.sending = null; });
    await this.sending;
  }

  async send(keepalive) {
    const sent = JSON.stringify(ownFields());
    const slow = setTimeout(() => show("", status?.dataset.saving ?? ""), 1000);
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(fieldsOf()),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        redirect: "error",
        keepalive,
      });
      const words = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
      if (!words) throw new Error(String(answer.status));
      if (answer.ok) this.confirmed(words, sent);
      else this.refused(words);
    } catch {
      this.failed();
    } finally {
      clearTimeout(slow);
    }
  }

  confirmed(words, sent) {
    const again = this.failures > 0;
    this.failures = 0;
    this.saved = sent;
    if (form.elements.version && words.version !== undefined) form.elements.version.value = words.version;
    if (this.dirty) this.changed();
    else localStorage.removeItem(this.key);
    show("done", again ? `${status?.dataset.online ?? ""} ${words.say}` : words.say);
  }

  refused(words) {
    this.stopped = true;
    show("failed", words.say ?? "", words.url);
  }

  failed() {
    this.failures += 1;
    show("failed", navigator.onLine ? status?.dataset.failed ?? "" : status?.dataset.offline ?? "");
    this.soon(this.backOff());
  }

  offerCopy() {
    let copy = null;
    try { copy = JSON.parse(localStorage.getItem(this.key)); } catch { /* not ours */ }
    if (!copy?.fields || !status) return;
    if (JSON.stringify(copy.fields) === this.saved || arrived(copy)) { localStorage.removeItem(this.key); return; }
    const banner = document.createElement("div");
    const text = document.createElement("p");
    banner.className = "banner banner--warn";
    banner.setAttribute("role", "status");
    text.textContent = status.dataset.found;
    const buttons = document.createElement("p");
    buttons.className = "actions";
    const button = (words, kind, act) => {
      const one = document.createElement("button");
      one.type = "button";
      one.className = `button button--small ${kind}`;
      one.textContent = words;
      one.addEventListener("click", () => { act(); banner.remove(); form.querySelector(".input")?.focus(); });
      return one;
    };
    buttons.append(
      button(status.dataset.use, "", () => { fill(copy.fields); this.changed(); }),
      button(status.dataset.drop, "button--quiet", () => localStorage.removeItem(this.key)),
    );
    banner.append(icon("warning"), text, buttons);
    form.before(banner);
  }
}

const fill = (fields) => {
  const given = new Map();
  for (const [name, value] of fields) given.set(name, [...(given.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (!control.name || ["csrf_token", "version"].includes(control.name) || control.type === "file") continue;
    const values = given.get(control.name) ?? [];
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (values.length && control.type !== "submit") control.value = values.shift();
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

if (form) {
  const draft = new Draft();
  draft.offerCopy();
  draft.changed();
  form.addEventListener("input", () => draft.changed());
  form.addEventListener("change", () => { draft.changed(); draft.soon(300); });
  window.addEventListener("online", () => draft.save());
  document.addEventListener("visibilitychange", () => { if (document.hidden) draft.save({ keepalive: true }); });
  window.addEventListener("beforeunload", (event) => {
    if (!draft.leaving && draft.dirty) event.preventDefault();
  });
  form.addEventListener("submit", async (event) => {
    clearTimeout(draft.timer);
    if (draft.sending) {
      event.preventDefault();
      const { submitter } = event;
      await draft.sending;
      draft.stopped = true;
      form.requestSubmit(submitter);
      return;
    }
    draft.leaving = true;
    draft.stopped = true;
    // Until the server has answered, the copy stays; leave.js lets it go on the next page.
    if (draft.dirty) draft.keepCopy({ submitted: true, version: versionHere() });
  });
}
