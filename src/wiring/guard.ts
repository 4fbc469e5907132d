import type { Notice } from 'obsidian';
import { plural } from '../core/drill/words';
import { countMissing } from '../core/record/missing';
import { today } from '../obsidian/clock';
import { Guard } from '../obsidian/guard';
import { showMissingNotice } from '../ui/waiting/missing-notice';
import type { Parts } from './parts';
import { tellWritten } from './tell-written';

/**
 * Watches over what was rated here, and tells once of each note that lacks some of it.
 * @param leave asks whether what a note lacks shall be forgotten
 */
export function registerGuard(parts: Parts, leave: (path: string) => void): Guard {
  const guard = new Guard({ ...parts, today });
  const told = new Map<string, Notice>();
  parts.plugin.register(
    guard.listen((path) => {
      told.get(path)?.hide();
      told.delete(path);
      const note = guard.missing().find((each) => each.path === path);
      if (!note) return;
      const putBack = (): void => void putBackAll(parts, guard, path);
      const ask = (): void => {
        leave(path);
      };
      told.set(path, showMissingNotice(note, { putBack, leave: ask }));
    }),
  );
  parts.plugin.register(() => {
    for (const notice of told.values()) notice.hide();
  });
  guard.watch(parts.plugin);
  return guard;
}

/** Puts back what a note lacks, and says what came of it. */
export async function putBackAll(parts: Parts, guard: Guard, path: string): Promise<void> {
  const note = guard.missing().find((each) => each.path === path);
  const result = await guard.putBack(path);
  const count = plural(note ? countMissing(note) : 0, 'rating');
  tellWritten(parts, path, result, {
    done: `${count} put back into "${path}".`,
    failed: 'Nothing was put back.',
  });
}
