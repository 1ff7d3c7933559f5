// What is copied goes into WeChat and Word: an answer without the marks of Markdown, a result as it is shown.
(() => {
  const MARKS = [
    [/^ +(?=\|)/gm, ""],
    [/^\|(?: *:?-+:? *\|)+ *\n/gm, ""],
    [/^\| *(.*?) *\|$/gm, (line, cells) => cells.split(/ +\| +/).join("\t")],
    [/^(?:> ?)+(?=\S)/gm, "　　"],
    [/^>? *$\n?/gm, "\n"],
    [/^ +|^#+ /gm, ""],
    [/\*\*(.+?)\*\*/g, "$1"],
    [/^\*(.+)\*$/gm, "$1"],
    [/\\([\\`*_[\]#|~$!.)=+-])/g, "$1"],
    [/&lt;/g, "<"], [/&gt;/g, ">"], [/&amp;/g, "&"],
    [/\n{3,}/g, "\n\n"],
  ];
  // Below an answer the warning is short, as the head of the page has it whole; what leaves the page takes it along.
  const SHORT = "AI 辅助，以原文为准";
  const warned = (text) => text.endsWith(SHORT)
    ? text.slice(0, -SHORT.length) + document.querySelector("#masthead .notice").textContent : text;
  const plain = (text) => warned(MARKS.reduce((left, [mark, instead]) => left.replace(mark, instead), text).trim());
  if (navigator.clipboard) {
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = (text) => write(plain(text));
  }
  // Over plain HTTP there is no clipboard: Gradio copies from a field that it puts into the body.
  document.addEventListener("copy", (event) => {
    if (event.target.parentElement !== document.body || event.target.tagName !== "TEXTAREA") return;
    event.clipboardData.setData("text/plain", plain(event.target.value));
    event.preventDefault();
  });
  window.copyShown = (selector) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector));
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    document.execCommand("copy");
    selection.removeAllRanges();
  };
})();
