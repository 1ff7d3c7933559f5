// Says plainly when the program cannot be reached, was started anew or lets nobody in any more, and
// what is to be done.
(() => {
  const CALM = 10000, LOST = 2000, PATIENCE = 6000; // milliseconds
  const WORDS = {
    lost: "连不上程序了，正在重新连接……问过的话都在这个浏览器里，不用重写。",
    back: "又连上了。没写完的回答，请再问一次。",
    ended: "登录已过期，没做完的那一步没有办成。请重新登录，对话还在。",
    closed: "程序现在用不了，正在等它恢复……问过的话都在这个浏览器里，不用重写。",
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
  // How it stands with the program: calm, lost, closed (it answers, and lets this page do nothing), anew.
  let state = "calm", told, waiting;
  const show = (words, act) => {
    if (words === told) return;
    told = words;
    let bar = document.querySelector("#connection");
    if (!bar) {
      bar = document.createElement("div");
      bar.id = "connection";
      bar.setAttribute("role", "alert");
      document.body.append(bar);
    }
    bar.hidden = !words;
    bar.textContent = words ?? "";
    if (act) bar.append(act());
  };
  const briefly = (words) => {
    show(words);
    setTimeout(() => { if (told === words) show(); }, 8000);
  };
  const reload = () => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "刷新";
    button.addEventListener("click", () => location.reload());
    return button;
  };
  const signIn = () => {
    const link = document.createElement("a");
    link.href = "/login?next=/";
    link.textContent = "登录";
    return link;
  };
  const answered = (name) => {
    const before = state;
    state = run === name ? "calm" : "anew";
    if (state === "anew") show(WORDS.anew, reload);
    else if (before !== "calm") briefly(WORDS.back);
  };
  const refused = async (reply) => {
    state = "closed";
    if (reply.status === 401) { show(WORDS.ended, signIn); return; }
    const said = await reply.json().catch(() => null); // a proxy before the program says it in HTML
    show(said?.detail ?? WORDS.closed);
  };
  const look = async () => {
    clearTimeout(waiting);
    try {
      const reply = await ask("alive", { cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
      if (reply.ok) answered((await reply.json()).run); else await refused(reply);
    } catch {
      state = "lost";
      show(WORDS.lost);
    }
    if (state === "anew" || document.visibilityState !== "visible") return;
    waiting = setTimeout(look, state === "lost" ? LOST : CALM);
  };
  // What the page itself sends is the first to notice: then one looks at once.
  const ask = window.fetch.bind(window);
  window.fetch = async (...asked) => {
    try {
      const reply = await ask(...asked);
      if (reply.status === 401 || reply.status === 503) look();
      return reply;
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
    if (words && state === "calm") briefly(words);
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
