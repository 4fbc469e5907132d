import { Menu, type App } from 'obsidian';
import { CheckModal } from '../check/check-modal';
import { planOfAll } from '../../core/drill/plan';
import { sessionNotes } from '../../core/drill/session-notes';
import type { DrillController } from './controller';
import { makeSample } from '../make-sample';
import { KeysModal } from '../keys-modal';
import { showMenu } from '../menu-entries';
import { DRILL_KEYS, type Action } from './keys';
import { fillMenu } from './menu';
import { NoteSwitch } from './note-switch';
import type { ScreenActions } from './screen';
import type { DrillServices } from './services';

/** Carries out what a person asks of a drill, by a key, from the menu or on the screen. */
export class DrillActions {
  constructor(
    private readonly app: App,
    private readonly services: DrillServices,
    private readonly controller: DrillController,
    /** Puts the cursor into the field for my answer, or takes it out. */
    private readonly field: { readonly write: () => void; readonly leave: () => void },
  ) {}

  /** Does what a key or an entry of the menu stands for. */
  act(action: Action): void {
    const { app, controller, services } = this;
    const { item, notePath } = controller;
    if (typeof action === 'object') {
      controller.rate(action.rate);
      return;
    }
    switch (action) {
      case 'reveal':
        controller.reveal();
        return;
      case 'reveal-all':
      case 'hint':
        controller.dispatch({ type: action });
        return;
      case 'attempt':
        this.field.write();
        return;
      case 'leave':
        this.field.leave();
        return;
      case 'weak':
        controller.flagWeak();
        return;
      case 'undo':
        void controller.undo();
        return;
      case 'skip':
      case 'finish':
      case 'back':
      case 'forth':
        controller.dispatch({ type: action, now: services.now() });
        return;
      case 'open':
      case 'edit':
        if (item) void services.openNote(item.path, item.question.line, action === 'open' ? 'read' : 'edit');
        return;
      case 'link':
        if (item) void services.copyLink(item.path, item.question.id);
        return;
      case 'topic':
        if (item?.question.topic) this.drillTopic(item.path, item.question.topic);
        return;
      case 'notes':
        this.switchNote();
        return;
      case 'history':
        if (item) void services.showHistory(item.path, item.question.id);
        return;
      case 'tidy':
        if (notePath !== null) services.tidy(notePath);
        return;
      case 'compare':
        if (notePath !== null) services.compare(notePath);
        return;
      case 'mock':
        if (notePath !== null) services.mock(notePath);
        return;
      case 'keys':
        new KeysModal(app, 'Keys of the drill', DRILL_KEYS).open();
    }
  }

  /** What the screen can ask for. */
  ofScreen(): ScreenActions {
    const { controller, services } = this;
    const act = (action: Action) => (): void => {
      this.act(action);
    };
    return {
      reveal: (upTo) => {
        controller.reveal(upTo);
      },
      revealAll: act('reveal-all'),
      whole: () => {
        controller.dispatch({ type: 'whole' });
      },
      hint: act('hint'),
      weak: act('weak'),
      back: act('back'),
      write: (words) => {
        controller.write(words);
      },
      followUp: (index) => {
        controller.dispatch({ type: 'follow-up', index });
      },
      rate: (confidence) => {
        controller.rate(confidence);
      },
      menu: (event) => {
        const menu = new Menu();
        this.fill(menu);
        showMenu(menu, event);
      },
      findings: () => {
        this.showFindings();
      },
      again: (keys) => {
        controller.again(keys);
      },
      go: (key) => {
        if (controller.state.kind === 'drill')
          controller.go(controller.state.session.items.findIndex((item) => item.key === key));
      },
      openNote: () => {
        if (controller.path !== null) void services.openNote(controller.path, 1, 'read');
      },
      choose: () => {
        services.chooseNote();
      },
      drillQueue: (kind) => {
        void controller.openQueue({ kind });
      },
      sample: () => {
        void makeSample(
          () => services.createSample(),
          (path) => controller.open(path),
        );
      },
      mark: (marking) => {
        void controller.mark(marking);
      },
      goOn: () => {
        void controller.goOn();
      },
      beginAnew: () => {
        void controller.beginAnew();
      },
      finish: act('finish'),
      open: (path) => {
        void services.openNote(path, 1, 'edit');
      },
      retry: () => {
        void controller.retry();
      },
    };
  }

  /** Puts what can be done at present into a menu. */
  fill(menu: Menu): void {
    const { state, notePath } = this.controller;
    if (state.kind !== 'drill') return;
    const hasOrphans = notePath !== null && this.services.hasOrphans(notePath);
    fillMenu(menu, state, hasOrphans, (action) => {
      this.act(action);
    });
  }

  /** Lets the person go to another note of the session; nothing happens where there is no other. */
  private switchNote(): void {
    const { app, controller } = this;
    const { state } = controller;
    if (state.kind !== 'drill') return;
    const notes = sessionNotes(state.session);
    if (notes.length < 2) return;
    new NoteSwitch(app, notes, (key) => {
      if (controller.state.kind === 'drill')
        controller.go(controller.state.session.items.findIndex((item) => item.key === key));
    }).open();
  }

  private drillTopic(path: string, topic: string): void {
    const { services } = this;
    const pool = { kind: 'topic', topic, paths: [path] } as const;
    const plan = planOfAll(pool, services.settings(), services.today());
    services.drillQueue({ kind: 'session', plan });
  }

  private showFindings(): void {
    const { state, item } = this.controller;
    if (state.kind !== 'drill' || !item) return;
    const { services } = this;
    new CheckModal(
      this.app,
      [{ path: item.path, diagnostics: state.findings }],
      (at, line, code) => {
        if (code === 'orphan-record') services.tidy(at);
        else void services.openNote(at, line, 'edit');
      },
      (at, marking) => services.mark(at, marking),
    ).open();
  }
}
