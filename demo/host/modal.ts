import { Modal, Scope } from 'obsidian';
import { setIcon } from './icons';
import { patch } from './patch';

interface ModalFields {
  isOpen: boolean;
  focusBefore: Element | null;
  closeCallback: (() => void) | null;
}

const FOCUSABLE = 'input, select, textarea, button, [tabindex="0"], a[href]';

function build(modal: Modal): void {
  modal.containerEl.className = 'modal-container mod-dim';
  const background = modal.containerEl.createDiv('modal-bg');
  background.addEventListener('click', () => {
    modal.close();
  });
  modal.containerEl.prepend(background);
  modal.modalEl.className = 'modal';
  modal.modalEl.setAttribute('role', 'dialog');
  modal.modalEl.setAttribute('aria-modal', 'true');
  modal.modalEl.tabIndex = -1;
  const close = modal.modalEl.createDiv({ cls: 'modal-close-button', attr: { 'aria-label': 'Close' } });
  setIcon(close, 'x');
  close.addEventListener('click', () => {
    modal.close();
  });
  const header = modal.modalEl.createDiv('modal-header');
  modal.titleEl.className = 'modal-title';
  header.append(modal.titleEl);
  modal.contentEl.className = 'modal-content';
  modal.modalEl.append(modal.contentEl);
}

/** Keeps Tab inside: behind the modal there is nothing to reach. */
function keepFocusInside(modal: Modal, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const all = [...modal.modalEl.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (el) => el.offsetParent !== null,
  );
  const edge = event.shiftKey ? all[0] : all.at(-1);
  const active = modal.modalEl.ownerDocument.activeElement;
  if (active !== edge && active !== modal.modalEl) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

/** Modals that are really shown, closed by Escape, the cross and a click beside them. */
export function installModal(): void {
  patch<Modal, ModalFields>(Modal, {
    constructor__() {
      this.isOpen = false;
      this.focusBefore = null;
      this.scope = new Scope();
      this.scope.register([], 'Escape', () => {
        this.close();
        return false;
      });
      build(this);
      this.modalEl.addEventListener('keydown', (event) => {
        keepFocusInside(this, event);
      });
    },
    open() {
      if (this.isOpen) return;
      this.isOpen = true;
      this.focusBefore = activeDocument.activeElement;
      activeDocument.body.append(this.containerEl);
      this.app.keymap.pushScope(this.scope);
      void this.onOpen();
      if (!this.modalEl.contains(activeDocument.activeElement)) {
        const first = this.modalEl.querySelector<HTMLElement>('input, textarea, .mod-cta') ?? this.modalEl;
        first.focus();
      }
    },
    close() {
      if (!this.isOpen) return;
      this.isOpen = false;
      this.app.keymap.popScope(this.scope);
      this.containerEl.remove();
      this.onClose();
      this.closeCallback?.();
      const { focusBefore } = this;
      if (this.shouldRestoreSelection && focusBefore instanceof HTMLElement && focusBefore.isConnected) {
        focusBefore.focus();
      }
    },
    setTitle(title) {
      this.titleEl.setText(title);
      this.modalEl.setAttribute('aria-label', title);
      return this;
    },
    setContent(content) {
      this.contentEl.replaceChildren(content);
      return this;
    },
  });
}
