import { itemsOf, type Comparison } from './compare';

/** The confidence in each topic, by note: a mean from 0 (never rated) to 4. */
export interface TopicConfidence {
  readonly topics: readonly string[];
  /** For each note a value for each topic; null where it asks nothing there. */
  readonly notes: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** More axes cannot be told apart. */
const MOST_TOPICS = 10;
/** A radar of fewer axes encloses nothing. */
const LEAST_AXES = 3;
const NO_TOPIC = 'No topic';

/** The mean confidence of each note in each topic; a question that was never rated counts as 0. The largest topics only. */
export function topicConfidence({ notes, topics }: Comparison): TopicConfidence {
  const largest = [...topics]
    .map((topic, at) => ({ topic, at, size: topic.rows.reduce((sum, row) => sum + itemsOf(row).length, 0) }))
    .sort((a, b) => b.size - a.size || a.at - b.at)
    .slice(0, MOST_TOPICS)
    .sort((a, b) => a.at - b.at)
    .map(({ topic }) => topic);
  return {
    topics: largest.map(({ topic }) => topic ?? NO_TOPIC),
    notes: notes.map(({ name }, side) => ({
      name,
      values: largest.map(({ rows }) => {
        const asked = rows.flatMap(({ cells }) => cells[side] ?? []);
        if (asked.length === 0) return null;
        const sum = asked.reduce((total, { confidence }) => total + (confidence ?? 0), 0);
        return Math.round((100 * sum) / asked.length) / 100;
      }),
    })),
  };
}

/** Words of a note as a label of a diagram: whatever the grammar of diagrams could take for its own is left out. */
function label(text: string, most = 26): string {
  const plain = text
    .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, '$1')
    .replace(/[^\p{L}\p{M}\p{N} .,/+&'-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(plain === '' ? '–' : plain);
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trim()}…`
    : characters.join('');
}

/** Colours that can be told apart on light and on dark: of mermaid's own some are pale on either. */
const COLOURS = ['#3b82f6', '#f97316', '#10b981', '#a855f7'] as const;

/** How a picture is drawn: settings of this one diagram, so that all others of the app stay as they are. */
function settings(shape: Readonly<Record<string, unknown>>): string {
  const scale = Object.fromEntries(COLOURS.map((colour, at) => [`cScale${String(at)}`, colour]));
  const themeVariables = {
    ...scale,
    radar: {
      axisLabelFontSize: 16,
      legendFontSize: 16,
      curveOpacity: 0.25,
      graticuleColor: '#888888',
      graticuleOpacity: 0.12,
    },
    xyChart: { plotColorPalette: COLOURS[0] },
  };
  return `%%{init: ${JSON.stringify({ ...shape, themeVariables })}}%%`;
}

/** Room for the names of topics at the sides of a radar. */
const RADAR = {
  radar: { marginLeft: 150, marginRight: 150, marginTop: 40, marginBottom: 40, width: 520, height: 460 },
};

/** A radar of all notes as mermaid source; null where there are too few topics for one. */
export function radarSource({ topics, notes }: TopicConfidence): string | null {
  if (topics.length < LEAST_AXES) return null;
  const axes = topics.map((topic, at) => `t${String(at)}["${label(topic)}"]`);
  const curves = notes.map(
    ({ name, values }, at) =>
      `  curve n${String(at)}["${label(name)}"]{${values.map((value) => String(value ?? 0)).join(', ')}}`,
  );
  return [
    settings(RADAR),
    'radar-beta',
    ...axes.map((axis) => `  axis ${axis}`),
    ...curves,
    '  max 4',
    '  min 0',
    '  ticks 4',
    '  graticule polygon',
  ].join('\n');
}

/** Bars of one note as mermaid source, for versions that know no radar, and for few topics. */
export function barSource({ topics, notes }: TopicConfidence, note: number): string {
  const { values, name } = notes[note] ?? { values: [], name: '' };
  return [
    settings({}),
    'xychart-beta',
    `  title "${label(name, 40)}"`,
    `  x-axis [${topics.map((topic) => `"${label(topic, 16)}"`).join(', ')}]`,
    '  y-axis "Confidence" 0 --> 4',
    `  bar [${values.map((value) => String(value ?? 0)).join(', ')}]`,
  ].join('\n');
}
