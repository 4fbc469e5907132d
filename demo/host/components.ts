import {
  ButtonComponent,
  DropdownComponent,
  ExtraButtonComponent,
  ProgressBarComponent,
  SearchComponent,
  SliderComponent,
  TextAreaComponent,
  TextComponent,
  ToggleComponent,
} from 'obsidian';
import { setIcon } from './icons';
import { type LooseMethods, patch, patchLoosely } from './patch';

interface ButtonFields {
  clickHandler: ((event: MouseEvent) => unknown) | undefined;
}
interface ValueFields<T> {
  listener: ((value: T) => unknown) | undefined;
}

function installButtons(): void {
  patch<ButtonComponent, ButtonFields>(ButtonComponent, {
    constructor2__() {
      this.buttonEl.addEventListener('click', (event) => this.clickHandler?.(event));
    },
    setIcon(icon) {
      setIcon(this.buttonEl, icon);
      return this;
    },
    setTooltip(tooltip) {
      this.buttonEl.setAttribute('aria-label', tooltip);
      return this;
    },
    setDisabled(disabled) {
      this.disabled = disabled;
      this.buttonEl.disabled = disabled;
      return this;
    },
  });
  patch<ExtraButtonComponent, ButtonFields>(ExtraButtonComponent, {
    constructor2__() {
      this.extraSettingsEl.className = 'clickable-icon extra-setting-button';
      this.extraSettingsEl.setAttrs({ role: 'button', tabindex: '0' });
      this.extraSettingsEl.addEventListener('click', (event) => {
        if (!this.disabled) this.clickHandler?.(event);
      });
    },
    setIcon(icon) {
      setIcon(this.extraSettingsEl, icon);
      return this;
    },
  });
}

function installToggle(): void {
  patch<ToggleComponent, ValueFields<boolean> & { value: boolean; input: HTMLInputElement }>(
    ToggleComponent,
    {
      constructor3__() {
        this.toggleEl.className = 'checkbox-container';
        this.input = this.toggleEl.createEl('input', { type: 'checkbox', attr: { role: 'switch' } });
        this.toggleEl.addEventListener('click', (event) => {
          event.preventDefault();
          if (!this.disabled) this.setValue(!this.value);
        });
        this.input.addEventListener('keydown', (event) => {
          if (event.key !== ' ' && event.key !== 'Enter') return;
          event.preventDefault();
          if (!this.disabled) this.setValue(!this.value);
        });
      },
      onChange(callback) {
        this.listener = callback;
        return this;
      },
      setValue(on) {
        const changed = on !== this.value;
        this.value = on;
        this.toggleEl.classList.toggle('is-enabled', on);
        // A click on the box itself restores the box after its handlers have run.
        window.setTimeout(() => {
          this.input.checked = this.value;
        });
        this.input.setAttribute('aria-checked', String(on));
        if (changed) this.listener?.(on);
        return this;
      },
      setDisabled(disabled) {
        this.disabled = disabled;
        this.input.disabled = disabled;
        this.toggleEl.classList.toggle('is-disabled', disabled);
        return this;
      },
    },
  );
}

function installDropdown(): void {
  patch<DropdownComponent, ValueFields<string>>(DropdownComponent, {
    constructor3__() {
      this.selectEl.className = 'dropdown';
      this.selectEl.addEventListener('change', () => this.listener?.(this.selectEl.value));
    },
    onChange(callback) {
      this.listener = callback;
      return this;
    },
    setValue(value) {
      this.selectEl.value = value;
      return this;
    },
    setDisabled(disabled) {
      this.disabled = disabled;
      this.selectEl.disabled = disabled;
      return this;
    },
  });
}

function installSlider(): void {
  patch<SliderComponent, ValueFields<number> & { bubble: HTMLElement }>(SliderComponent, {
    constructor3__() {
      this.sliderEl.className = 'slider';
      this.bubble = createSpan('slider-value');
      this.sliderEl.before(this.bubble);
      this.sliderEl.addEventListener('input', () => {
        this.bubble.setText(this.sliderEl.value);
        this.listener?.(this.sliderEl.valueAsNumber);
      });
    },
    getValue() {
      return this.sliderEl.valueAsNumber;
    },
    getValuePretty() {
      return this.sliderEl.value;
    },
    onChange(callback) {
      this.listener = callback;
      return this;
    },
    setValue(value) {
      this.sliderEl.valueAsNumber = value;
      this.bubble.setText(this.sliderEl.value);
      return this;
    },
    setDisabled(disabled) {
      this.disabled = disabled;
      this.sliderEl.disabled = disabled;
      return this;
    },
  });
}

type Text = (TextComponent | TextAreaComponent | SearchComponent) & ValueFields<string>;

function installText(type: { prototype: object }, prepare: (component: Text) => void): void {
  const methods: LooseMethods<Text> = {
    constructor4__() {
      prepare(this);
      this.inputEl.addEventListener('input', () => {
        this.onChanged();
      });
    },
    getValue() {
      return this.inputEl.value;
    },
    onChange(callback: (value: string) => unknown) {
      this.listener = callback;
      return this;
    },
    onChanged() {
      this.listener?.(this.inputEl.value);
    },
    setValue(value: string) {
      this.inputEl.value = value;
      return this;
    },
    setDisabled(disabled: boolean) {
      this.disabled = disabled;
      this.inputEl.disabled = disabled;
      return this;
    },
  };
  patchLoosely(type, methods);
}

/** Controls that can be seen and used; those of the mocks only remember what they were told. */
export function installComponents(): void {
  installButtons();
  installToggle();
  installDropdown();
  installSlider();
  installText(TextComponent, (component) => {
    component.inputEl.setAttribute('type', 'text');
    component.inputEl.spellcheck = false;
  });
  installText(TextAreaComponent, () => undefined);
  installText(SearchComponent, (component) => {
    const wrapper = createDiv('search-input-container');
    component.inputEl.before(wrapper);
    wrapper.append(component.inputEl);
  });
  patch<ProgressBarComponent, { progressBar__: HTMLElement; value: number }>(ProgressBarComponent, {
    constructor3__() {
      const outer = createDiv('setting-progress-bar');
      this.progressBar__.before(outer);
      outer.append(this.progressBar__);
      this.progressBar__.className = 'setting-progress-bar-inner';
    },
  });
}
