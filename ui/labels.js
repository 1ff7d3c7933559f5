// Gradio writes some labels for screen readers in English and does not say which handles are open.
document.documentElement.lang = "zh-CN";
(() => {
  const words = [
    [/^Select example \d+: /, "示例："],
    [/^user's message: /, "问题："],
    [/^bot's message: /, "回答："],
    [/^chatbot conversation$/, "对话"],
    [/^More tabs$/, "更多"],
  ];
  const relabel = (node) => {
    const old = node.getAttribute("aria-label");
    const word = words.find(([pattern]) => pattern.test(old));
    if (word) node.setAttribute("aria-label", old.replace(word[0], word[1]));
  };
  const disclose = (handle) => {
    const open = String(handle.classList.contains("expanded"));
    if (handle.getAttribute("aria-expanded") !== open) handle.setAttribute("aria-expanded", open);
  };
  const tend = () => {
    document.querySelectorAll("[aria-label]").forEach(relabel);
    document.querySelectorAll(".thought-group > .title").forEach(disclose);
  };
  const options = { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "class"] };
  new MutationObserver(tend).observe(document.documentElement, options);
})();
