// How the server writes amounts and counts, so that a page says the same before and after saving.
export const latvian = document.documentElement.lang !== "en";
const NBSP = "\u00a0";

// 460000 -> "4 600,00 €", in English "€4,600.00"; portal/web/formats.py is the truth.
export const money = (cents) => {
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, latvian ? NBSP : ",");
  const rest = String(Math.abs(cents) % 100).padStart(2, "0");
  const sign = cents < 0 ? "−" : "";
  return latvian ? `${sign}${whole},${rest}${NBSP}€` : `${sign}€${whole}.${rest}`;
};

// Picks the form of a counted sentence by the rule of gettext; `forms` come from the server.
export const counted = (forms, n) => {
  const form = forms.length === 3 ? (n % 10 === 1 && n % 100 !== 11 ? 0 : n !== 0 ? 1 : 2) : n === 1 ? 0 : 1;
  return forms[form].replace("{n}", n);
};

// What the server counts: normal form, "\n" line ends, no space at the ends, code points.
export const length = (text) => [...text.replace(/\r\n?/g, "\n").normalize("NFC").trim()].length;

// The drawing beside a sentence.
export const icon = (name) => {
  const sprite = document.querySelector("use[href*='sprite.svg']").getAttribute("href").split("#")[0];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${sprite}#i-${name}`);
  svg.append(use);
  return svg;
};
