// Loaded before everything else: what the app adds to the prototypes of the DOM and to the global object.
import { setup } from 'obsidian-test-mocks/setup';

const prototypes: object[] = [
  Array.prototype,
  Document.prototype,
  DocumentFragment.prototype,
  Element.prototype,
  HTMLElement.prototype,
  Node.prototype,
  String.prototype,
  SVGElement.prototype,
];
const before = prototypes.map((prototype) => new Set(Object.keys(prototype)));

setup();

// The mocks add enumerable properties, which would show up wherever a library loops over an array with for…in.
prototypes.forEach((prototype, index) => {
  for (const key of Object.keys(prototype)) {
    if (before[index]?.has(key) !== true) Object.defineProperty(prototype, key, { enumerable: false });
  }
});

/** A window has classes of its own: whatever the window of a node is, `instanceOf` knows them, as in the app. */
function isOf(this: Node, type: new () => unknown): boolean {
  const own = (this.ownerDocument?.defaultView as Record<string, unknown> | null | undefined)?.[type.name];
  return this instanceof type || (typeof own === 'function' && this instanceof own);
}

Object.defineProperty(Node.prototype, 'instanceOf', { configurable: true, value: isOf, writable: true });
Object.defineProperty(UIEvent.prototype, 'targetNode', {
  configurable: true,
  get(this: UIEvent) {
    return this.target;
  },
});

/** Gives the classes of another window what the app adds to them. */
export function extendWindow(win: typeof window): void {
  const names = [
    'Node',
    'Element',
    'HTMLElement',
    'SVGElement',
    'Document',
    'DocumentFragment',
    'UIEvent',
  ] as const;
  for (const name of names) {
    const own = win[name].prototype;
    const added = Object.entries(Object.getOwnPropertyDescriptors(window[name].prototype));
    for (const [key, what] of added) if (!Object.hasOwn(own, key)) Object.defineProperty(own, key, what);
  }
}
