import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/core/steps/diagram';
import type { DiagramOutline, Piece } from '../../../src/core/steps/outline';

const outline = (...lines: string[]): DiagramOutline => {
  const found = outlineOf(lines.join('\n'));
  if (!found) throw new Error('There is no outline.');
  return found;
};

const brief = (piece: Piece): string => {
  if (piece.kind === 'edge')
    return `${piece.from}>${piece.to}${piece.nth === 0 ? '' : `#${String(piece.nth)}`}`;
  if (piece.kind === 'subgraph') return `[${piece.id}]`;
  return 'id' in piece ? piece.id : `${piece.kind} ${String(piece.nth)}`;
};

/** Each step as its pieces: a node by its id, an edge as `from>to`, a sub-graph in brackets. */
const steps = (...lines: string[]): string[] =>
  outline(...lines).steps.map(({ pieces }) => pieces.map(brief).join(' '));

const texts = (...lines: string[]): string[] => outline(...lines).steps.map(({ text }) => text);

describe('the order in which a flowchart is drawn', () => {
  it('goes along the edges from where they begin, and an edge comes with the later of its ends', () => {
    expect(steps('graph TD', 'C --> D', 'A --> C', 'D --> E', 'A --> E')).toEqual([
      'A',
      'C A>C',
      'D C>D',
      'E D>E A>E',
    ]);
  });

  it('keeps to the source where the edges leave it open, and to one part of the chart before the next', () => {
    expect(steps('flowchart LR', 'A --> B', 'X --> Y', 'B --> C', 'Z')).toEqual([
      'A',
      'B A>B',
      'X',
      'Y X>Y',
      'C B>C',
      'Z',
    ]);
  });

  it('begins a circle with what the source names first, and draws its last edge with the later end', () => {
    expect(steps('graph TD', 'A --> B --> C --> A', 'B --> B')).toEqual(['A', 'B A>B B>B', 'C B>C C>A']);
  });

  it('draws one sub-graph after the other, each with its title', () => {
    const source = [
      'flowchart TB',
      'In --> a1',
      'subgraph B["Second"]',
      '  b1 --> b2',
      'end',
      'subgraph A [First]',
      '  a1',
      '  subgraph inner',
      '    direction LR',
      '    a3 --> a4',
      '  end',
      '  a1 --> a3',
      'end',
      'a4 --> b1',
      'A --> Out',
    ];
    expect(steps(...source)).toEqual([
      'In',
      '[A] a1 In>a1',
      '[inner] a3 a1>a3',
      'a4 a3>a4',
      '[B] b1 a4>b1',
      'b2 b1>b2',
      'Out A>Out',
    ]);
    expect(texts(...source)[1]).toBe('First: a1');
  });

  it('numbers sub-graphs without a name as mermaid does: as they end', () => {
    expect(
      steps(
        'graph',
        'subgraph Outer part',
        'subgraph "In ner"',
        'a',
        'end',
        'b',
        'end',
        'subgraph',
        'c',
        'end',
      ),
    ).toEqual(['[subGraph1] [subGraph0] a', 'b', '[subGraph2] c']);
  });

  it('draws an empty sub-graph as a step of its own', () => {
    expect(steps('graph', 'subgraph E [Empty]', 'end', 'A --> E')).toEqual(['A', '[E] A>E']);
  });

  it('keeps a node in the sub-graph that ends first of those that name it', () => {
    expect(steps('graph', 'subgraph X', 'a --> b', 'end', 'subgraph Y', 'b --> c', 'end')).toEqual([
      '[X] a',
      'b a>b',
      '[Y] c b>c',
    ]);
  });

  it('counts edges with the same ends, and knows edges by their names', () => {
    const { steps: found } = outline('graph', 'A --> B', 'A e1@==> B', 'e1@{ animate: true }');
    expect(found[1]?.pieces.slice(1)).toEqual([
      { kind: 'edge', from: 'A', to: 'B', nth: 0, id: null },
      { kind: 'edge', from: 'A', to: 'B', nth: 1, id: 'e1' },
    ]);
    expect(found).toHaveLength(2);
  });
});

