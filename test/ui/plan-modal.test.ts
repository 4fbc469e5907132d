import { ButtonComponent, DropdownComponent, Setting } from 'obsidian';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan, Pool, Preview } from '../../src/core/drill/plan';
import { PlanModal } from '../../src/ui/session/plan-modal';
import type { PlanServices } from '../../src/ui/session/services';
import { settled, TestVault } from '../support/vault';
import { isVisible } from './rig';

const NOTE = { path: 'a/Queues.md', title: 'The queues' };
const VAULT: Plan = { pool: { kind: 'vault' }, pick: 'practice', order: 'written', seed: 5, size: null };
const SOME: Preview = { questions: 3, notes: 2, fresh: 1, weak: 0, minutes: 4 };
const NONE: Preview = { questions: 0, notes: 0, fresh: 0, weak: 0, minutes: 0 };
const TOPIC: Pool = { kind: 'topic', topic: 'Caching', paths: null };

// The mocks neither put a row together nor hear of what happens to its controls.
beforeEach(() => {
  vi.restoreAllMocks();
  vi.spyOn(DropdownComponent.prototype, 'onChange').mockImplementation(function (
    this: DropdownComponent,
    changed,
  ) {
    this.selectEl.addEventListener('change', () => {
      changed(this.selectEl.value);
    });
    return this;
  });
  vi.spyOn(ButtonComponent.prototype, 'onClick').mockImplementation(function (this: ButtonComponent, act) {
    this.buttonEl.addEventListener('click', act);
    return this;
  });
  vi.spyOn(Setting.prototype, 'setName').mockImplementation(function (this: Setting, name) {
    this.nameEl.textContent = typeof name === 'string' ? name : name.textContent;
    this.settingEl.append(this.nameEl, this.controlEl);
    return this;
  });
});

class PlanRig {
  readonly previews: { readonly plan: Plan; readonly give: (preview: Preview) => void }[] = [];
  readonly started = vi.fn<(plan: Plan) => void>();
  readonly asked: { readonly kind: string; readonly chosen: (pool: Pool) => void }[] = [];
  readonly modal: PlanModal;

  constructor(plan: Plan = VAULT, note: PlanServices['note'] = NOTE) {
    this.modal = new PlanModal(
      new TestVault().app,
      {
        note,
        preview: (of) =>
          new Promise((give) => {
            this.previews.push({ plan: of, give });
          }),
        choose: (kind, chosen) => this.asked.push({ kind, chosen }),
        start: this.started,
      },
      plan,
    );
    document.body.replaceChildren(this.modal.modalEl);
  }

  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...this.modal.contentEl.querySelectorAll<T>(selector)];
  }

  select(name: string): HTMLSelectElement {
    const found = this.all<HTMLSelectElement>('select').find(
      (each) => each.getAttribute('aria-label') === name,
    );
    if (!found) throw new Error(`There is no "${name}".`);
    return found;
  }

  choose(name: string, value: string): void {
    const select = this.select(name);
    select.value = value;
    select.dispatchEvent(new Event('change'));
  }

  get amount(): HTMLInputElement {
    const [field] = this.all<HTMLInputElement>('input[type="number"]');
    if (!field) throw new Error('There is no field.');
    return field;
  }

  fill(value: string): void {
    this.amount.value = value;
    this.amount.dispatchEvent(new Event('input'));
  }

  button(text: string): HTMLButtonElement {
    const found = this.all<HTMLButtonElement>('button').find(({ textContent }) => textContent === text);
    if (!found) throw new Error(`There is no button "${text}".`);
    return found;
  }

  get sum(): string {
    return this.all('[role="status"]')[0]?.textContent ?? '';
  }

  get plan(): Plan {
    const last = this.previews.at(-1);
    if (!last) throw new Error('Nothing was asked.');
    return last.plan;
  }

  async answer(preview: Preview, at = this.previews.length - 1): Promise<void> {
    this.previews[at]?.give(preview);
    await settled();
  }
}

const chosenOf = ({ selectedOptions }: HTMLSelectElement): string => selectedOptions[0]?.textContent ?? '';

