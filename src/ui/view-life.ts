import { Component, FileView, type App, type ItemView, type Workspace, type WorkspaceLeaf } from 'obsidian';
import type { DrillServices } from './drill/services';

const SECOND = 1000;

/**
 * The tab for a view of these notes: the one in front if it shows one of them, or else another tab that does, so that no
 * answers stand beside the view. A new tab where no such tab is there: what shows anything else, as a running drill, stays.
 */
export function leafFor(workspace: Workspace, paths: readonly string[]): WorkspaceLeaf {
  const own: WorkspaceLeaf[] = [];
  workspace.iterateRootLeaves((leaf) => {
    const path = leaf.view instanceof FileView ? leaf.view.file?.path : undefined;
    if (path !== undefined && paths.includes(path) && leaf.getViewState().pinned !== true) own.push(leaf);
  });
  const front = workspace.getMostRecentLeaf();
  return own.find((leaf) => leaf === front) ?? own[0] ?? workspace.getLeaf('tab');
}

/**
 * Shows the title that a view has now in its tab and above it, where it is another: the app reads it when it opens the view,
 * which does not know yet what it shows. `updateHeader` is undocumented; without it the tab keeps its first title.
 */
export function showTitle(view: ItemView): void {
  const title = view.getDisplayText();
  const el = view.containerEl.querySelector('.view-header-title');
  if (!el || el.textContent === title) return;
  el.setText(title);
  (view.leaf as WorkspaceLeaf & { updateHeader?: () => void }).updateHeader?.();
}

/** What follows the notes of the vault. Paths are those of files and folders of any kind. */
export interface NoteFollower {
  noteChanged(path: string): Promise<void>;
  noteRenamed(from: string, to: string): void;
  noteDeleted(path: string): void;
}

/** Tells a follower what becomes of notes, for as long as its view lives. */
export function followNotes({ vault }: App, view: Component, follower: NoteFollower): void {
  const changed = ({ path }: { path: string }): void => {
    void follower.noteChanged(path);
  };
  view.registerEvent(vault.on('modify', changed));
  view.registerEvent(vault.on('create', changed));
  view.registerEvent(
    vault.on('rename', (file, from) => {
      follower.noteRenamed(from, file.path);
    }),
  );
  view.registerEvent(
    vault.on('delete', (file) => {
      follower.noteDeleted(file.path);
    }),
  );
}

/** What happens in the window of a view. */
export interface WindowEvents {
  /** A second has gone. */
  readonly second: () => void;
  /** The window was hidden, or is seen again. */
  readonly hidden: (isHidden: boolean) => void;
  /** The view is about to leave its window. */
  readonly leaves?: () => void;
}

/** Follows the seconds, the visibility and the focus of the window that a view is in, and of no other. */
export function followWindow(view: ItemView, events: WindowEvents): void {
  const { contentEl } = view;
  inEachWindow(
    view,
    contentEl,
    (life) => {
      const { doc, win } = contentEl;
      const ticking = win.setInterval(events.second, SECOND);
      // The window that set it must clear it.
      life.register(() => {
        win.clearInterval(ticking);
      });
      life.registerDomEvent(doc, 'visibilitychange', () => {
        events.hidden(doc.hidden);
      });
    },
    events.leaves,
  );
  followFocus(view, contentEl);
}

/** Documents in which Tab moved the focus, and no press since. */
const tabbed = new WeakSet<Document>();

/** Follows whether Tab or a press moves the focus in the window of an element, for as long as its view lives. */
export function followFocus(view: Component, el: HTMLElement): void {
  inEachWindow(view, el, (life) => {
    const { doc } = el;
    const onKey = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
      // With these it goes to another tab or window.
      if (key === 'Tab' && !ctrlKey && !altKey && !metaKey) tabbed.add(doc);
    };
    const onPress = (): void => {
      tabbed.delete(doc);
    };
    life.registerDomEvent(doc, 'keydown', onKey, { capture: true });
    life.registerDomEvent(doc, 'pointerdown', onPress, { capture: true });
  });
}

/**
 * Tells whether Space is to press an element that has the focus: only where Tab led to it. Else Space would do again what
 * was clicked last. `:focus-visible` does not tell: any key makes it match.
 */
export function isPressedBySpace(el: HTMLElement): boolean {
  return tabbed.has(el.doc) && el.matches('button, summary, a[href], [role="button"], select, audio, video');
}

/**
 * Keeps a Space that meant something else from pressing the focused button all the same: one that was touched last is
 * pressed when the key comes up, even where the default of its going down was prevented.
 */
export function keepFromPress({ targetNode }: KeyboardEvent): void {
  const prevent = (event: KeyboardEvent): void => {
    event.preventDefault();
  };
  targetNode?.doc.addEventListener('keyup', prevent, { capture: true, once: true });
}

/** Starts something in the window of an element, and anew in each that the element moves to. */
function inEachWindow(
  view: Component,
  el: HTMLElement,
  start: (life: Component) => void,
  leaves?: () => void,
): void {
  let life: Component | null = null;
  const enter = (): void => {
    if (life) view.removeChild(life);
    life = view.addChild(new Component());
    start(life);
  };
  enter();
  view.register(
    el.onWindowMigrated(() => {
      leaves?.();
      enter();
    }),
  );
}

/** What follows the records of notes. */
export interface RecordFollower {
  recordChanged(path: string): void;
  undone(token: number): void;
}

/** Tells a follower what becomes of records by others, for as long as its view lives. */
export function followRecords(
  services: Pick<DrillServices, 'listen'>,
  view: Component,
  follower: RecordFollower,
): void {
  view.register(
    services.listen({
      changed: (path) => {
        follower.recordChanged(path);
      },
      undone: (token) => {
        follower.undone(token);
      },
    }),
  );
}
