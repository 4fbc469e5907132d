import { afterEach, describe, expect, it, vi } from 'vitest';
import { BrokenDiagram } from '../../../src/ui/drill/steps/draw';
import { FakeMarkdown, noteOf, ScreenRig } from '../rig';
import { FLOWCHART, flowchart, NEW } from './drawings';
import { nameOf } from '../../support/name-of';

const CODE = Array.from({ length: 24 }, (_, at) => (at % 8 === 7 ? '' : `line${String(at)}-TEXT();`));
const DIAGRAM = ['```mermaid', FLOWCHART, '```'].join('\n');
const LONG = ['```js', ...CODE, '```'].join('\n');

const note = (...answer: string[]): string =>
  noteOf(['### Q1: How?', '', ...answer.flatMap((each) => [each, ''])]);

/** What is under way comes to its end. */
const settle = async (): Promise<void> => {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
};

async function show(text: string, draw?: (source: string) => Promise<string>): Promise<ScreenRig> {
  // Fences become code blocks, as the renderer makes them; all else stands as it is.
  vi.spyOn(FakeMarkdown.prototype, 'render').mockImplementation((markdown, target) => {
    const [, info = '', code = ''] = /^`{3,}(.*)\n([^]*)\n`{3,}$/.exec(markdown) ?? [];
    const el = target.createDiv();
    if (code === '') el.setText(markdown);
    else el.createEl('pre').createEl('code', { cls: `language-${info}`, text: code });
    return Promise.resolve();
  });
  const rig = new ScreenRig(text);
  if (draw) rig.diagrams.draw.mockImplementation(draw);
  await next(rig);
  return rig;
}

async function next(rig: ScreenRig): Promise<void> {
  rig.happen({ type: 'reveal', stepwise: true });
  await settle();
}

const texts = (rig: ScreenRig): string[] => [
  ...new Set(rig.one('.interview-drill-answer').outerHTML.match(/[A-Za-z\d]+-TEXT/g) ?? []),
];

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a diagram in steps', () => {
  it('is drawn as outlines, and filled press by press', async () => {
    const rig = await show(note(DIAGRAM), () => Promise.resolve(flowchart(NEW)));
    expect(texts(rig)).toEqual([]);
    expect(nameOf(rig.one('.interview-drill-steps'))).toBe('Diagram, 0 of 3 parts shown');
    expect(rig.announced).toBe('Diagram, 0 of 3 parts shown.');
    expect(rig.buttons).toContain('Next part Space');
    await next(rig);
    expect(texts(rig)).toContain('A-TEXT');
    expect(texts(rig)).not.toContain('B-TEXT');
    expect(rig.announced).toBe('Part 1 of 3 shown: S-TEXT: A-TEXT.');
    expect(nameOf(rig.one('.interview-drill-steps'))).toBe('Diagram, 1 of 3 parts shown');
    await next(rig);
    await next(rig);
    expect(texts(rig)).toContain('TITLE-TEXT');
    expect(rig.announced).toBe('Part 3 of 3 shown: C-TEXT. It is whole.');
    expect(rig.one('.interview-drill-steps').hasAttribute('role')).toBe(false);
    expect(rig.buttons).not.toContain('Show all');
    expect(rig.diagrams.draw).toHaveBeenCalledTimes(1);
  });

  it('loses no press while it is being drawn', async () => {
    let done: (svg: string) => void = () => undefined;
    const rig = await show(note(DIAGRAM), () => new Promise((resolve) => (done = resolve)));
    expect(rig.one('.interview-drill-diagram').textContent).toBe('Drawing…');
    await next(rig);
    await next(rig);
    expect(texts(rig)).toEqual([]);
    done(flowchart(NEW));
    await settle();
    expect(texts(rig)).toContain('B-TEXT');
    expect(texts(rig)).not.toContain('C-TEXT');
  });

  it('goes on when it is tapped, and is shown whole by its button', async () => {
    const rig = await show(note(DIAGRAM, '> [!tip] Then'), () => Promise.resolve(flowchart(NEW)));
    rig.one('.interview-drill-steps-stage').click();
    await settle();
    expect(rig.announced).toContain('Part 1 of 3');
    rig.press('Show all');
    await settle();
    expect(texts(rig)).toContain('C-TEXT');
    rig.one('.interview-drill-steps-stage').click();
    await settle();
    // Whole, a tap on it reveals nothing more.
    expect(rig.all('.interview-drill-layer')).toHaveLength(1);
  });

  it('leaves a tap on a link to the link', async () => {
    const rig = await show(note(DIAGRAM), () => Promise.resolve(flowchart(NEW)));
    await next(rig);
    await next(rig);
    const link = rig.one('.interview-drill-diagram a');
    link.setAttribute('href', '#');
    link.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await settle();
    expect(texts(rig)).not.toContain('C-TEXT');
  });

  it('says what is wrong with a broken diagram, and its steps are over', async () => {
    const rig = await show(note(DIAGRAM, '> [!tip] Then'), () =>
      Promise.reject(new BrokenDiagram('Parse error on line 2')),
    );
    const text = rig.one('.interview-drill-answer').textContent;
    expect(text).toContain('Parse error on line 2');
    expect(text).toContain(FLOWCHART);
    expect(rig.buttons).toContain('Reveal Space');
  });

  it.each([
    ['nothing can be drawn', () => Promise.reject(new Error('Mermaid is off'))],
    ['the drawing is none that is known', () => Promise.resolve('<svg><text>x</text></svg>')],
    ['there is no drawing', () => Promise.resolve('')],
  ])('is left to the renderer where %s', async (_, draw) => {
    const rig = await show(note(DIAGRAM, '> [!tip] Then'), draw);
    expect(rig.one('.interview-drill-diagram code').textContent).toBe(FLOWCHART);
    expect(rig.buttons).toContain('Reveal Space');
  });

  it('does not end the steps of the layer that came after it', async () => {
    let fail: (error: Error) => void = () => undefined;
    const rig = await show(note(DIAGRAM, 'And:', LONG), () => new Promise((_, reject) => (fail = reject)));
    rig.happen({ type: 'reveal', upTo: 1, stepwise: true });
    await settle();
    fail(new BrokenDiagram('late'));
    await settle();
    expect(rig.buttons).toContain('Next part Space');
    expect(texts(rig).filter((text) => text.startsWith('line'))).toEqual([]);
  });

  it('comes to nothing where another question is shown by then', async () => {
    let done: (svg: string) => void = () => undefined;
    const rig = await show(
      `${note(DIAGRAM)}\n### Q2: What?\n\n${DIAGRAM}\n`,
      () => new Promise((resolve) => (done = resolve)),
    );
    rig.happen({ type: 'forth', now: 0 });
    done(flowchart(NEW));
    await settle();
    expect(rig.html).not.toContain('A-TEXT');
  });

  it('is where it was when the question is shown again', async () => {
    const rig = await show(`${note(DIAGRAM)}\n### Q2: What?\n\nx\n`, () => Promise.resolve(flowchart(NEW)));
    await next(rig);
    rig.happen({ type: 'forth', now: 0 });
    rig.happen({ type: 'back', now: 0 });
    await settle();
    expect(texts(rig)).toContain('A-TEXT');
    expect(texts(rig)).not.toContain('B-TEXT');
  });
});

