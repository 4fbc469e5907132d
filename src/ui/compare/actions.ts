import { Menu, Notice, type App } from 'obsidian';
import { rowsOf } from '../../core/compare/compare';
import { fits, type RowFilter } from '../../core/compare/filters';
import { plural } from '../../core/drill/words';
import { messageOf } from '../../core/untrusted';
import { KeysModal } from '../keys-modal';
import { showMenu } from '../menu-entries';
import type { CompareController } from './controller';
import { COMPARE_KEYS } from './keys';
import { PartnerPicker } from './partner-picker';
import type { CompareActions } from './screen';
import type { CompareServices } from './services';

/** What can be drilled of a comparison, as people read it. */
const DRILLS: readonly (readonly [filter: RowFilter, words: string])[] = [
  ['all', 'Drill all questions'],
  ['shared', 'Drill what is shared'],
  ['unique', 'Drill what only one asks'],
  ['weak', 'Drill what is weak'],
];

/** Carries out what a person asks of a comparison. */
export class CompareMenus {
  constructor(
    private readonly app: App,
    private readonly services: CompareServices,
    private readonly controller: CompareController,
  ) {}

  /** What the screen can ask for. */
  ofScreen(): CompareActions {
    const { app, controller, services } = this;
    return {
      toggle: (key) => {
        controller.toggle(key);
      },
      step: (key) => {
        controller.step(key);
      },
      reveal: (key) => {
        controller.reveal(key);
      },
      column: (column) => {
        controller.setColumn(column);
      },
      filter: (filter) => {
        controller.setFilter(filter);
      },
      picture: () => {
        controller.togglePicture();
      },
      drill: (name, items) => {
        controller.drill(name, items);
      },
      join: (item) => {
        new PartnerPicker(
          app,
          controller.partners(item),
          (other) => void controller.join(item, other),
        ).open();
      },
      part: (item) => void controller.part(item),
      takeBack: (row) => void controller.takeBack(row),
      rate: (item, confidence) => {
        const row = controller.rowOf(item);
        if (row && controller.canRate(row, item)) void controller.rate(item, confidence);
      },
      weak: (item) => void controller.flagWeak(item),
      undo: () => void controller.undo(),
      openNote: ({ path, question }) => void services.openNote(path, question.line, 'read'),
      openPath: (path) => void services.openNote(path, 1, 'read'),
      keys: () => {
        new KeysModal(app, 'Keys of the comparison', COMPARE_KEYS).open();
      },
      choose: () => {
        services.chooseNotes(controller.paths);
      },
      again: () => void controller.again(),
      drillMenu: (event) => {
        const menu = new Menu();
        this.fillDrills(menu);
        showMenu(menu, event);
      },
      menu: (event) => {
        const menu = new Menu();
        this.fill(menu);
        showMenu(menu, event);
      },
    };
  }

  /** Puts what can be done with the comparison into a menu. */
  fill(menu: Menu): void {
    const { controller, services, app } = this;
    const { state } = controller;
    const isShown = state.kind === 'compare';
    const add = (section: string, title: string, icon: string, act: () => void, enabled = true): void => {
      menu.addItem((item) =>
        item.setSection(section).setTitle(title).setIcon(icon).setDisabled(!enabled).onClick(act),
      );
    };
    add('compare', 'Undo', 'undo-2', () => void controller.undo(), isShown && state.canUndo);
    add('compare', 'Choose other notes…', 'list-checks', () => {
      services.chooseNotes(controller.paths);
    });
    add('compare-export', 'Copy as Markdown', 'copy', () => void this.copy(), isShown);
    add('compare-export', 'Save as note', 'file-plus', () => void controller.save(), isShown);
    add('compare-end', 'Keys', 'keyboard', () => {
      new KeysModal(app, 'Keys of the comparison', COMPARE_KEYS).open();
    });
  }

  private fillDrills(menu: Menu): void {
    const { controller } = this;
    const { state } = controller;
    if (state.kind !== 'compare') return;
    const rows = rowsOf(state.comparison);
    for (const [filter, title] of DRILLS) {
      const count = rows.filter((row) => fits(row, filter)).length;
      menu.addItem((item) =>
        item
          .setTitle(`${title} (${plural(count, 'row')})`)
          .setDisabled(count === 0)
          .onClick(() => {
            controller.drillFiltered(filter, `${state.title}: ${title.replace(/^Drill /, '')}`);
          }),
      );
    }
  }

  private async copy(): Promise<void> {
    try {
      await activeWindow.navigator.clipboard.writeText(this.controller.markdown());
      new Notice('The comparison was copied.');
    } catch (error) {
      new Notice(`Nothing was copied: ${messageOf(error)}`);
    }
  }
}
