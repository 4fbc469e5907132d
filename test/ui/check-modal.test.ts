import { App } from 'obsidian-test-mocks/obsidian';
import { beforeEach, expect, it, vi } from 'vitest';
import type { NoteFindings } from '../../src/core/diagnostic';
import type { WriteResult } from '../../src/core/drill/results';
import { CheckModal } from '../../src/ui/check/check-modal';
import { settled } from '../support/settled';
import { nameOf } from '../support/name-of';

const FINDINGS: readonly NoteFindings[] = [
  {
    path: 'Rounds/A.md',
    diagnostics: [
      { code: 'question-without-answer', severity: 'warning', message: 'It has no answer.', line: 7 },
      { code: 'frontmatter-invalid', severity: 'error', message: 'It is no YAML.', line: 2 },
    ],
  },
];

const mark = vi.fn<(path: string, marking: string) => Promise<WriteResult>>();
const openAt = vi.fn<(path: string, line: number, code: string) => void>();

function open(findings: readonly NoteFindings[]): CheckModal {
  const modal = new CheckModal(App.createConfigured__().asOriginalType__(), findings, openAt, mark);
  modal.onOpen();
  return modal;
}

beforeEach(() => {
  openAt.mockReset();
  mark.mockReset();
});

it('lists what looks wrong by note, with how bad it is in words', () => {
  const { contentEl, titleEl } = open(FINDINGS);
  expect(titleEl.textContent).toBe('2 findings in 1 note');
  const group = contentEl.querySelector('[role="group"]');
  expect(nameOf(group)).toBe('Rounds/A.md');
  expect(group?.querySelector('h3')?.textContent).toBe('A');
  const buttons = [...contentEl.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'It has no answer.Line 7',
    'It is no YAML.Line 2',
  ]);
  const icons = buttons.map((each) => each.querySelector('[role="img"]')?.getAttribute('aria-label'));
  expect(icons).toEqual(['warning', 'error']);
});

it('leads to the line', () => {
  const modal = open(FINDINGS);
  const close = vi.spyOn(modal, 'close').mockReturnValue();
  modal.contentEl.querySelectorAll('button')[1]?.click();
  expect(openAt.mock.calls).toEqual([['Rounds/A.md', 2, 'frontmatter-invalid']]);
  expect(close).toHaveBeenCalledOnce();
});

const UNMARKED: readonly NoteFindings[] = [
  {
    path: 'A.md',
    diagnostics: [
      { code: 'questions-unmarked', severity: 'info', message: 'Two headings.', line: 1, marking: 'h3' },
    ],
  },
];

it('writes how a note marks its questions, once, and goes on to the finding', async () => {
  mark.mockResolvedValue({ ok: true, token: 1 });
  const { contentEl } = open(UNMARKED);
  document.body.append(contentEl);
  const [finding, add] = contentEl.querySelectorAll('button');
  expect(add?.textContent).toBe('Add "questions: h3"');
  add?.focus();
  add?.click();
  await settled();
  expect(mark.mock.calls).toEqual([['A.md', 'h3']]);
  expect([...contentEl.querySelectorAll('button')]).toEqual([finding]);
  expect(document.activeElement).toBe(finding);
});

it('offers it once more where it was not written', async () => {
  mark.mockResolvedValue({ ok: false, token: 0, message: 'It is locked.', line: 1 });
  const { contentEl } = open(UNMARKED);
  contentEl.querySelectorAll('button')[1]?.click();
  await settled();
  expect(contentEl.querySelectorAll('button')).toHaveLength(2);
});

it('says that nothing looks wrong', () => {
  const { contentEl, titleEl } = open([]);
  expect(titleEl.textContent).toBe('Nothing to mend');
  expect(contentEl.textContent).toContain('Every question has an answer');
});
