// 大字: half as large again, on every page of the house, for as long as the browser remembers.
(() => {
  const KEY = "youju-large";
  const show = (on) => {
    document.documentElement.classList.toggle("large", on);
    for (const button of document.querySelectorAll("#larger")) button.setAttribute("aria-pressed", String(on));
  };
  const kept = () => { try { return localStorage.getItem(KEY) === "1"; } catch { return false; } };
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#larger")) return;
    const on = !document.documentElement.classList.contains("large");
    try { localStorage.setItem(KEY, on ? "1" : "0"); } catch { /* for this page only */ }
    show(on);
  });
  const seen = new MutationObserver(() => {
    if (!document.querySelector("#larger")) return;
    seen.disconnect();
    show(kept());
  });
  show(kept());
  seen.observe(document.documentElement, { subtree: true, childList: true });
})();
