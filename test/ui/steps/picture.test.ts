import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/core/steps/diagram';
import type { DiagramOutline } from '../../../src/core/steps/outline';
import { DiagramPicture } from '../../../src/ui/drill/steps/picture';
import { FLOWCHART, flowchart, NEW, OLD, SEQUENCE, sequence } from './drawings';

const outline = (source: string): DiagramOutline => {
  const found = outlineOf(source);
  if (!found) throw new Error('There is no outline.');
  return found;
};

function read(svg: string, source = FLOWCHART): DiagramPicture {
  const picture = DiagramPicture.read(svg, outline(source), document);
  if (!picture) throw new Error('Nothing was found.');
  return picture;
}

const texts = ({ el }: DiagramPicture): string[] =>
  [...new Set(el.outerHTML.match(/[A-Za-z\d]+-TEXT/g) ?? [])].sort();

/** The texts that are new after each step. */
function perStep(picture: DiagramPicture, steps: number): string[][] {
  let before = texts(picture);
  expect(before).toEqual([]);
  return Array.from({ length: steps }, (_, at) => {
    picture.fill(at + 1);
    const now = texts(picture);
    const added = now.filter((text) => !before.includes(text));
    before = now;
    return added;
  });
}

describe('the picture of a flowchart', () => {
  it.each([
    ['a newer mermaid', NEW],
    ['an older mermaid', OLD],
  ])('of %s shows each text with its step, and what belongs to none with the last', (_, style) => {
    expect(perStep(read(flowchart(style)), 3)).toEqual([
      ['A-TEXT', 'S-TEXT'],
      ['AB-TEXT', 'B-TEXT'],
      ['BC-TEXT', 'C-TEXT', 'TITLE-TEXT'],
    ]);
  });

  it('begins as bare shapes of the same place and size, without names and styles', () => {
    const { el } = read(flowchart(NEW));
    const all = [el, ...el.querySelectorAll('*')];
    const attributes = new Set(all.flatMap((each) => each.getAttributeNames()));
    expect([...attributes].sort()).toEqual(
      ['class', 'd', 'height', 'id', 'style', 'transform', 'viewBox', 'width', 'x', 'y'].sort(),
    );
    expect(all.filter((each) => each.id !== '').map(({ id }) => id)).toEqual(['d']);
    expect(el.getAttribute('viewBox')).toBe('0 0 100 50');
    expect(el.getAttribute('style')).toBe('max-width: 100px');
    expect(el.textContent).toBe('');
    const classes = new Set(all.flatMap((each) => [...each.classList]));
    expect([...classes].sort()).toEqual(
      ['clusters', 'edgeLabels', 'edgePaths', 'interview-drill-outline', 'nodes', 'root'].sort(),
    );
    expect(el.querySelectorAll('rect').length).toBe(4);
  });

  it('takes over a rule of its style sheet only when all classes in it are worn', () => {
    const picture = read(flowchart(NEW));
    const rules = (): string => picture.el.querySelector('style')?.textContent ?? '';
    expect(rules()).toBe('');
    picture.fill(1);
    expect(rules()).toBe('#d{fill:#333;}#d .node rect{fill:#eee;}');
    picture.fill(3);
    expect(rules()).toContain('.cSecret>*{fill:red!important;}');
    expect(rules()).toContain('@keyframes');
  });

  it('marks the outlines of the step that comes next', () => {
    const picture = read(flowchart(NEW));
    const next = (): number => picture.el.querySelectorAll('.is-next').length;
    picture.fill(0);
    // A node, its sub-graph, and the heads of arrows, which show nothing.
    expect(next()).toBe(3);
    picture.fill(3);
    expect(next()).toBe(0);
  });

  it('gives what was filled by a call, once', () => {
    const picture = read(flowchart(NEW));
    expect(picture.fill(1).map((el) => el.textContent)).toContain('A-TEXT');
    expect(picture.fill(1)).toEqual([]);
    expect(picture.fill(3).length).toBeGreaterThan(4);
  });

  it('shows edges of which it cannot tell one from the other with the last of them', () => {
    const source = ['graph', 'a --> b_c', 'a_b --> c', 'A --> B'].join('\n');
    const line = '<path d="M0,0" class="flowchart-link" data-id="L_a_b_c_0" id="x"></path>';
    const svg = `<svg id="d"><g class="edgePaths">${line}</g><g class="edgeLabels"><g class="edgeLabel"><g data-id="L_a_b_c_0"><text>EDGE-TEXT</text></g></g></g></svg>`;
    const picture = read(svg, source);
    picture.fill(3);
    expect(texts(picture)).toEqual([]);
    picture.fill(4);
    expect(texts(picture)).toEqual(['EDGE-TEXT']);
  });

  it('runs nothing and leads nowhere unsafe', () => {
    const hostile =
      '<script>TEXT</script><g onclick="x()"><a xlink:href="javascript:x()"><text>t</text></a></g>' +
      '<foreignObject><img src="x" onerror="x()"><iframe srcdoc="x"></iframe><a href=" JavaScript:x()">l</a><form action="javascript:x()"><input></form></foreignObject>' +
      '<animate attributeName="href" onbegin="x()"></animate><use href="data:image/svg+xml,x"></use>';
    const picture = read(flowchart(NEW, hostile));
    picture.fill(3);
    expect(picture.el.querySelector('script, iframe, form, input, animate')).toBeNull();
    expect(picture.el.outerHTML).not.toMatch(/\son\w+=|javascript:|data:image\/svg/i);
    expect(picture.el.outerHTML).toContain('https://x.example/');
  });

  it('is none where nothing belongs to a step, and fails where there is no drawing', () => {
    expect(DiagramPicture.read('<svg><text>x</text></svg>', outline(FLOWCHART), document)).toBeNull();
    expect(() => DiagramPicture.read('<p>Syntax error</p>', outline(FLOWCHART), document)).toThrow();
  });
});

describe('the picture of a sequence diagram', () => {
  it('shows participants, messages with what frames them, and notes', () => {
    expect(perStep(read(sequence(), SEQUENCE), 5)).toEqual([
      ['A-TEXT'],
      ['B-TEXT'],
      ['LOOP-TEXT', 'M0-TEXT', 'n0-TEXT'],
      ['N-TEXT'],
      ['M1-TEXT', 'TITLE-TEXT', 'n1-TEXT'],
    ]);
  });

  it('shows all messages last where there are more lines than were read', () => {
    expect(
      perStep(read(sequence(3), SEQUENCE), 5).map((step) => step.filter((text) => text.startsWith('M'))),
    ).toEqual([[], [], [], [], ['M0-TEXT', 'M1-TEXT', 'M2-TEXT']]);
  });
});
