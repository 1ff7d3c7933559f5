// What a page of a document does beyond plain HTML: copying, finding, telling of an unknown clause.
const one = (selector) => document.querySelector(selector);
const told = (words) => {
  const place = one("#told");
  if (!place) return;
  place.textContent = words;
  setTimeout(() => { if (place.textContent === words) place.textContent = ""; }, 4000);
};

// Over plain HTTP in an intranet there is no clipboard: a field that is selected stands in.
const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); return true; } catch { /* the old way below */ }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.(".copy");
  if (button) told(await copy(button.dataset.copy) ? "已复制" : "没有复制成，请选中文字再复制");
});
// On a phone the text comes first: what is beside it elsewhere waits behind its name.
if (matchMedia("(max-width: 56rem)").matches) {
  for (const more of document.querySelectorAll(".more:not(.chosen)")) more.open = false;
}
one("#print")?.addEventListener("click", () => print());

const arrived = () => {
  const anchor = decodeURIComponent(location.hash.slice(1));
  if (!anchor || !one("#text")) return;
  const clause = document.getElementById(anchor);
  if (!clause) told(`这份文件里没有这一条：${anchor}`);
  // The browser may have gone there first, and a quick reader on from there.
  else if (!clause.contains(document.activeElement)) clause.focus({ preventScroll: true });
};
addEventListener("hashchange", arrived);
arrived();

// Finding: every place is marked, and Enter goes from one to the next.
const find = one("#find");
if (find) {
  let places = [], at = -1;
  const clear = () => {
    for (const place of places) place.replaceWith(place.textContent);
    one("#text").normalize();
    places = []; at = -1;
  };
  const marked = (node, words) => {
    for (let start; (start = node.data.indexOf(words)) >= 0;) {
      const hit = node.splitText(start);
      node = hit.splitText(words.length);
      const mark = document.createElement("mark");
      hit.replaceWith(mark);
      mark.append(hit);
      places.push(mark);
    }
  };
  const go = () => {
    at = (at + 1) % places.length;
    places[at].scrollIntoView({ block: "center" });
    one("#found").textContent = `第 ${at + 1} 处，共 ${places.length} 处（回车看下一处）`;
  };
  const search = () => {
    clear();
    const words = find.value.trim();
    one("#found").textContent = "";
    if (!words) return;
    const walker = document.createTreeWalker(one("#text"), NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".actions") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) marked(node, words);
    if (places.length) go(); else one("#found").textContent = "没有这几个字";
  };
  let waiting;
  find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 250); });
  find.addEventListener("keydown", (event) => { if (event.key === "Enter" && places.length) go(); });
}

// 上一条, 下一条: j and k, or the arrow keys with Alt.
document.addEventListener("keydown", (event) => {
  const steps = { j: 1, k: -1 };
  if (!(event.key in steps) || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName) || !one("#text")) return;
  const clauses = [...document.querySelectorAll(".clause")];
  const here = clauses.findIndex((clause) => clause.id === decodeURIComponent(location.hash.slice(1)));
  const next = clauses[Math.max(0, Math.min(clauses.length - 1, here + steps[event.key]))];
  if (next) location.hash = next.id;
});

const unchanged = one("#unchanged");
unchanged?.addEventListener("change", () => one(".pairs").classList.toggle("all", unchanged.checked));
