// A page that was opened from a folder may start no worker, and the search is one. Here a hidden frame
// does the work instead: it runs the same script and hands the same messages back and forth.
"use strict";
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.onmessage = null;
      this.waiting = [];
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.documentElement.append(frame);
      this.inside = frame.contentWindow;
      this.inside.postMessage = told => {
        const event = new MessageEvent("message", { data: structuredClone(told) });
        // Never while whoever asked is still at it: messages of a worker come later too.
        setTimeout(() => {
          if (this.onmessage) this.onmessage(event);
          this.dispatchEvent(event);
        });
      };
      const script = this.inside.document.createElement("script");
      script.src = new URL(address, location.href).href;
      script.addEventListener("load", () => {
        const held = this.waiting;
        this.waiting = null;
        held.forEach(told => this.postMessage(told));
      });
      this.inside.document.body.append(script);
    }
    postMessage(told) {
      if (this.waiting) this.waiting.push(told);
      else {
        const data = this.inside.structuredClone(told);
        this.inside.dispatchEvent(new this.inside.MessageEvent("message", { data }));
      }
    }
    terminate() {}
  };
}
