// 大字: larger in two steps, then as before, on every page of the house, for as long as the browser remembers.
(() => {
  const KEY = "youju-large";
  // The button says what pressing it does. The last step makes text of 30 px.
  const STEPS = [["大字"], ["更大", "large"], ["正常", "large", "largest"]];
  const kept = () => { try { return Number(localStorage.getItem(KEY)) % STEPS.length || 0; } catch { return 0; } };
  let step = kept();
  const show = () => {
    const [words, ...classes] = STEPS[step];
    for (const name of ["large", "largest"]) document.documentElement.classList.toggle(name, classes.includes(name));
    for (const button of document.querySelectorAll("#larger")) {
      button.textContent = words;
      button.removeAttribute("aria-pressed");
      button.title = step ? "字已经放大" : "把字放大";
    }
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#larger")) return;
    step = (step + 1) % STEPS.length;
    try { localStorage.setItem(KEY, String(step)); } catch { /* for this page only */ }
    show();
  });
  const seen = new MutationObserver(() => {
    if (!document.querySelector("#larger")) return;
    seen.disconnect();
    show();
  });
  show();
  seen.observe(document.documentElement, { subtree: true, childList: true });
})();
