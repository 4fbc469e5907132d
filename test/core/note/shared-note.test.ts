import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/core/note/lines';
import { parseNote } from '../../../src/core/note/parse';
import { idsOf, layersOf } from '../../support/notes';

/** A note that somebody else wrote; not part of the project, so absent in most places. */
const FILE = resolve(import.meta.dirname, '../../../../shared/notes/AdTech Interview Prep - Variant 2.md');
const source = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';

describe.skipIf(source === '')('a note as people write it', () => {
  const note = parseNote(source);
  const lines = splitLines(source);
  const at = (id: string) => {
    const found = note.questions.find((question) => question.id === id);
    if (!found) throw new Error(`no question ${id}`);
    return found;
  };
  /** 1-based line of the first line that starts so. */
  const lineOf = (start: string): number => lines.findIndex((line) => line.startsWith(start)) + 1;

  it('has nine questions, each with a label, and nothing wrong', () => {
    expect(idsOf(note)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9']);
    expect(note.questions.map(({ label }) => label)).toEqual('123456789'.split('').map((n) => `Q${n}`));
    expect(note.diagnostics).toEqual([]);
    for (const { label, line } of note.questions) expect(lines[line - 1]).toContain(`### ${String(label)}: `);
  });

  it('is told apart by its properties', () => {
    expect(note.note).toMatchObject({ variant: 2, duration: 90, status: 'active', interviewDate: null });
    expect(note.note.tags).toContain('interview');
  });

  it('has the topics of its headings', () => {
    expect(note.questions.map(({ topic }) => topic?.split(' ').slice(0, 2).join(' '))).toEqual([
      ...Array<string>(3).fill('Python Engineering'),
      ...Array<string>(3).fill('Advanced BigQuery'),
      ...Array<string>(2).fill('Advanced Airflow'),
      'System Design',
    ]);
  });

  it('shows scenarios at once and a title-only tip on request', () => {
    for (const id of ['q2', 'q6']) {
      expect(at(id).prompts.map(({ markdown }) => markdown.split('\n')[0])).toEqual(['> [!info] Scenario']);
    }
    expect(at('q1').hints.map(({ line }) => lines[line - 1])).toEqual([
      expect.stringMatching(/^> \[!tip\] Tests production-grade/),
    ]);
    expect(note.questions.filter(({ hints }) => hints.length > 0)).toHaveLength(1);
    expect(note.questions.filter(({ prompts }) => prompts.length > 0)).toHaveLength(2);
  });

  it('splits the follow-up at its arrow', () => {
    expect(at('q1').followUps).toHaveLength(1);
    expect(at('q1').followUps[0]?.question).toBe('How would you make this async-safe?');
    expect(at('q1').followUps[0]?.answer).toMatch(/^Use `asyncio\.sleep` .*`async def`\.$/);
    expect(note.questions.flatMap(({ followUps }) => followUps)).toHaveLength(1);
  });

  it('reveals answers layer by layer', () => {
    expect(layersOf(at('q1'))).toEqual([expect.stringMatching(/^code of 30 at/)]);
    expect(at('q2').layers.map(({ kind }) => kind)).toEqual(['code', 'callout']);
    expect(at('q4').layers.map(({ kind, blocks }) => `${kind} ${String(blocks.length)}`)).toEqual([
      'callout 1',
      'list 2',
      'list 2',
    ]);
    expect(at('q7').layers.map(({ kind }) => kind)).toEqual(['callout', 'paragraph', 'code', 'list']);
  });

  it('keeps the sub-headings of a design in its answer', () => {
    const design = at('q9');
    expect(design.layers.map(({ kind }) => kind)).toEqual([
      'diagram',
      'table',
      'code',
      'list',
      'list',
      'list',
    ]);
    expect(
      design.blocks
        .filter(({ kind }) => kind === 'heading')
        .map(({ markdown }) => markdown)
        .slice(1),
    ).toEqual([
      '### Detection Layer',
      '### Storage',
      '### Anomaly Detection',
      '### Alerting',
      '### Looker Studio Integration',
    ]);
    expect(lines[design.endLine - 1]).toMatch(/^- Critical check failure/);
    expect(lines.slice(design.endLine, design.endLine + 2)).toEqual(['', '---']);
  });

  it('leaves overview, quick reference, related notes and source out', () => {
    for (const start of [
      '> [!abstract] Round Overview',
      '## Quick Reference',
      '> [!abstract] Key',
      '## Related',
      '> [!quote]',
    ]) {
      const line = lineOf(start);
      expect(line).toBeGreaterThan(0);
      expect(note.questions.filter((question) => question.line <= line && line <= question.endLine)).toEqual(
        [],
      );
    }
  });
});
