import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawWithMermaid, PicturePane, type DrawDiagram } from '../../../src/ui/compare/picture';
import { nameOf } from '../../support/name-of';
import { settled } from '../../support/settled';
import { CompareRig, CompareScreenRig, FIRST, SECOND, variant } from './rig';

const mermaid = vi.hoisted(() => ({
  render: vi.fn<(id: string, source: string) => Promise<{ svg: string }>>(),
}));
vi.mock('obsidian', async (original) => ({
  ...(await original<object>()),
  loadMermaid: () => Promise.resolve(mermaid),
}));

/** Three topics, as many as a radar needs; only the first note asks in the last one. */
const WIDE = {
  [FIRST]: variant(1, {
    Storage: [['Q1', 'What is a write-ahead log?', 'x']],
    Serving: [['Q2', 'When would you shed load?', 'x']],
    Queues: [['Q3', 'How does a broker order messages?', 'x']],
  }),
  [SECOND]: variant(2, {
    Storage: [['Q1', 'What is a write-ahead log?', 'x']],
    Serving: [['Q2', 'When would you shed load?', 'x']],
  }),
};

const svgOf = (name: string): SVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.id = name;
  return svg;
};

const kindOf = (source: string): string => source.split('\n')[1] ?? '';

/** A pane of a comparison, drawn by something that knows some kinds of diagrams. */
async function paneOf(
  texts: Readonly<Record<string, string>>,
  ...knows: string[]
): Promise<{ el: HTMLElement; sources: string[]; rig: CompareRig; pane: PicturePane }> {
  const rig = await CompareRig.shown(texts);
  const sources: string[] = [];
  const draw: DrawDiagram = (source) => {
    sources.push(source);
    const kind = kindOf(source);
    return knows.includes(kind) ? Promise.resolve(svgOf(kind)) : Promise.reject(new Error(kind));
  };
  const el = createDiv();
  const pane = new PicturePane(el, draw);
  await pane.update(rig.state.comparison);
  return { el, sources, rig, pane };
}

const table = (el: HTMLElement): string[][] =>
  [...el.querySelectorAll('tr')].map((row) => [...row.children].map(({ textContent }) => textContent));
const drawn = (el: HTMLElement): string[] => [...el.querySelectorAll('svg')].map(({ id }) => id);
const isForAll = (el: HTMLElement): boolean =>
  el.querySelector('table')?.hasClass('interview-drill-announcer') === false;

