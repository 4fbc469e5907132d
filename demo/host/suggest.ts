import { type FuzzyMatch, FuzzySuggestModal, SuggestModal, prepareFuzzySearch } from 'obsidian';
import { patch } from './patch';

interface SuggestFields {
  values: unknown[];
  selected: number;
  instructionsEl__: HTMLElement;
  request: number;
}
type Suggest = SuggestModal<unknown> & SuggestFields;

function select(modal: Suggest, index: number): void {
  const items = [...modal.resultContainerEl.children];
  if (items.length === 0) return;
  modal.selected = (index + items.length) % items.length;
  items.forEach((item, position) => {
    item.classList.toggle('is-selected', position === modal.selected);
    item.setAttribute('aria-selected', String(position === modal.selected));
  });
  items[modal.selected]?.scrollIntoView({ block: 'nearest' });
}

function show(modal: Suggest, values: unknown[]): void {
  modal.values = values.slice(0, modal.limit);
  modal.resultContainerEl.replaceChildren();
  if (modal.values.length === 0) {
    modal.resultContainerEl.createDiv({ cls: 'suggestion-empty', text: modal.emptyStateText });
    modal.onNoSuggestion();
    return;
  }
  modal.values.forEach((value, index) => {
    const item = modal.resultContainerEl.createDiv({ cls: 'suggestion-item', attr: { role: 'option' } });
    modal.renderSuggestion(value, item);
    item.addEventListener('mousemove', () => {
      select(modal, index);
    });
    item.addEventListener('click', (event) => {
      modal.selectSuggestion(value, event);
    });
  });
  select(modal, 0);
}

/** Answers that come late, after more typing, are dropped. */
function update(modal: Suggest): void {
  modal.request += 1;
  const { request } = modal;
  void Promise.resolve(modal.getSuggestions(modal.inputEl.value)).then((values) => {
    if (modal.request === request) show(modal, values);
  });
}

function build(modal: Suggest): void {
  modal.modalEl.className = 'prompt';
  modal.inputEl.className = 'prompt-input';
  modal.inputEl.setAttribute('role', 'combobox');
  modal.inputEl.setAttribute('aria-expanded', 'true');
  const input = createDiv('prompt-input-container');
  input.append(modal.inputEl);
  modal.resultContainerEl.className = 'prompt-results';
  modal.resultContainerEl.setAttribute('role', 'listbox');
  modal.modalEl.replaceChildren(input, modal.resultContainerEl);
}

function registerKeys(modal: Suggest): void {
  const move = (by: number) => (): false => {
    select(modal, modal.selected + by);
    return false;
  };
  modal.scope.register([], 'ArrowDown', move(1));
  modal.scope.register([], 'ArrowUp', move(-1));
  modal.scope.register([], 'Enter', (event) => {
    modal.selectActiveSuggestion(event);
    return false;
  });
}

/** Lists that are filtered by typing and chosen from by keyboard or pointer. */
export function installSuggest(): void {
  patch<Suggest, SuggestFields>(SuggestModal as unknown as { prototype: Suggest }, {
    constructor2__() {
      Object.assign(this, { request: 0, selected: 0, values: [] });
      build(this);
      registerKeys(this);
      this.inputEl.addEventListener('input', () => {
        update(this);
      });
    },
    onOpen() {
      this.inputEl.focus();
      update(this);
    },
    selectActiveSuggestion(event) {
      if (this.values.length > 0) this.selectSuggestion(this.values[this.selected], event);
    },
    selectSuggestion(value, event) {
      this.close();
      this.onChooseSuggestion(value, event);
    },
  });
  type Fuzzy = FuzzySuggestModal<unknown>;
  patch<Fuzzy>(FuzzySuggestModal, {
    getSuggestions(query) {
      const search = prepareFuzzySearch(query.trim());
      const found: FuzzyMatch<unknown>[] = [];
      for (const item of this.getItems()) {
        const match = query.trim() === '' ? { matches: [], score: 0 } : search(this.getItemText(item));
        if (match !== null) found.push({ item, match });
      }
      // The mocks give the better match the smaller score.
      return found.sort((a, b) => a.match.score - b.match.score);
    },
    renderSuggestion(value, el) {
      el.createDiv({ cls: 'suggestion-content', text: this.getItemText(value.item) });
    },
  });
}