describe('what is read of a flowchart', () => {
  it.each([
    ['A --> B', 'A B A>B'],
    ['A-->B', 'A B A>B'],
    ['A---B', 'A B A>B'],
    ['A -- text of it --> B', 'A B A>B'],
    ['A -- "a --> b" --> B', 'A B A>B'],
    ['A -->|text| B', 'A B A>B'],
    ['A -->|"a | b"| B', 'A B A>B'],
    ['A -.-> B', 'A B A>B'],
    ['A -. text .-> B', 'A B A>B'],
    ['A ==> B', 'A B A>B'],
    ['A == text ==> B', 'A B A>B'],
    ['A ~~~ B', 'A B A>B'],
    ['A <--> B', 'A B A>B'],
    ['A x--x B', 'A B A>B'],
    ['A o--o B', 'A B A>B'],
    ['A ----> B', 'A B A>B'],
    ['A -->\n B', 'A B A>B'],
    ['A\n  --> B', 'A B A>B'],
    ['A; B', 'A B'],
    ['A & B', 'A B'],
    ['A --> B & C', 'A B A>B C A>C'],
    ['A & B --> C & D', 'A B C A>C B>C D A>D B>D'],
    ['A --> B --> C', 'A B A>B C B>C'],
    ['my-node --> b.c/d', 'my-node b.c/d my-node>b.c/d'],
    ['A:::red --> B:::blue', 'A B A>B'],
    ['é["Ä"] --> 漢字(漢)', 'é 漢字 é>漢字'],
    ['A --> B\nclassDef x fill:#fff\nclass A,B x\nstyle A fill:#f00\nlinkStyle 0 stroke:red', 'A B A>B'],
    ['A --> B\nclick A "https://x.example/;y" "tip; tip"\nclick B call f()', 'A B A>B'],
    ['%% A --> C\nA --> B %% no comment', 'A B A>B'],
    ['accTitle: A --> X\naccDescr { A --> Y\n Z }\nA --> B', 'A B A>B'],
    ['A --', 'A'],
    ['end\nA --> B\nend', 'A B A>B'],
    ['subgraph S\nA --> B', '[S] A B A>B'],
  ])('%j', (body, expected) => {
    // One more node, since a diagram of one step is none.
    expect(steps('graph TD', body, 'zz').join(' ')).toBe(`${expected} zz`);
  });

  it.each([
    ['[Text]', 'Text'],
    ['["Te (x) ] xt"]', 'Te (x) ] xt'],
    ['(Text)', 'Text'],
    ['([Text])', 'Text'],
    ['[[Text]]', 'Text'],
    ['[(Text)]', 'Text'],
    ['((Text))', 'Text'],
    ['(((Text)))', 'Text'],
    ['>Text]', 'Text'],
    ['{Text?}', 'Text?'],
    ['{{Text}}', 'Text'],
    ['[/Text/]', 'Text'],
    ['[\\Text\\]', 'Text'],
    ['[/Text\\]', 'Text'],
    ['@{ shape: cyl, label: "Text; more" }', 'Text; more'],
    ['@{ shape: doc }', 'A'],
    ['["`**Bold** text`"]', 'Bold text'],
    ['["a<br/>b <b>c</b> #quot;d#quot;"]', 'a b c "d"'],
    ['["two\nlines"]', 'two lines'],
    ['', 'A'],
  ])('reads the text in A%s', (shape, text) => {
    expect(texts('graph', `A${shape} --> B`)).toEqual([text, 'B']);
  });

  it.each([
    ['frontmatter', '---\ntitle: T\nconfig:\n  look: classic\n---\nflowchart LR\nA --> B'],
    ['a directive', '%%{init: {"theme":\n"dark"}}%%\nflowchart LR\nA --> B'],
    ['comments', '%% first\n\n%% second\n  graph RL\nA --> B'],
    ['semicolons', 'graph TD; A-->B;'],
    ['CRLF', 'graph TD\r\nA-->B\r\n'],
    ['an arrow as direction', 'graph >\nA-->B'],
  ])('reads behind %s', (_, source) => {
    expect(steps(source)).toEqual(['A', 'B A>B']);
  });

  it.each([
    ['pie\n"A": 1\n"B": 2'],
    ['stateDiagram-v2\nA --> B'],
    ['flowchartish\nA --> B'],
    ['graph TD\nA'],
    [''],
    ['---\ntitle: x\n---'],
    [`graph TD\n${'A & '.repeat(200)}B --> ${'C & '.repeat(200)}D\n`.replace(/[AC]/g, (c) => c)],
    [`graph TD\n${'A --> B\n'.repeat(3000)}`],
    [`graph TD\nA --> B\n${'%% long\n'.repeat(10_000)}`],
    [`graph TD\n${'subgraph x\n'.repeat(60)}A --> B`],
  ])('gives no outline for what is shown all at once (%#)', (source) => {
    expect(outlineOf(source)).toBeNull();
  });
});

