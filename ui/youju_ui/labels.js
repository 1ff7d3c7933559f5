// Gradio writes some labels for screen readers in English and does not say which handles are open.
document.documentElement.lang = "zh-CN";
(() => {
  const words = [
    [/^Select example \d+: /, "示例："],
    [/^user's message: /, "问题："],
    [/^bot's message: /, "回答："],
    [/^chatbot conversation$/, "对话"],
    [/^More tabs$/, "更多"],
    [/^Scroll down$/, "到最下面"],
    [/^Loading response$/, "正在作答"],
  ];
  const relabel = (node) => {
    for (const name of ["aria-label", "title"]) {
      const old = node.getAttribute(name) ?? "";
      const word = words.find(([pattern]) => pattern.test(old));
      if (word) node.setAttribute(name, old.replace(word[0], word[1]));
    }
  };
  const disclose = (handle) => {
    const open = String(handle.classList.contains("expanded"));
    if (handle.getAttribute("aria-expanded") !== open) handle.setAttribute("aria-expanded", open);
    // Its arrow is a button in a button, without a name; the style sheet draws another.
    const arrow = handle.querySelector("button:not([hidden])");
    if (arrow) arrow.hidden = true;
  };
  const tend = () => {
    document.querySelectorAll("[aria-label]").forEach(relabel);
    document.querySelectorAll(".thought-group > .title").forEach(disclose);
    // What it calls a list holds buttons and no items of a list.
    document.querySelector('.examples[role="list"]')?.setAttribute("role", "group");
  };
  const options = { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "class"] };
  new MutationObserver(tend).observe(document.documentElement, options);
})();
// On paper nothing can be opened: what is folded in the talk is opened for it, and closed again.
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#chat .thought-group > .title:not(.expanded)")];
    for (const handle of opened) handle.click();
  });
  addEventListener("afterprint", () => { for (const handle of opened) handle.click(); });
})();
