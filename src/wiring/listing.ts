import type { ReadResult } from '../core/drill/results';
import { chooseNotes, listed } from '../core/listing/listed';
import { LISTING_LANGUAGE, parseListing, type Listing } from '../core/listing/listing';
import { insertionAt } from '../core/note/insertion';
import { today } from '../obsidian/clock';
import { baseName } from '../core/note/name';
import { ListingBlock } from '../ui/listing/listing-block';
import { drawMistakes } from '../ui/listing/mistakes';
import type { Found, ListingServices } from '../ui/listing/services';
import { showQueue } from './drill';
import { openNoteAt } from './notes';
import type { Parts } from './parts';

/** What the command puts into a note: each line can be changed, and says by itself what it does. */
const SAMPLE = [`\`\`\`${LISTING_LANGUAGE}`, 'show: due', 'limit: 10', '# tag: backend', '```'].join('\n');

const MINUTE = 60_000;

/** Registers the code block that shows a live list of questions, and the command that inserts one. */
export function registerListing(parts: Parts): void {
  const { plugin } = parts;
  const services = listingServices(parts);
  plugin.registerMarkdownCodeBlockProcessor(LISTING_LANGUAGE, (source, el, context) => {
    const parsed = parseListing(source);
    if (parsed.ok) context.addChild(new ListingBlock(el, parsed.listing, context.sourcePath, services));
    else drawMistakes(el, parsed.mistakes);
  });
  plugin.addCommand({
    id: 'insert-listing',
    name: 'Insert a list of questions',
    editorCallback: (editor) => {
      const { line, ch, text, start } = insertionAt(editor.getValue(), editor.getCursor('to').line, SAMPLE);
      editor.replaceRange(text, { line, ch });
      // Inside of the block, where what it lists can be changed.
      editor.setCursor(start + 1, 0);
    },
  });
}

function listingServices(parts: Parts): ListingServices {
  const { app, index, plugin } = parts;
  const listeners = new Set<() => void>();
  let since = today();
  const tell = (): void => {
    since = today();
    for (const changed of [...listeners]) changed();
  };
  plugin.register(index.listen(tell));
  // A note that is open when the app starts may be drawn before the notes of the vault are known.
  plugin.registerEvent(
    app.metadataCache.on('resolved', () => {
      index.tell();
    }),
  );
  const tellOnNewDay = (): void => {
    if (today() !== since) tell();
  };
  plugin.registerInterval(window.setInterval(tellOnNewDay, MINUTE));
  plugin.registerDomEvent(window, 'focus', tellOnNewDay);
  return {
    find: (listing, sourcePath) => find(parts, listing, sourcePath),
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    open: ({ path, line }) => void openNoteAt(parts, path, line, 'read'),
    drill: (name, rows) => {
      const questions = rows.map(({ path, id }) => ({ path, id }));
      void showQueue(parts, { kind: 'questions', name, questions });
    },
  };
}

async function find(parts: Parts, listing: Listing, sourcePath: string): Promise<Found> {
  const { app, index, recorder, settings } = parts;
  // What was rated a moment ago is in the text, or known to wait for it.
  await recorder.idle();
  const day = today();
  const resolve = (link: string): string | null =>
    (app.metadataCache.getFirstLinkpathDest(link, sourcePath) ?? parts.notes.find(link))?.path ?? null;
  const { paths, next } = chooseNotes(index.indexed(), listing, day, resolve);
  const results = await index.readAll(paths);
  const notes = results.flatMap((result) => (result.ok ? [result.note] : []));
  return {
    listed: listed(notes, listing, day, { retention: settings().retention / 100 }),
    next,
    today: day,
    remarks: [...missing(parts, listing, resolve), ...unread(paths, results)],
  };
}

function missing({ index }: Parts, { filters }: Listing, resolve: (link: string) => string | null): string[] {
  return filters.flatMap(({ key, value }) => {
    if (key !== 'note') return [];
    const path = resolve(value);
    if (path === null) return [`There is no note "${value}"`];
    return index.indexed().some((each) => each.path === path) ? [] : [`"${value}" is no interview note`];
  });
}

const unread = (paths: readonly string[], results: readonly ReadResult[]): string[] =>
  results.flatMap((result, at) =>
    result.ok ? [] : [`"${baseName(paths[at] ?? '')}" could not be read: ${result.message}`],
  );
