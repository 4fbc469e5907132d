import { Modal, setIcon, type App } from 'obsidian';
import type { Diagnostic, DiagnosticCode, NoteFindings, Severity } from '../../core/diagnostic';
import type { WriteResult } from '../../core/drill/results';
import { plural } from '../../core/drill/words';
import { QUESTIONS_PROPERTY, type Marking } from '../../core/note/questions-property';
import { addGroup, addNoteName, addPlace } from '../list-modal';

const ICON: Readonly<Record<Severity, string>> = {
  error: 'circle-x',
  warning: 'triangle-alert',
  info: 'info',
};

/** Lists what looks wrong in notes; a click leads to the place. */
export class CheckModal extends Modal {
  constructor(
    app: App,
    private readonly findings: readonly NoteFindings[],
    private readonly openAt: (path: string, line: number, code: DiagnosticCode) => void,
    /** Writes how a note marks its questions, and says what came of it. */
    private readonly mark: (path: string, marking: Marking) => Promise<WriteResult>,
  ) {
    super(app);
    this.setTitle(headline(findings));
  }

  override onOpen(): void {
    this.modalEl.addClasses(['interview-drill-modal', 'interview-drill-check']);
    if (this.findings.length === 0) {
      this.contentEl.createEl('p', { text: 'Every question has an answer, and every property can be read.' });
      return;
    }
    for (const { path, diagnostics } of this.findings) {
      const section = addGroup(this.contentEl, path);
      addNoteName(section, path);
      const list = section.createEl('ul', { cls: 'interview-drill-findings' });
      for (const diagnostic of diagnostics) this.drawFinding(list, path, diagnostic);
    }
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  private drawFinding(list: HTMLElement, path: string, finding: Diagnostic): void {
    const { severity, code, message, line, marking } = finding;
    const item = list.createEl('li');
    const button = item.createEl('button', {
      cls: `interview-drill-finding is-${severity}`,
      attr: { type: 'button' },
    });
    setIcon(
      button.createSpan({
        cls: 'interview-drill-finding-icon',
        attr: { 'aria-label': severity, role: 'img' },
      }),
      ICON[severity],
    );
    const text = button.createDiv();
    text.createDiv({ text: message });
    addPlace(text, `Line ${String(line)}`);
    button.addEventListener('click', () => {
      this.close();
      this.openAt(path, line, code);
    });
    if (!marking) return;
    const add = item.createEl('button', {
      text: `Add "${QUESTIONS_PROPERTY}: ${marking}"`,
      attr: { type: 'button' },
    });
    add.addEventListener('click', () => {
      void this.mark(path, marking).then(({ ok }) => {
        if (!ok) return;
        button.focus();
        add.remove();
      });
    });
  }
}

function headline(findings: readonly NoteFindings[]): string {
  const count = findings.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
  return count === 0
    ? 'Nothing to mend'
    : `${plural(count, 'finding')} in ${plural(findings.length, 'note')}`;
}
