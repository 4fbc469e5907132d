import type { NoteProperties } from '../note/types';
import type { ComparedNote } from './compare';
import { isCommon } from './common-words';
import { termsOf } from './terms';

/** A value of a property of one note. */
export interface OwnValue {
  readonly text: string;
  /** Whether no other of the notes has it. */
  readonly own: boolean;
}

/** What the frontmatter of one note says, and what of that only it says. */
export interface NoteDifferences {
  readonly role: OwnValue | null;
  readonly round: OwnValue | null;
  readonly duration: OwnValue | null;
  readonly status: OwnValue | null;
  readonly interview: OwnValue | null;
  readonly tags: readonly OwnValue[];
}

const READ = {
  role: ({ role }: NoteProperties) => role,
  round: ({ roundType }: NoteProperties) => roundType,
  duration: ({ duration }: NoteProperties) => (duration === null ? null : `${String(duration)} min`),
  status: ({ status }: NoteProperties) => status,
  interview: ({ interviewDate }: NoteProperties) => interviewDate,
} as const;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * What the frontmatter of each note says.
 * @param leaveOut tags that say nothing here: the one that marks interviews, the one of weak notes
 */
export function differencesOf(
  notes: readonly ComparedNote[],
  leaveOut: readonly string[],
): NoteDifferences[] {
  const values = (read: (note: NoteProperties) => string | null): (OwnValue | null)[] => {
    const all = notes.map(({ note }) => read(note));
    return all.map((text, at) =>
      text === null
        ? null
        : { text, own: !all.some((other, each) => each !== at && other !== null && same(other, text)) },
    );
  };
  const lines = Object.fromEntries(
    Object.entries(READ).map(([name, read]) => [name, values(read)] as const),
  ) as Record<keyof typeof READ, (OwnValue | null)[]>;
  const tags = notes.map(({ note }) => note.tags.filter((tag) => !leaveOut.some((each) => same(each, tag))));
  return notes.map((_, at) => ({
    role: lines.role[at] ?? null,
    round: lines.round[at] ?? null,
    duration: lines.duration[at] ?? null,
    status: lines.status[at] ?? null,
    interview: lines.interview[at] ?? null,
    tags: (tags[at] ?? []).map((text) => ({
      text,
      own: !tags.some((others, each) => each !== at && others.some((other) => same(other, text))),
    })),
  }));
}

/**
 * Tells the words apart that only one of several texts has; another form of a word is the same word, and what stands in
 * answers to anything is no difference.
 * @returns for each text whether a word of it is nowhere in the others; never true where there are no others
 */
export function wordsApart(texts: readonly string[]): ((word: string) => boolean)[] {
  const terms = texts.map((text) => termsOf(text));
  return texts.map((_, at) => {
    const others = terms.filter((each, other) => other !== at && each.size > 0);
    return (word) => {
      if (others.length === 0) return false;
      const own = [...termsOf(word).keys()];
      return (
        own.length > 0 && own.every((term) => !isCommon(term) && !others.some((other) => other.has(term)))
      );
    };
  });
}
