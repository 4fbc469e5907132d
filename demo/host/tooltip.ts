/** As the app does: the name of whatever the mouse rests in is shown, however large it is; a touch shows none. */
export function showTooltips(doc: Document): void {
  let shown: HTMLElement | null = null;
  const hide = (): void => {
    shown?.remove();
    shown = null;
  };
  doc.addEventListener('pointerover', (event) => {
    hide();
    const target = event.target as Element;
    const named = event.pointerType === 'touch' ? null : target.closest('[aria-label]');
    const text = named?.getAttribute('aria-label') ?? '';
    if (named === null || text === '') return;
    const { left, bottom, width } = named.getBoundingClientRect();
    shown = doc.body.createDiv({ cls: 'tooltip', text });
    const most = doc.documentElement.clientWidth - shown.offsetWidth;
    shown.setCssStyles({
      left: `${String(Math.max(0, Math.min(left + (width - shown.offsetWidth) / 2, most)))}px`,
      top: `${String(bottom + 6)}px`,
    });
  });
  doc.addEventListener('pointerdown', hide);
}