describe('planning a session', () => {
  it('names every control, and begins with the plan that it is given', () => {
    const rig = new PlanRig({ ...VAULT, order: 'weakest', pick: 'weak', size: { minutes: 45 } });
    expect(
      rig.all<HTMLSelectElement>('select').map((each) => [each.getAttribute('aria-label'), chosenOf(each)]),
    ).toEqual([
      ['Questions from', 'All interview notes'],
      ['Ask', 'Weak'],
      ['Order', 'Weakest first'],
      ['Length', 'Minutes'],
    ]);
    expect([rig.amount.getAttribute('aria-label'), rig.amount.value]).toEqual(['How many', '45']);
    expect(rig.select('Questions from').options[0]?.textContent).toBe('This note: The queues');
    expect(rig.sum).toBe('Reading the notes…');
  });

  it('offers no note at hand where there is none', () => {
    const options = [...new PlanRig(VAULT, null).select('Questions from').options];
    expect(options.map(({ value }) => value)).toEqual(['vault', 'notes', 'topic', 'property']);
  });

  it('says what each choice comes to', async () => {
    const rig = new PlanRig();
    await rig.answer(SOME);
    expect(rig.sum).toBe('3 questions of 2 notes · 1 new · about 4 minutes');
    rig.choose('Ask', 'weak');
    await rig.answer({ questions: 1, notes: 1, fresh: 0, weak: 1, minutes: 1 });
    expect(rig.sum).toBe('1 question of 1 note · 1 weak · about 1 minute');
    rig.choose('Order', 'shuffled');
    rig.choose('Questions from', 'note');
    rig.choose('Length', 'questions');
    expect(rig.plan).toEqual({
      pool: { kind: 'notes', paths: [NOTE.path] },
      pick: 'weak',
      order: 'shuffled',
      seed: 5,
      size: { questions: 10 },
    });
    rig.choose('Length', 'minutes');
    expect([rig.plan.size, rig.amount.value]).toEqual([{ minutes: 30 }, '30']);
    rig.choose('Length', 'all');
    expect([rig.plan.size, isVisible(rig.amount, document.body)]).toEqual([null, false]);
  });

  it('heeds only the answer to what was asked last', async () => {
    const rig = new PlanRig();
    rig.choose('Ask', 'all');
    await rig.answer(SOME);
    await rig.answer(NONE, 0);
    expect([rig.sum, rig.button('Start').disabled]).toEqual([
      '3 questions of 2 notes · 1 new · about 4 minutes',
      false,
    ]);
  });

  it.each<[string, string]>([
    ['practice', 'Nothing is due, and the day has no room for new questions, or there are none.'],
    ['due', 'Nothing is due today.'],
    ['new', 'The day has no room for new questions, or there are none.'],
    ['weak', 'No question is flagged as weak.'],
    ['all', 'There are no questions.'],
  ])('says why there is nothing to ask of %s, and does not start', async (pick, said) => {
    const rig = new PlanRig();
    rig.choose('Ask', pick);
    await rig.answer(NONE);
    expect([rig.sum, rig.button('Start').disabled]).toEqual([said, true]);
    rig.choose('Ask', 'all');
    await rig.answer(SOME);
    expect(rig.button('Start').disabled).toBe(false);
  });

  it.each<[string, number]>([
    ['7', 7],
    ['0', 1],
    ['-3', 1],
    ['2.9', 2],
    ['5000', 999],
    ['', 1],
    ['x', 1],
  ])('takes the number %j as %i, and shows so', (text, amount) => {
    const rig = new PlanRig({ ...VAULT, size: { questions: 10 } });
    rig.fill(text);
    expect(rig.plan.size).toEqual({ questions: amount });
    rig.amount.dispatchEvent(new Event('change'));
    expect(rig.amount.value).toBe(String(amount));
    expect([rig.amount.min, rig.amount.max, rig.amount.step]).toEqual(['1', '999', '1']);
  });

  it('starts what was chosen, and closes', async () => {
    const rig = new PlanRig();
    rig.choose('Ask', 'all');
    await rig.answer(SOME);
    rig.button('Start').click();
    expect(rig.started.mock.calls).toEqual([[{ ...VAULT, pick: 'all' }]]);
    expect(rig.modal.contentEl.childElementCount).toBe(0);
  });
});

describe('a pool of which there are several', () => {
  it.each(['notes', 'topic', 'property'])(
    '%s is asked for, and nothing starts before it is chosen',
    (kind) => {
      const rig = new PlanRig();
      rig.choose('Questions from', kind);
      expect(rig.asked.map((each) => each.kind)).toEqual([kind]);
      expect([rig.sum, rig.button('Start').disabled]).toEqual(['', true]);
      expect(rig.modal.contentEl.textContent).toContain('Nothing is chosen yet');
      rig.button('Choose…').click();
      expect(rig.asked).toHaveLength(2);
    },
  );

  it('is named when it is chosen, and can be another', async () => {
    const rig = new PlanRig();
    rig.choose('Questions from', 'topic');
    rig.button('Choose…').focus();
    rig.asked[0]?.chosen(TOPIC);
    expect(rig.plan.pool).toEqual(TOPIC);
    await rig.answer(SOME);
    expect(rig.modal.contentEl.textContent).toContain('Topic: Caching');
    expect(rig.button('Start').disabled).toBe(false);
    // The keyboard stays where it was.
    expect(document.activeElement).toBe(rig.button('Choose another'));
    rig.button('Choose another').click();
    expect(rig.asked).toHaveLength(2);
  });

  it('that was chosen before is there again where the choice of another kind came to nothing', async () => {
    const rig = new PlanRig({ ...VAULT, pool: TOPIC });
    await rig.answer(SOME);
    rig.choose('Questions from', 'property');
    expect(rig.button('Start').disabled).toBe(true);
    rig.choose('Questions from', 'topic');
    await rig.answer(SOME);
    expect([rig.sum, rig.button('Start').disabled]).toEqual([
      '3 questions of 2 notes · 1 new · about 4 minutes',
      false,
    ]);
  });

  it('that is chosen too late, when another kind was, changes nothing', async () => {
    const rig = new PlanRig();
    rig.choose('Questions from', 'topic');
    rig.choose('Questions from', 'vault');
    rig.asked[0]?.chosen(TOPIC);
    await rig.answer(SOME);
    expect(rig.plan.pool).toEqual({ kind: 'vault' });
    expect(rig.button('Start').disabled).toBe(false);
  });

  it('drops what is answered of another kind meanwhile', async () => {
    const rig = new PlanRig();
    rig.choose('Questions from', 'topic');
    await rig.answer(SOME, 0);
    expect([rig.sum, rig.button('Start').disabled]).toEqual(['', true]);
  });
});
