import { Notice } from 'obsidian';
import { patch } from './patch';

const DEFAULT_MS = 5000;

interface NoticeFields {
  timer: number | undefined;
}

function stackOf(doc: Document): HTMLElement {
  return doc.querySelector<HTMLElement>('.notice-container') ?? doc.body.createDiv('notice-container');
}

/** Notices that stand in a stack, leave after their time, and stay with a duration of 0. */
export function installNotice(): void {
  patch<Notice, NoticeFields>(Notice, {
    constructor__(_message: unknown, duration?: number) {
      this.containerEl.className = 'notice';
      this.containerEl.querySelectorAll(':scope > :not(:first-child)').forEach((el) => {
        el.remove();
      });
      this.messageEl.className = 'notice-message';
      Object.assign(this, { noticeEl: this.containerEl });
      stackOf(activeDocument).append(this.containerEl);
      this.containerEl.addEventListener('click', () => {
        this.hide();
      });
      const ms = duration ?? DEFAULT_MS;
      if (ms > 0) {
        this.timer = window.setTimeout(() => {
          this.hide();
        }, ms);
      }
    },
    hide() {
      window.clearTimeout(this.timer);
      this.containerEl.remove();
    },
    setMessage(message) {
      this.messageEl.replaceChildren(message);
      return this;
    },
  });
}
