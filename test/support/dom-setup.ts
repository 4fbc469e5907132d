/** What jsdom lacks and the screens use. */
Object.assign(window, {
  matchMedia: (query: string) => ({ matches: false, media: query }),
});
Element.prototype.scrollIntoView = () => undefined;
