// The resident build's end in the browser: reloads the page when it is new, and shows the bar.
"use strict";
(() => {
  const shown = document.currentScript.dataset.shown;
  const address = `ws://${location.host}/_live/socket?shown=${shown}&page=${encodeURIComponent(location.pathname)}`;
  let lost = false;

  // Words come from catalogues: only ever text, never HTML.
  const element = (name, text, language) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (language) made.lang = language;
    return made;
  };

  const show = (bar) => {
    document.getElementById("kb-live")?.remove();
    if (!bar.parts) return;
    const aside = document.createElement("aside");
    aside.id = "kb-live";
    aside.lang = bar.language;
    aside.className = bar.held ? "held" : "";
    aside.setAttribute("role", "status");
    for (const part of bar.parts) {
      const lines = document.createElement("ul");
      lines.append(...part.lines.map((line) => element("li", line.text, line.language)));
      aside.append(element("p", part.heading), lines);
    }
    if (bar.more) aside.append(element("p", bar.more));
    document.body.append(aside);
  };

  const connect = () => {
    const socket = new WebSocket(address);
    socket.onmessage = (message) => {
      const said = JSON.parse(message.data);
      if (said.reload || lost) location.reload();
      else show(said.bar);
    };
    socket.onclose = () => {
      lost = true;
      setTimeout(connect, 500);
    };
  };
  connect();
})();
