import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/core/steps/diagram';

/** Each step as its text and, in brackets, its pieces. */
const steps = (...lines: string[]): string[] =>
  (outlineOf(['sequenceDiagram', ...lines].join('\n'))?.steps ?? []).map(
    ({ text, pieces }) =>
      `${text} (${pieces.map((piece) => ('id' in piece ? (piece.id ?? '') : `${piece.kind} ${String('nth' in piece ? piece.nth : '')}`)).join(', ')})`,
  );

describe('the order in which a sequence diagram is drawn', () => {
  it('has the participants one by one, those that nobody declared with them, then messages and notes', () => {
    expect(
      steps(
        'autonumber',
        'title A title',
        'box rgb(1,2,3) Inside',
        'participant C as Client of ours',
        'end',
        'C->>+S: Order',
        'Note over C,S: Meanwhile',
        'loop every day',
        'S-->>-C: Answer',
        'end',
        'Note right of D: Late',
      ),
    ).toEqual([
      'Client of ours (C)',
      'S (S)',
      'D (D)',
      'Client of ours to S: Order (message 0)',
      'Meanwhile (note 0)',
      'S to Client of ours: Answer (message 1)',
      'Late (note 1)',
    ]);
  });

  it('draws who is created with the message that does so', () => {
    expect(
      steps('A->>B: one', 'create participant N as New', 'B->>N: make', 'destroy N', 'N-xB: gone'),
    ).toEqual([
      'A (A)',
      'B (B)',
      'A to B: one (message 0)',
      'B to New: make (N, message 1)',
      'New to B: gone (message 2)',
    ]);
  });

  it.each([
    'A->B: t',
    'A-->B: t',
    'A->>B: t',
    'A-->>B: t',
    'A<<->>B: t',
    'A<<-->>B: t',
    'A-xB: t',
    'A --x B: t',
    'A-)B: t',
    'A--)B: t',
    'A->>+B: t',
    'A ->> -B : t',
    'A->>()B: t',
    'A()->>B: t',
    'A->>B:t; ',
    'A->>B: wrap: t',
  ])('reads %s', (message) => {
    const [first, second, third] = steps(message);
    expect([first, second]).toEqual(['A (A)', 'B (B)']);
    expect(third).toMatch(/^A to B: .*t \(message 0\)$/);
  });

  it('takes names with dashes and blanks whole', () => {
    expect(steps('api-x gate->>data-base 2: go')).toEqual([
      'api-x gate (api-x gate)',
      'data-base 2 (data-base 2)',
      'api-x gate to data-base 2: go (message 0)',
    ]);
  });

  it('parts statements by semicolons, but not behind an entity', () => {
    expect(steps('A->>B: a #35; b; B->>A: c')).toHaveLength(4);
  });

  it('passes over blocks, activations, links and descriptions', () => {
    expect(
      steps(
        'actor A',
        'participant B@{ "type" : "database" } as Store',
        'accDescr {',
        'A->>B: not this',
        '}',
        'alt ok: really',
        'A->>B: yes',
        'else not ok',
        'and so',
        'end',
        'activate B',
        'deactivate B',
        'link A: Docs @ https://x.example',
        'links A: {"D": "https://x.example"}',
        'par_over x',
        'critical y',
        'option z',
        'break w',
        'rect rgb(1,1,1)',
        'opt',
        '# a comment',
      ),
    ).toEqual(['A (A)', 'Store (B)', 'A to Store: yes (message 0)']);
  });
});
