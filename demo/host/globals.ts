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