describe('long code in steps', () => {
  it('begins as bars of its lines, and shows chunk by chunk', async () => {
    const rig = await show(note(LONG));
    expect(texts(rig)).toEqual([]);
    expect(rig.all('.interview-drill-bar')).toHaveLength(24);
    expect(nameOf(rig.one('.interview-drill-steps'))).toBe('Code, 0 of 3 parts shown');
    await next(rig);
    expect(rig.one('.interview-drill-code code').textContent).toBe(CODE.slice(0, 8).join('\n'));
    expect(rig.all('.interview-drill-bar')).toHaveLength(16);
    expect(rig.announced).toBe('Part 1 of 3 shown.');
    await next(rig);
    await next(rig);
    expect(rig.one('.interview-drill-code code').textContent).toBe(CODE.join('\n'));
    expect(rig.one('.interview-drill-code code').className).toBe('language-js');
    expect(rig.all('.interview-drill-bar')).toHaveLength(0);
  });

  it('goes on with the part that comes next in the layer', async () => {
    const rig = await show(
      note(`> [!success] Both\n> ${DIAGRAM.replaceAll('\n', '\n> ')}\n> ${LONG.replaceAll('\n', '\n> ')}`),
      () => Promise.resolve(flowchart(NEW)),
    );
    const lines = (): boolean[] => rig.all('.interview-drill-steps').map((el) => el.hasClass('is-hiding'));
    expect(lines()).toEqual([true, false]);
    for (let press = 0; press < 3; press += 1) await next(rig);
    expect(lines()).toEqual([false, true]);
    await next(rig);
    expect(rig.announced).toBe('Part 4 of 6 shown.');
    expect(texts(rig)).toContain('line0-TEXT');
  });

  it('stands at the end of its layer where the renderer lost its place', async () => {
    const rig = await show(note(`> [!success] x\n> text\n> ${LONG.replaceAll('\n', '\n> ')}`));
    expect(rig.all('.interview-drill-layer .interview-drill-bar')).toHaveLength(24);
  });
});
