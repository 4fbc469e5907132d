import { Menu, Notice, type App } from 'obsidian';
import { releaseAll, setMinutes, stepQuestion, toggleQuestion } from '../../core/mock/plan';
import { reportOf } from '../../core/mock/report';
import { reportMarkdown } from '../../core/mock/report-words';
import { makeSample } from '../make-sample';
import { KeysModal } from '../keys-modal';
import { showMenu } from '../menu-entries';
import type { MockController } from './controller';
import { MOCK_KEYS, type MockAction } from './keys';
import { canOpen, fillMockMenu } from './menu';
import type { MockScreenActions } from './screen';
import type { MockServices } from './services';

/** Carries out what a person asks of a mock interview, by a key, from the menu or on the screen. */
export class MockActions {
  constructor(
    private readonly app: App,
    private readonly services: MockServices,
    private readonly controller: MockController,
  ) {}

  /** Does what a key or an entry of the menu stands for. */
  act(action: MockAction): void {
    const { controller, services } = this;
    if (typeof action === 'object') {
      controller.rate(action.rate);
      return;
    }
    const now = services.now();
    switch (action) {
      case 'main':
        this.goOn(now);
        return;
      case 'hint':
      case 'follow-up':
        controller.dispatch({ type: action });
        return;
      case 'skip':
      case 'finish':
        controller.dispatch({ type: action, now });
        return;
      case 'pause':
        if (controller.mock?.paused === null) controller.dispatch({ type: action, now, reason: 'asked' });
        else controller.goOn();
        return;
      case 'weak':
        controller.flagWeak();
        return;
      case 'undo':
        void controller.undo();
        return;
      case 'open':
      case 'edit':
        this.openNote(action === 'open' ? 'read' : 'edit');
        return;
      case 'anew':
        controller.beginAnew();
        return;
      case 'copy':
        void this.copyReport();
        return;
      case 'keys':
        new KeysModal(this.app, 'Keys of the mock interview', MOCK_KEYS).open();
    }
  }

  /** What the screen can ask for. */
  ofScreen(): MockScreenActions {
    const { controller, services } = this;
    const act = (action: MockAction) => (): void => {
      this.act(action);
    };
    return {
      main: act('main'),
      hint: act('hint'),
      followUp: act('follow-up'),
      skip: act('skip'),
      pause: act('pause'),
      weak: act('weak'),
      finish: act('finish'),
      anew: act('anew'),
      copy: act('copy'),
      rate: (confidence) => {
        controller.rate(confidence);
      },
      menu: (event) => {
        const menu = new Menu();
        this.fill(menu);
        showMenu(menu, event);
      },
      setMinutes: (minutes) => {
        controller.replan((plan) => setMinutes(plan, minutes));
      },
      toggle: (key) => {
        controller.replan((plan) => toggleQuestion(plan, key));
      },
      step: (key, by) => {
        controller.replan((plan) => stepQuestion(plan, key, by));
      },
      release: () => {
        controller.replan(releaseAll);
      },
      drillUnsure: () => {
        this.drillUnsure();
      },
      openAt: (line) => {
        if (controller.path !== null) void services.openNote(controller.path, line, 'read');
      },
      open: () => {
        if (controller.path !== null) void services.openNote(controller.path, 1, 'edit');
      },
      choose: () => {
        services.chooseNote();
      },
      sample: () => {
        void makeSample(
          () => services.createSample(),
          (path) => controller.open(path),
        );
      },
      retry: () => {
        void controller.retry();
      },
    };
  }

  /** Puts what can be done at present into a menu. */
  fill(menu: Menu): void {
    const { state } = this.controller;
    if (state.kind === 'mock')
      fillMockMenu(menu, state, (action) => {
        this.act(action);
      });
  }

  /** What the main button of each state does. */
  private goOn(now: number): void {
    const { controller } = this;
    const { state, mock } = controller;
    if (state.kind === 'plan') controller.start();
    else if (state.kind === 'resume' || (mock && mock.paused !== null)) controller.goOn();
    else if (mock?.phase === 'answer') controller.dispatch({ type: 'done', now });
    else controller.dispatch({ type: 'go-back', now });
  }

  /** Opens the note at the question where that gives no answer away. */
  private openNote(mode: 'read' | 'edit'): void {
    const { item, mock } = this.controller;
    if (item && mock && canOpen(mock)) void this.services.openNote(item.path, item.question.line, mode);
  }

  private drillUnsure(): void {
    const { state } = this.controller;
    if (state.kind !== 'mock') return;
    const { unsure } = reportOf(state.mock, { retention: state.retention });
    const places = unsure.map(({ path, question }) => ({ path, id: question.id }));
    this.services.drillQuestions(`Unsure: ${state.title}`, places);
  }

  private async copyReport(): Promise<void> {
    const { state } = this.controller;
    if (state.kind !== 'mock') return;
    const report = reportOf(state.mock, { retention: state.retention });
    try {
      await activeWindow.navigator.clipboard.writeText(reportMarkdown(report, state.title, state.today));
      new Notice('The report was copied as Markdown.');
    } catch {
      new Notice('The report could not be copied: the clipboard is closed to this window.');
    }
  }
}
