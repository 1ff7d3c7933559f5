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
  const plain = (text) => MARKS.reduce((left, [mark, instead]) => left.replace(mark, instead), text).trim();
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