describe('the picture', () => {
  it('is a radar, with a table for who does not see it', async () => {
    const { el, sources } = await paneOf(WIDE, 'radar-beta', 'xychart-beta');
    expect([drawn(el), sources.length, isForAll(el)]).toEqual([['radar-beta'], 1, false]);
    expect(el.querySelector('.interview-drill-compare-pictures')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('is bars of each note where no radar can be drawn, or has too few axes', async () => {
    const older = await paneOf(WIDE, 'xychart-beta');
    expect(older.sources.map(kindOf)).toEqual(['radar-beta', 'xychart-beta', 'xychart-beta']);
    expect([drawn(older.el), isForAll(older.el)]).toEqual([['xychart-beta', 'xychart-beta'], false]);
    const few = await paneOf({ [FIRST]: WIDE[SECOND], [SECOND]: WIDE[SECOND] }, 'radar-beta', 'xychart-beta');
    expect(few.sources.map(kindOf)).toEqual(['xychart-beta', 'xychart-beta']);
  });

  it('is the table alone, for everybody, where nothing can be drawn', async () => {
    const { el } = await paneOf(WIDE);
    expect([drawn(el), isForAll(el)]).toEqual([[], true]);
  });

  it('says the mean confidence by topic, and where nothing is asked', async () => {
    const { el, rig, pane } = await paneOf(WIDE);
    expect(table(el)).toEqual([
      ['Topic', 'Variant 1', 'Variant 2'],
      ['Storage', '0', '0'],
      ['Serving', '0', '0'],
      ['Queues', '0', 'not asked'],
    ]);
    await rig.controller.rate(rig.item('What is a write-ahead log?'), 3);
    await pane.update(rig.state.comparison);
    expect(table(el)[1]).toEqual(['Storage', '3', '0']);
    expect(el.querySelectorAll('figure')).toHaveLength(1);
    expect(nameOf(el.querySelector('table'))).toMatch(/^Mean confidence by topic/);
    expect([...el.querySelectorAll('th')].map((th) => th.getAttribute('scope'))).toEqual([
      ...['col', 'col', 'col'],
      ...['row', 'row', 'row'],
    ]);
  });

  it('is not drawn again where nothing changed', async () => {
    const { sources, rig, pane } = await paneOf(WIDE, 'radar-beta');
    await rig.controller.flagWeak(rig.item('What is a write-ahead log?'));
    await pane.update(rig.state.comparison);
    expect(sources).toHaveLength(1);
  });

  it('that comes too late stays away', async () => {
    const { comparison } = (await CompareRig.shown(WIDE)).state;
    const el = createDiv();
    let finish: (svg: SVGElement) => void = () => undefined;
    const pane = new PicturePane(
      el,
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const drawing = pane.update(comparison);
    await pane.update(null);
    finish(svgOf('late'));
    await drawing;
    expect([el.childElementCount, el.style.display]).toEqual([0, 'none']);
  });

  it('comes and goes by its button', async () => {
    const rig = await CompareScreenRig.shown(WIDE);
    const pane = rig.one('.interview-drill-compare-picture');
    const button = rig.one('[aria-label="Picture of confidence by topic"]');
    expect([pane.style.display, button.getAttribute('aria-pressed')]).toEqual(['none', 'false']);
    button.click();
    await settled();
    expect([pane.style.display, button.getAttribute('aria-pressed')]).toEqual(['', 'true']);
    expect(table(pane)).toHaveLength(4);
    button.click();
    expect([pane.childElementCount, button.getAttribute('aria-pressed')]).toEqual([0, 'false']);
  });

  it('takes no word of a note for its own', async () => {
    const hostile =
      '<img src=x onerror=alert(1)>"]; click a call alert(1) %%{init: {"securityLevel": "loose"}}%%';
    const topic = (name: string): Parameters<typeof variant>[1] => ({
      [`${hostile} ${name}`]: [['Q1', `What is ${name} for?`, 'x']],
      'Sets ]} "': [['Q2', 'When would you shed load?', 'x']],
      Queues: [['Q3', 'How does a broker order messages?', 'x']],
    });
    const named = (text: string): string =>
      text.replace(/variant: \d/, `variant: ${JSON.stringify(hostile)}`);
    const texts = { [FIRST]: named(variant(1, topic('paxos'))), [SECOND]: variant(2, topic('raft')) };
    for (const knows of ['radar-beta', 'xychart-beta']) {
      const { el, sources } = await paneOf(texts, knows);
      expect(el.querySelectorAll('img, script')).toHaveLength(0);
      expect(table(el).flat().join('\n')).toContain('<img src=x onerror=alert(1)>');
      for (const source of sources) {
        const [settings = '', ...lines] = source.split('\n');
        expect(() => JSON.parse(settings.slice('%%{init: '.length, -'}%%'.length)) as unknown).not.toThrow();
        expect(lines.join('\n')).not.toMatch(/%%|<|;|onerror=|\(/);
        for (const line of lines)
          expect(line).toMatch(
            /^(?:radar-beta|xychart-beta| {2}(?:axis t\d+\["[^"[\]{}]*"\]|curve n\d+\["[^"[\]{}]*"\]\{[\d., ]*\}|(?:max|min|ticks) \d|graticule polygon|title "[^"]*"|x-axis \[(?:"[^"]*"(?:, )?)*\]|y-axis "Confidence" 0 --> 4|bar \[[\d., ]*\]))$/,
          );
      }
    }
  });
});

describe('mermaid', () => {
  beforeEach(() => {
    mermaid.render.mockReset();
  });

  it('draws under a name of its own each time', async () => {
    mermaid.render.mockResolvedValue({ svg: '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>' });
    const svgs = [await drawWithMermaid('a'), await drawWithMermaid('b')];
    expect(svgs.map(({ nodeName }) => nodeName)).toEqual(['svg', 'svg']);
    const ids = mermaid.render.mock.calls.map(([id]) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it.each(['<p>Syntax error</p>', '<svg', ''])('that makes no picture of it fails: %j', async (svg) => {
    mermaid.render.mockResolvedValue({ svg });
    await expect(drawWithMermaid('a')).rejects.toThrow();
  });
});
