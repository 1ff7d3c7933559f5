// Says plainly when the program cannot be reached or was started anew, and what is to be done.
(() => {
  const CALM = 10000, LOST = 2000, PATIENCE = 6000; // milliseconds
  const WORDS = {
    lost: "连不上程序了，正在重新连接……问过的话都在这个浏览器里，不用重写。",
    back: "又连上了。没写完的回答，请再问一次。",
    anew: "程序重新启动过，没做完的那一步没有办成。刷新页面就能接着用，对话还在。",
    upload: "文件没有传完，没有入库。请检查网络后再选一次。",
    busy: "现在用的人多，这一次没有排上。请过一会儿再试。",
    large: "文件太大，没有传。请拆开或另存得小一些再选。",
    failed: "这一步没有办成。请再试一次；仍不行，请刷新页面。",
  };
  // What Gradio says in English in the corner of the screen, and what it means.
  const SAYS = [[/errored out|fetch|network/i, null], [/busy|queue|full/i, WORDS.busy],
    [/size|large/i, WORDS.large], [/./, WORDS.failed]];
  const run = window.youjuRun; // by which this page was made
  let lost = false, anew = false, waiting;
  const show = (words, again) => {
    let bar = document.querySelector("#connection");
    if (!bar) {
      bar = document.createElement("div");
      bar.id = "connection";
      bar.setAttribute("role", "alert");
      document.body.append(bar);
    }
    bar.hidden = !words;
    bar.textContent = words ?? "";
    if (!again) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "刷新";
    button.addEventListener("click", () => location.reload());
    bar.append(button);
  };
  const briefly = (words) => {
    show(words);
    setTimeout(() => { if (document.querySelector("#connection")?.textContent === words) show(); }, 8000);
  };
  const answered = (name) => {
    anew ||= run !== name;
    if (anew) show(WORDS.anew, true);
    else if (lost) briefly(WORDS.back);
    lost = false;
  };
  const look = async () => {
    clearTimeout(waiting);
    try {
      const asked = await ask("alive", { cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
      answered((await asked.json()).run);
    } catch {
      lost = true;
      show(WORDS.lost);
    }
    if (!anew && document.visibilityState === "visible") waiting = setTimeout(look, lost ? LOST : CALM);
  };
  // What the page itself sends is the first to notice: then one looks at once.
  const ask = window.fetch.bind(window);
  window.fetch = async (...asked) => {
    try {
      return await ask(...asked);
    } catch (error) {
      if (error.name !== "AbortError") {
        if (String(asked[0]?.url ?? asked[0]).includes("/upload")) briefly(WORDS.upload);
        else look();
      }
      throw error;
    }
  };
  const translate = (node) => {
    const [, words] = SAYS.find(([said]) => said.test(node.textContent)) ?? [];
    if (words && !lost && !anew) briefly(words);
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) node.querySelectorAll?.('[data-testid="toast-text"]').forEach(translate);
    }
  }).observe(document.documentElement, { subtree: true, childList: true });
  for (const name of ["online", "offline"]) addEventListener(name, look);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
  look(); // the page itself was put together before this runs
})();
