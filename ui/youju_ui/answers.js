// Below every answer: copy, share, read aloud, take it away as Word, say what is wrong with it.
(() => {
  let answers = []; // as the engine gave them, one for each question; null where it gave none

  const made = (tag, words, attributes = {}) => {
    const node = document.createElement(tag);
    node.textContent = words;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const pressed = (words, act) => {
    const button = made("button", words, { type: "button" });
    button.addEventListener("click", () => act(button));
    return button;
  };
  const tell = (bar, words) => { bar.querySelector("[role=status]").textContent = words; };

  // Over plain HTTP in an intranet there is no clipboard: a field that is selected stands in.
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* the old way below */ }
    const field = made("textarea", "");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };

  const conclusion = (row) => row.querySelector(".message-content").innerText
    .split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("—— ")).join("\n");
  const place = (citation, n) => {
    const number = citation.document_number ? `（${citation.document_number}）` : "";
    const holds = citation.standing?.told === "未知" ? "没写是否有效" : citation.standing?.told;
    const facts = [citation.date && `${citation.date}成文`, holds].filter(Boolean);
    const address = citation.address ? `\n${location.origin}${citation.address}` : "";
    return `${n + 1}. 《${citation.title}》${number}${citation.clause}${facts.length ? `，${facts.join("，")}` : ""}${address}`;
  };
  const told = (row, answer) => [
    `问：${answer.question}`,
    conclusion(row),
    ...(answer.citations.length ? ["出处：", ...answer.citations.map(place)] : []),
    document.querySelector("#masthead .notice").textContent,
  ].join("\n");

  const share = async (bar, text) => {
    if (navigator.share) {
      try { await navigator.share({ title: "有据", text }); return; } catch (error) { if (error.name === "AbortError") return; }
    }
    tell(bar, await copy(text) ? "这个浏览器不能直接转发，已经复制好，粘贴到微信就行。" : "没有复制成，请选中文字再复制。");
  };

  // Gradio has the whole answer, what is folded as well; its own button copies it.
  const whole = (bar) => {
    bar.parentElement.querySelector(".icon-button").click();
    setTimeout(() => {
      const done = bar.parentElement?.querySelector('.icon-button[aria-label="已复制"]');
      tell(bar, done ? "已复制" : "没有复制成，请选中文字再复制。");
    }, 300);
  };

  const voice = () => window.speechSynthesis?.getVoices().find((each) => /^(zh|cmn|yue)/i.test(each.lang));
  const read = (bar, button, text) => {
    const speech = window.speechSynthesis;
    if (speech?.speaking) { speech.cancel(); return; }
    if (!voice()) {
      tell(bar, "这个浏览器没有中文语音，不能朗读。手机可以用系统设置里的“朗读屏幕”。");
      return;
    }
    const said = new SpeechSynthesisUtterance(text);
    said.lang = "zh-CN";
    said.voice = voice();
    said.onstart = () => { button.textContent = "停止朗读"; };
    said.onend = said.onerror = () => { button.textContent = "朗读"; };
    speech.speak(said);
  };
  window.speechSynthesis?.getVoices(); // some browsers fetch the list only when first asked

  const sent = (path, body) => fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  // The gate says why it refuses in `detail`; a proxy before it says it in HTML.
  const why = async (reply) => {
    const said = await reply.json().catch(() => ({}));
    return said.told ?? said.detail ?? `没有办成（${reply.status}），请稍后再试。`;
  };
  const word = async (bar, kept) => {
    tell(bar, "正在写……");
    try {
      const reply = await sent("/answers/word", { answers: kept });
      if (!reply.ok) { tell(bar, await why(reply)); return; }
      const name = /filename\*=UTF-8''([^;]+)/.exec(reply.headers.get("content-disposition") ?? "");
      const link = made("a", "", { download: name ? decodeURIComponent(name[1]) : "政策问答.docx" });
      link.href = URL.createObjectURL(await reply.blob());
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      tell(bar, "Word 文件已下载。");
    } catch { tell(bar, "没有连上，请稍后再试。"); }
  };

  const objection = (bar, answer) => {
    const form = made("form", "", { class: "objection" });
    const faults = made("fieldset", "");
    faults.append(made("legend", "哪里不对？"));
    for (const fault of window.youjuFaults) {
      const label = made("label", "");
      label.append(made("input", "", { type: "radio", name: "fault", value: fault, required: "" }), fault);
      faults.append(label);
    }
    const note = made("label", "想补充的话（可以不写，不要写姓名、证件号）");
    note.append(made("input", "", { type: "text", name: "note", maxlength: "200", autocomplete: "off" }));
    const agreed = made("label", "");
    agreed.append(made("input", "", { type: "checkbox", name: "agreed" }), "同意把我的问题和这个回答留给管理员看");
    const away = () => { form.remove(); bar.querySelector(".wrong").focus(); };
    form.append(faults, note, agreed, made("button", "记下", { type: "submit" }), pressed("不说了", away));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const filled = new FormData(form);
      try {
        const reply = await sent("/answers/objection", {
          answer, fault: filled.get("fault"), note: filled.get("note"), agreed: filled.has("agreed"),
        });
        tell(bar, await why(reply));
        if (reply.ok) away();
      } catch { tell(bar, "没有连上，请稍后再试。"); }
    });
    bar.append(form);
    form.querySelector("input").focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  };

  const bar = (row, n) => {
    const shown = made("div", "", { class: "answer-actions", role: "group", "aria-label": "对这个回答" });
    const more = made("details", "");
    more.append(
      made("summary", "更多"),
      pressed("复制全文", () => whole(shown)),
      pressed("分享", () => share(shown, told(row, answers[n]))),
      pressed("存为 Word", () => word(shown, [answers[n]])),
      pressed("整段对话存为 Word", () => word(shown, answers.filter(Boolean))),
    );
    const wrong = pressed("这条不对", () => {
      const open = shown.querySelector("form");
      if (open) open.remove(); else objection(shown, answers[n]);
    });
    wrong.className = "wrong";
    shown.append(
      pressed("复制结论和出处", async () => tell(shown, await copy(told(row, answers[n])) ? "已复制" : "没有复制成，请选中文字再复制。")),
      pressed("朗读", (button) => read(shown, button, conclusion(row))),
      wrong, more, made("p", "", { role: "status" }),
    );
    return shown;
  };

  // Questions that nothing came between are drawn as one row.
  // Gradio draws the row of its own button anew at times; what stands in it goes and comes with it.
  const tend = () => {
    let n = -1;
    for (const row of document.querySelectorAll("#chat .message-row")) {
      if (row.classList.contains("user-row")) { n += row.querySelectorAll("[data-testid=user]").length; continue; }
      const place = row.nextElementSibling;
      if (!place?.matches(".message-buttons")) continue;
      const there = place.querySelector(":scope > .answer-actions");
      if (!answers[n]) there?.remove();
      else if (there?.answer !== answers[n]) {
        there?.remove();
        const added = bar(row, n);
        added.answer = answers[n];
        place.prepend(added);
      }
    }
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tend(); });
  };
  // The same answers come back after each turn as new objects: those that are known stay themselves.
  window.youjuAnswers = (kept) => {
    const known = new Map(answers.filter(Boolean).map((answer) => [JSON.stringify(answer), answer]));
    answers = (kept ?? []).map((answer) => answer && (known.get(JSON.stringify(answer)) ?? answer));
    soon();
  };
  new MutationObserver(soon).observe(document.documentElement, { subtree: true, childList: true });
})();
