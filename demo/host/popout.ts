import type { Layout } from './layout';
import type { HostLeaf } from './leaf';

/** Until windows are drawn apart, a leaf asked for in its own window gets its own pane. */
export function openPopout(layout: Layout): HostLeaf {
  return layout.addSplit();
}
