import type { Layer } from '../types';
import type { PlacedBlock } from './question-block';

/** A paragraph that announces what stands below it: it ends in a colon, emphasis around it or not. */
const isLeadIn = (block: PlacedBlock): boolean =>
  block.kind === 'paragraph' && /[:：][*_\s]*$/.test(block.written);

/** Blocks that show nothing by themselves and go with the next one. */
const isAttached = (block: PlacedBlock): boolean =>
  block.kind === 'heading' || block.kind === 'thematic-break' || isLeadIn(block);

/** Tags that only close what an earlier block opened. */
const isClosingTags = ({ kind, written }: PlacedBlock): boolean =>
  kind === 'html' && /^(?:\s*<\/[a-z][a-z0-9]*\s*>)+\s*$/i.test(written);

/**
 * Groups the answer's blocks into what one reveal shows: a callout, a code block, a table, a diagram, a list, running
 * paragraphs, or a sub-heading with its first block. Comments show nothing and are in no layer.
 */
export function layersOf(blocks: readonly PlacedBlock[]): Layer[] {
  const layers: (Layer & { blocks: PlacedBlock[] })[] = [];
  let open: PlacedBlock[] = [];
  let prose: PlacedBlock[] | null = null;
  for (const block of blocks) {
    if (block.role !== 'answer' || block.kind === 'comment') continue;
    const last = layers[layers.length - 1];
    if (isClosingTags(block) && (last || open.length > 0)) {
      (open.length > 0 ? open : last?.blocks)?.push(block);
      continue;
    }
    if (isAttached(block)) {
      open.push(block);
      prose = null;
      continue;
    }
    if (prose && block.kind === 'paragraph') {
      prose.push(block);
      continue;
    }
    const members = [...open, block];
    prose = block.kind === 'paragraph' ? members : null;
    layers.push(layer(members, block));
    open = [];
  }
  const [first] = open;
  if (first) layers.push(layer(open, open.find((block) => block.kind === 'paragraph') ?? first));
  return layers;
}

function layer(blocks: PlacedBlock[], main: PlacedBlock): Layer & { blocks: PlacedBlock[] } {
  const isDiagram = main.kind === 'code' && main.info === 'mermaid';
  return { blocks, kind: isDiagram ? 'diagram' : main.kind, size: isDiagram ? 0 : main.size };
}
