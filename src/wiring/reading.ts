import { MarkdownView, Notice, TFile } from 'obsidian';
import { ReadingFolds } from '../ui/reading/reading-folds';
import type { Parts } from './parts';

const HIDE = 'Hide answers in this note';
const SHOW = 'Show answers in this note';

/** After the app's own processors, which make callouts of quotes. */
const LATE = 100;

/** Registers what hides the answers of a note in its reading view, without a session and without a change to the file. */
export function registerReading(parts: Parts): void {
  const { app, plugin, settings } = parts;
  const folds = new ReadingFolds(settings);
  plugin.registerMarkdownPostProcessor((el, context) => {
    folds.process(el, context);
  }, LATE);
  let isTold = false;
  const hide = async (file: TFile): Promise<void> => {
    const text = await app.vault.cachedRead(file);
    const count = folds.hide(file.path, text);
    if (count === 0) {
      new Notice(
        'There is nothing to hide: no question of this note has an answer that is not folded already.',
      );
      return;
    }
    const readable = folds.readable(file.path, await renderAgain(parts, file.path));
    if (readable === null)
      new Notice(`Answers are hidden in the reading view of this note, until "${SHOW}".`);
    else if (readable !== '') new Notice(readable);
    else if (!isTold)
      new Notice(`Answers are hidden until you click one. "${SHOW}" brings all of them back.`);
    isTold = true;
  };
  const add = (
    id: string,
    name: string,
    isOffered: (file: TFile) => boolean,
    run: (file: TFile) => void,
  ): void => {
    plugin.addCommand({
      id,
      name,
      checkCallback: (checking) => {
        const file = app.workspace.getActiveFile();
        if (file?.extension !== 'md' || !isOffered(file)) return false;
        if (!checking) run(file);
        return true;
      },
    });
  };
  const isHidden = ({ path }: TFile): boolean => folds.isHidden(path);
  const start = (file: TFile): void => void hide(file);
  const show = ({ path }: TFile): void => {
    folds.show(path);
  };
  add('hide-answers', HIDE, (file) => !isHidden(file), start);
  add('show-answers', SHOW, isHidden, show);
  plugin.registerEvent(
    app.workspace.on('file-menu', (menu, file) => {
      if (!(file instanceof TFile) || file.extension !== 'md') return;
      menu.addItem((item) =>
        item
          .setTitle(isHidden(file) ? SHOW : HIDE)
          .setIcon(isHidden(file) ? 'eye' : 'eye-off')
          .setSection('action')
          .onClick(() => {
            if (isHidden(file)) show(file);
            else start(file);
          }),
      );
    }),
  );
  follow(parts, folds);
}

/** Keeps what is hidden true to the vault, and shows all when the plugin is unloaded. */
function follow({ app, plugin }: Parts, folds: ReadingFolds): void {
  plugin.registerEvent(
    app.metadataCache.on('changed', ({ path }) => {
      folds.changed(path);
    }),
  );
  plugin.registerEvent(
    app.vault.on('rename', ({ path }, from) => {
      folds.renamed(from, path);
    }),
  );
  plugin.registerEvent(
    app.vault.on('delete', ({ path }) => {
      folds.deleted(path);
    }),
  );
  plugin.register(() => {
    folds.end();
  });
}

/**
 * Renders what is open of a note again, also what stands behind an editor: it is kept there as it was rendered.
 * @returns the reading views of it that are there to be seen
 */
async function renderAgain({ app }: Parts, path: string): Promise<HTMLElement[]> {
  const views: HTMLElement[] = [];
  for (const { view } of app.workspace.getLeavesOfType('markdown')) {
    if (!(view instanceof MarkdownView) || view.file?.path !== path) continue;
    view.previewMode.rerender(true);
    if (view.getMode() === 'preview') views.push(view.previewMode.containerEl);
  }
  // A window that nobody sees draws no frame.
  const frame = async ({ doc, win }: HTMLElement): Promise<void> => {
    if (!doc.hidden) await new Promise((resolve) => win.requestAnimationFrame(resolve));
  };
  await Promise.all(views.map(frame));
  return views;
}
