/** What jsdom lacks and the screens use. */
class NoResizeObserver {
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
}

Object.assign(window, {
  ResizeObserver: NoResizeObserver,
  matchMedia: (query: string) => ({ matches: false, media: query }),
});
Element.prototype.scrollIntoView = () => undefined;
Object.assign(globalThis, { ResizeObserver: NoResizeObserver });