/** Statements of flowcharts, some of them broken, of few names so that they meet. */
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e-f', 'x', 'o', 'S', 'T', 'end1');
const link = fc.constantFrom(
  '-->',
  '---',
  '-- t -->',
  '-->|t|',
  '-.->',
  '==>',
  '~~~',
  '<-->',
  'k@-->',
  '--',
  '&',
);
const statement = fc.oneof(
  name,
  fc.tuple(name, link, name).map((parts) => parts.join(' ')),
  fc.tuple(name, link, name, link, name).map((parts) => parts.join(' ')),
  fc
    .tuple(name, fc.constantFrom('["t"]', '(t', '{t}', '@{ label: "t" }', ':::k'))
    .map((parts) => parts.join('')),
  name.map((id) => `subgraph ${id}`),
  name.map((id) => `subgraph ${id} two words`),
  fc.constantFrom('end', 'subgraph', 'direction TB', 'style a fill:#f00', 'click a "x"', '%% c', '"', ';'),
);
const chart = fc.array(statement, { maxLength: 40 }).map((lines) => ['flowchart TB', ...lines].join('\n'));

describe('any flowchart', () => {
  it('has each node, edge and sub-graph in one step, and no edge before both its ends', () => {
    fc.assert(
      fc.property(chart, (source) => {
        const found = outlineOf(source);
        if (!found) return;
        const shown = new Set<string>();
        const seen = new Set<string>();
        for (const { pieces } of found.steps) {
          for (const piece of pieces) {
            const key = JSON.stringify(piece);
            expect(seen.has(key), key).toBe(false);
            seen.add(key);
            if (piece.kind === 'node' || piece.kind === 'subgraph') {
              expect(shown.has(piece.id), piece.id).toBe(false);
              shown.add(piece.id);
            } else if (piece.kind === 'edge') {
              expect(shown.has(piece.from) && shown.has(piece.to), key).toBe(true);
            }
          }
          // One press fills one node at most.
          expect(pieces.filter(({ kind }) => kind === 'node').length).toBeLessThan(2);
          expect(pieces.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever stands there', () => {
    const junk = fc.stringMatching(/^[ -~\n]{0,200}$/);
    fc.assert(
      fc.property(
        fc.constantFrom('graph TD\n', 'flowchart\n', 'sequenceDiagram\n', '---\n', '%%{'),
        junk,
        (head, body) => {
          expect(() => outlineOf(head + body)).not.toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    '-',
    '=',
    '.',
    '~',
    '[',
    '"',
    'A -- ',
    'A -. ',
    'A@{',
    '%%{',
    'subgraph a\n',
    'A --> ',
    ':::',
    'a&',
    '|',
    '<',
    '---\n',
  ])('ends with %j over and over', (piece) => {
    for (const head of [
      'graph TD\n',
      'graph TD\nA ',
      'graph TD\nA["x"] --> ',
      'sequenceDiagram\n',
      'sequenceDiagram\nA->>B: ',
      '',
    ])
      outlineOf((head + piece.repeat(49_000)).slice(0, 49_900));
  });
});
