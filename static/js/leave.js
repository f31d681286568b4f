// Loaded on every page of somebody signed in. Unsaved text belongs to the person who wrote it: it leaves this device when they sign out, and
// when somebody else signs in here.
export const PREFIX = "pumpurs:unsaved:";

const person = document.documentElement.dataset.person ?? "";
export const keyOf = (address) => `${PREFIX}${person}:${address}`;

const forget = (keeps) => {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !(keeps && key.startsWith(keeps))) localStorage.removeItem(key);
  }
};

// A form that was sent has been answered once another page of ours is open.
const here = document.querySelector("form[data-autosave]")?.dataset.autosave;
for (const key of Object.keys(localStorage)) {
  if (!key.startsWith(PREFIX) || (here && key === keyOf(here))) continue;
  try {
    if (JSON.parse(localStorage.getItem(key)).submitted) localStorage.removeItem(key);
  } catch { localStorage.removeItem(key); }
}

if (person) forget(`${PREFIX}${person}:`);
document.querySelector("[data-sign-out]")?.addEventListener("submit", () => forget(""));
