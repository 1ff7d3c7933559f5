// A result that begins in the lower half of the screen, or above it, comes into view; else it stays.
window.showResult = (selector) => {
  const result = document.querySelector(selector);
  const { top } = result.getBoundingClientRect();
  if (top > innerHeight / 2 || top < 0) result.scrollIntoView();
};

// A new question goes to the top of the conversation, so that its answer is read from the first word.
(() => {
  let placed = 0; // how many questions are where they belong, or where the reader wants them
  let running = false;
  const questions = () => document.querySelectorAll("#chat .user-row");
  const place = () => {
    const was = running;
    running = document.querySelector("#question .stop-button") !== null;
    const asked = questions();
    placed = Math.min(placed, asked.length);
    const last = asked[asked.length - 1];
    if (!last || placed === asked.length || !(running || was)) return;
    const box = last.closest(".bubble-wrap");
    const rise = last.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
    const before = box.scrollTop;
    box.scrollTop += rise;
    if (!running || Math.abs(box.scrollTop - before - rise) < 2) placed = asked.length;
  };
  const leave = () => { placed = questions().length; };
  for (const moved of ["wheel", "touchmove"]) document.addEventListener(moved, leave, { passive: true });
  const options = { subtree: true, childList: true, characterData: true };
  new MutationObserver(place).observe(document.documentElement, options);
})();
