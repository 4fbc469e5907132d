import { TFile } from 'obsidian';
import { now } from '../obsidian/clock';
import { DrillView } from '../ui/drill/drill-view';
import { MOCK_VIEW, MockView } from '../ui/mock/mock-view';
import type { KeptMocks, MockServices } from '../ui/mock/services';
import { drillServices, showQueue } from './drill';
import type { Parts } from './parts';
import { chooseForMock, showMock } from './show-mock';

/** Registers all ways to a mock interview: a view, a command, the file menu. */
export function registerMock(parts: Parts): void {
  const { app, plugin } = parts;
  const services = mockServices(parts);
  plugin.registerView(MOCK_VIEW, (leaf) => new MockView(leaf, services));
  plugin.addCommand({
    id: 'mock',
    name: 'Mock interview',
    callback: () => {
      const path = pathAtHand(parts);
      if (path !== null) void showMock(parts, path);
      else void chooseForMock(parts);
    },
  });
  plugin.registerEvent(
    app.workspace.on('file-menu', (menu, file) => {
      if (!(file instanceof TFile) || file.extension !== 'md') return;
      menu.addItem((item) =>
        item
          .setTitle('Mock interview')
          .setIcon('timer')
          .setSection('action')
          .onClick(() => void showMock(parts, file.path)),
      );
    }),
  );
}

/** Vault path of the note that is interviewed, drilled or open; null where there is none. */
function pathAtHand({ app: { workspace } }: Parts): string | null {
  const path =
    workspace.getActiveViewOfType(MockView)?.notePath ?? workspace.getActiveViewOfType(DrillView)?.notePath;
  if (path !== undefined && path !== null) return path;
  const file = workspace.getActiveFile();
  return file?.extension === 'md' ? file.path : null;
}

/** What a mock interview needs of the vault and of the world. */
function mockServices(parts: Parts): MockServices {
  return {
    ...drillServices(parts),
    kept: keptMocks(parts),
    drillQuestions: (name, questions) => void showQueue(parts, { kind: 'questions', name, questions }),
    chooseNote: () => void chooseForMock(parts),
  };
}

/** Interviews that stopped, among the drills that did. No path holds a line end. */
function keptMocks({ kept }: Parts): KeptMocks {
  const keyOf = (path: string): string => `${path}\nmock`;
  return {
    get: (path) => kept.all().find(({ key }) => key === keyOf(path))?.state,
    keep: (path, state) => {
      kept.keep({ key: keyOf(path), at: now(), state });
    },
    drop: (path) => {
      kept.drop(keyOf(path));
    },
  };
}
