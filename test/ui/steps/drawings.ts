/** Drawings as mermaid makes them, cut down to what is looked at: of older versions without names on labels, and newer. */

const label = (text: string): string =>
  `<foreignObject width="10" height="10"><div xmlns="http://www.w3.org/1999/xhtml"><span class="nodeLabel"><p>${text}</p></span></div></foreignObject>`;

interface Style {
  /** Id of the drawing before the ids in it, as versions from 11.13 on write it; empty for older ones. */
  readonly prefix: string;
  /** Whether labels of edges bear the name of their edge. */
  readonly named: boolean;
}

export const NEW: Style = { prefix: 'd-', named: true };
export const OLD: Style = { prefix: '', named: false };

/** `subgraph S [S-TEXT]; A[A-TEXT] -->|AB-TEXT| B[B-TEXT]; end; B -->|BC-TEXT| C[C-TEXT]; B --> C; C --> C` */
export function flowchart({ prefix, named }: Style, more = ''): string {
  const node = (id: string, at: number, cls = ''): string =>
    `<g class="node default ${cls}" id="${prefix}flowchart-${id}-${String(at)}" transform="translate(${String(at)}, 0)">` +
    `<rect class="basic label-container" style="fill:red" x="-5" y="-5" width="10" height="10"></rect>` +
    `<g class="label"><rect></rect>${label(`${id}-TEXT`)}</g></g>`;
  const path = (key: string): string =>
    `<path d="M0,0L1,1" id="${prefix}${key}" class="flowchart-link" marker-end="url(#d_pointEnd)"${named ? ` data-id="${key}"` : ''}></path>`;
  const edgeLabel = (key: string, text: string): string =>
    `<g class="edgeLabel"><g class="label"${named ? ` data-id="${key}"` : ''}>${label(text)}</g></g>`;
  const keys = named ? ['L_A_B_0', 'L_B_C_0', 'L_B_C_2'] : ['L_A_B_0', 'L_B_C_1', 'L_B_C_2'];
  const loop = named ? ['L_C_C_0'] : ['C-cyclic-special-1', 'C-cyclic-special-mid'];
  const texts = ['AB-TEXT', 'BC-TEXT', '', '', ''];
  const all = [...keys, ...loop];
  return (
    `<svg id="d" width="100%" viewBox="0 0 100 50" style="max-width: 100px;" class="flowchart" aria-roledescription="x">` +
    `<style>#d{fill:#333;}#d .node rect{fill:#eee;}#d .cSecret&gt;*{fill:red!important;}@keyframes k{from{x:0}}</style>` +
    `<g><marker id="d_pointEnd"><path d="M 0 0 L 10 5 L 0 10 z"></path></marker><g class="root">` +
    `<g class="clusters"><g class="cluster" id="${prefix}S"><rect x="0" y="0" width="50" height="50"></rect><g class="cluster-label">${label('S-TEXT')}</g></g></g>` +
    `<g class="edgePaths">${all.map(path).join('')}</g>` +
    `<g class="edgeLabels">${all.map((key, at) => edgeLabel(key, texts[at] ?? '')).join('')}</g>` +
    `<g class="nodes">${node('A', 0)}<a xlink:href="https://x.example/B-TEXT">${node('B', 1)}</a>${node('C', 2, 'cSecret')}${more}</g>` +
    `</g></g><text class="flowchartTitleText">TITLE-TEXT</text></svg>`
  );
}

export const FLOWCHART = [
  'flowchart TB',
  'subgraph S [S-TEXT]',
  'A[A-TEXT] -->|AB-TEXT| B[B-TEXT]',
  'end',
  'B -->|BC-TEXT| C[C-TEXT]',
  'B --> C',
  'C --> C',
].join('\n');

/** Two participants, a loop around the first of two messages, a note. */
export const SEQUENCE = [
  'sequenceDiagram',
  'participant A as A-TEXT',
  'participant B as B-TEXT',
  'loop LOOP-TEXT',
  'A->>B: M0-TEXT',
  'end',
  'Note over A: N-TEXT',
  'B->>A: M1-TEXT',
].join('\n');

const actor = (id: string, x: number): string =>
  `<g><line x1="${String(x)}" y1="20" x2="${String(x)}" y2="90" name="${id}"></line><g><rect name="${id}" x="0" y="0" width="9" height="9"></rect><text><tspan>${id}-TEXT</tspan></text></g></g>`;

/** The picture of {@link SEQUENCE}, with as many message lines as are asked for. */
export const sequence = (lines = 2): string =>
  `<svg id="d" viewBox="0 0 100 100"><style></style>` +
  `<g><rect name="A" x="0" y="90"></rect><text>A-TEXT</text></g>${actor('B', 50)}${actor('A', 10)}` +
  `<defs><marker id="head"><path d="M0 0"></path></marker></defs>` +
  `<g><rect class="activation0" x="1" y="30" width="2" height="9"></rect></g>` +
  `<g><line class="loopLine" x1="0" y1="22" x2="9" y2="22"></line><line class="loopLine" x1="0" y1="35" x2="9" y2="35"></line>` +
  `<polygon class="labelBox" points="0,22 9,22 9,30"></polygon><text class="labelText" y="25">loop</text><text class="loopText" y="26">LOOP-TEXT</text></g>` +
  `<g><rect class="note" x="0" y="40" width="9" height="9"></rect><text class="noteText" y="41">N-TEXT</text></g>` +
  Array.from(
    { length: lines },
    (_, at) =>
      `<text class="messageText" y="29">M${String(at)}-TEXT</text><line class="messageLine0" x1="10" y1="${String(30 + 30 * at)}" x2="50" y2="${String(30 + 30 * at)}"></line><text class="sequenceNumber">n${String(at)}-TEXT</text>`,
  ).join('') +
  `<text x="1" y="1">TITLE-TEXT</text></svg>`;
