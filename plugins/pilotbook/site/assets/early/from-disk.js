// Lets the site be read from a folder, without a server: a browser gives pages from the disk no workers, and shows the
// list of a folder in the place of its index.html. On a server this file does nothing.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  // The search runs in a worker. This one is an inner page, whose messages go to and fro as a worker's would.
  // The theme looks for the name, and then knows how to find the files beside the script.
  class IFrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.waiting = [];
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      this.scope = frame.contentWindow;
      this.scope.postMessage = (data) => {
        this.dispatchEvent(new MessageEvent("message", { data }));
        setTimeout(() => this.askAgain());
      };
      this.scope.importScripts = (...addresses) =>
        addresses.reduce((before, each) => before.then(() => this.load(each)), Promise.resolve());
      this.load(address).then(() => {
        for (const data of this.waiting.splice(0)) this.deliver(data);
        this.waiting = null;
      });
    }

    // What was typed while the index was being made was asked of nobody, and the theme asks only for other words.
    askAgain() {
      this.askAgain = () => {};
      const field = document.querySelector("[data-md-component='search-query']");
      if (!field || !field.value) return;
      const typed = field.value;
      for (const text of ["", typed]) {
        field.value = text;
        field.dispatchEvent(new KeyboardEvent("keyup"));
      }
    }

    load(address) {
      return new Promise((resolve, reject) => {
        const script = this.scope.document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = reject;
        this.scope.document.body.append(script);
      });
    }

    postMessage(data) {
      if (this.waiting) this.waiting.push(data);
      else this.deliver(data);
    }

    deliver(data) {
      this.scope.dispatchEvent(new MessageEvent("message", { data }));
    }
  }
  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;

  const complete = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  for (const kind of ["click", "auxclick", "focusin", "pointerdown"]) document.addEventListener(kind, complete, true);
})();
