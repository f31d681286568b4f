// How many characters are left, as the server counts them. Nothing is cut off.
//
//   textarea[data-limit] with p#ID-count[data-left][data-over]: components/form.html, area(limit=…)
//
// The count is read aloud only near the limit, after a pause.
import { counted, length } from "./words.js";

const NEAR = 0.1;

for (const field of document.querySelectorAll("[data-limit]")) {
  const count = document.getElementById(`${field.id}-count`);
  if (!count) continue;
  const limit = Number(field.dataset.limit);
  const left = JSON.parse(count.dataset.left);
  const over = JSON.parse(count.dataset.over);
  const aloud = document.createElement("span");
  aloud.className = "hidden-text";
  aloud.setAttribute("role", "status");
  count.after(aloud);
  let later = 0;
  field.addEventListener("input", () => {
    const rest = limit - length(field.value);
    const sentence = rest < 0 ? counted(over, -rest) : counted(left, rest);
    count.textContent = sentence;
    count.classList.toggle("field__count--over", rest < 0);
    clearTimeout(later);
    later = setTimeout(() => { aloud.textContent = rest < limit * NEAR ? sentence : ""; }, 1200);
  });
}
