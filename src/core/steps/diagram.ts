import { flowSteps } from './flow-steps';
import { readFlowchart } from './flowchart';
import { readDiagram } from './mermaid-source';
import type { DiagramOutline, DrawStep } from './outline';
import { sequenceSteps } from './sequence';

/**
 * In which order a mermaid diagram is drawn.
 * @returns null for what is shown all at once: diagrams of other kinds, and those with less than two steps
 */
export function outlineOf(source: string): DiagramOutline | null {
  const body = readDiagram(source);
  if (!body) return null;
  const steps = body.type === 'sequence' ? sequenceSteps(body.text) : flowchartSteps(body.text);
  return steps.length < 2 ? null : { type: body.type, steps };
}

function flowchartSteps(text: string): DrawStep[] {
  const chart = readFlowchart(text);
  return chart ? flowSteps(chart) : [];
}
