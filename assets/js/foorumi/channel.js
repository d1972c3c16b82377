/*
 * Messages between the show and the presenter's window: BroadcastChannel, and postMessage where a file opened from a
 * stick has no common origin. Each message carries the show's id and a number, so that none is heard twice.
 */
(function (TK) {
  "use strict";
  const NAME = "tk-foorumi";

  class Channel {
    constructor(id, hear) {
      Object.assign(this, { id, hear, sent: 0, other: window.opener, heard: new Map(), me: Math.random().toString(36).slice(2) });
      try {
        this.air = new BroadcastChannel(NAME);
        this.air.onmessage = (event) => this.take(event.data);
      } catch (error) {
        this.air = null; // an opaque origin: the other window is spoken to directly
      }
      this.onWindow = (event) => event.source === this.other && this.take(event.data);
      window.addEventListener("message", this.onWindow);
    }

    take(data) {
      if (!data || data.tk !== NAME || data.id !== this.id || data.me === this.me) return;
      if ((this.heard.get(data.me) ?? -1) >= data.n) return;
      this.heard.set(data.me, data.n);
      this.hear(data.body);
    }

    send(body) {
      const data = { tk: NAME, id: this.id, me: this.me, n: this.sent++, body };
      this.air?.postMessage(data);
      if (this.other && !this.other.closed) this.other.postMessage(data, location.origin === "null" || location.protocol === "file:" ? "*" : location.origin);
    }

    close() {
      this.air?.close();
      window.removeEventListener("message", this.onWindow);
    }
  }

  TK.forumChannel = { Channel };
})((window.TK = window.TK || {}));
