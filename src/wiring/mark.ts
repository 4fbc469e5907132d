import type { WriteResult } from '../core/drill/results';
import { QUESTIONS_PROPERTY, type Marking } from '../core/note/questions-property';
import type { Parts } from './parts';
import { tellWritten } from './tell-written';

/** Writes into a note how it marks its questions, and says what came of it. */
export async function markNote(parts: Parts, path: string, marking: Marking): Promise<WriteResult> {
  const result = await parts.recorder.mark(path, marking);
  tellWritten(parts, path, result, {
    done: `"${QUESTIONS_PROPERTY}: ${marking}" was added to "${path}".`,
    failed: 'Nothing was added.',
  });
  return result;
}
