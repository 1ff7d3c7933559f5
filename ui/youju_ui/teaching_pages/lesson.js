// A lesson: what is shown comes over a stream that the browser opens again by itself when it breaks.
const one = (selector) => document.querySelector(selector);
const live = one("#live");
const lost = (words) => { const place = one("#lost"); if (place) place.textContent = words; };

// Once something was tapped at an item, its boxes are the phone's own: what the server knows of
// them, when the same item is sent again, neither ticks nor unticks one.
let touched = "";
document.addEventListener("change", (event) => {
  if (event.target.matches?.(".task [name=choice]")) touched = one(".task [name=item]").value;
});
const show = (html) => {
  const before = one(".task [name=item]")?.value;
  const chosen = [...document.querySelectorAll(".task :checked")].map((each) => each.value);
  live.innerHTML = html;
  if (one(".screen") && scrollY) scrollTo(0, 0);
  const same = before && before === touched && one(".task [name=item]")?.value === before;
  if (!same || one(".task fieldset")?.disabled) return;
  for (const each of document.querySelectorAll(".task [name=choice]")) each.checked = chosen.includes(each.value);
};
if (live) {
  const open = () => {
    const stream = new EventSource(live.dataset.events);
    stream.addEventListener("shown", (event) => { lost(""); show(JSON.parse(event.data)); });
    stream.addEventListener("over", (event) => { stream.close(); lost(JSON.parse(event.data)); });
    stream.addEventListener("error", () => {
      lost("连接断了，正在重连……");
      if (stream.readyState === EventSource.CLOSED) setTimeout(open, 3000);
    });
  };
  open();
}

const post = (address, fields) => fetch(address, {
  method: "POST", body: new URLSearchParams(fields), headers: { "X-Requested-With": "lesson" },
});
document.addEventListener("submit", async (event) => {
  const form = event.target.closest?.(".task");
  if (!form) return;
  event.preventDefault();
  try {
    const got = await post(live.dataset.answer, new FormData(form));
    if (got.ok) show(await got.text());
    else lost("没有交成，请再交一次。");
  } catch { lost("没有交成：连接断了，请再交一次。"); }
});

const steps = one("#steps");
// Two presses on end are two steps: the second is of what the first one showed, drawn or not yet.
let last = Promise.resolve();
const step = (name) => { last = last.then(() => go(name)); };
const go = async (name) => {
  try {
    const seen = one("[name=seen]").value;
    const got = await post(steps.getAttribute("action"), { step: name, seen });
    if (got.ok) one("[name=seen]").value = await got.text();
    else lost("这一步没有走成，请刷新页面。");
  } catch { lost("连接断了，请稍后再按。"); }
};
// getAttribute: a form with a field called action would hide its own.
steps?.addEventListener("submit", (event) => {
  if (!event.submitter?.name) return;
  event.preventDefault();
  step(event.submitter.value);
});
// Clickers send PageDown and PageUp, some b or Escape; what is typed into a field is no step.
// A button that was pressed keeps the focus: the clicker goes on all the same, Space presses it.
// A key that is held down is one step.
const KEYS = { PageDown: "next", ArrowRight: "next", " ": "next", Enter: "next", PageUp: "back", ArrowLeft: "back" };
document.addEventListener("keydown", (event) => {
  const busy = [" ", "Enter"].includes(event.key) ? "input, button, a, summary" : "input";
  if (!steps || !KEYS[event.key] || event.target.closest(busy)) return;
  event.preventDefault();
  if (!event.repeat) step(KEYS[event.key]);
});
one("#whole")?.addEventListener("click", () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => lost("这个浏览器不让网页全屏，请按 F11。"));
});
const ask = async () => {
  const words = one("#question").value.trim();
  if (!words) return;
  one("#said").textContent = "正在查文件……";
  try { one("#said").innerHTML = await (await post(one("#asking").dataset.ask, { question: words })).text(); }
  catch { one("#said").textContent = "连接断了，请再问一次。"; }
};
one("#ask")?.addEventListener("click", ask);
one("#question")?.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); ask(); } });
// One panel at a time lies over the screen; Escape puts it away.
const panels = [...document.querySelectorAll(".after")];
for (const panel of panels) {
  panel.addEventListener("toggle", () => {
    if (!panel.open) return;
    for (const other of panels) other.open = other === panel;
    panel.querySelector("input")?.focus();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const panel of panels) panel.open = false;
});
// The bank: all items of the page are ticked at once, and what is ticked is counted.
const ticks = [...document.querySelectorAll(".items [name=item]")];
const counted = () => {
  const place = one("#ticked");
  if (place) place.textContent = `打了勾的 ${ticks.filter((each) => each.checked).length} 道：`;
};
one("#every")?.addEventListener("click", () => {
  const all = ticks.every((each) => each.checked);
  for (const each of ticks) each.checked = !all;
  counted();
});
for (const each of ticks) each.addEventListener("change", counted);
counted();
