import type { Question } from '../note/types';

/** Seconds to read a question and to begin. */
const TO_BEGIN = 20;
/** Words that are said in a second: people speak 130 words a minute and more (https://en.wikipedia.org/wiki/Words_per_minute). */
const WORDS_A_SECOND = 130 / 60;
/** Seconds for a line of code, which is written or explained, not read out. */
const A_LINE_OF_CODE = 4;
/** Seconds for a diagram, which is drawn from memory. */
const A_DIAGRAM = 60;
/** No answer is said in less, or at more length, without a question in between. */
const RANGE = { least: 30, most: 480 } as const;

/** Roughly how many seconds it takes to answer a question aloud, by the size of its answer. */
export function secondsFor({ layers, prompts }: Pick<Question, 'layers' | 'prompts'>): number {
  let seconds = TO_BEGIN;
  for (const { markdown } of prompts) seconds += wordCount(markdown) / (2 * WORDS_A_SECOND);
  for (const { kind, blocks } of layers) {
    if (kind === 'diagram') seconds += A_DIAGRAM;
    else
      for (const block of blocks)
        seconds +=
          block.kind === 'code' || block.kind === 'indented-code'
            ? block.size * A_LINE_OF_CODE
            : wordCount(block.markdown) / WORDS_A_SECOND;
  }
  return Math.round(Math.min(RANGE.most, Math.max(RANGE.least, seconds)));
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Runs of letters and digits; of scripts without blanks between words, two characters count as one. */
function wordCount(markdown: string): number {
  const unspaced = markdown.match(UNSPACED)?.length ?? 0;
  const spaced = markdown.replace(UNSPACED, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return spaced + Math.ceil(unspaced / 2);
}
