import type { Menu } from 'obsidian';

/** Adds an entry that carries out an action. */
export type AddEntry<Action> = (
  section: string,
  title: string,
  icon: string,
  action: Action,
  enabled?: boolean,
) => void;

/** Makes what adds entries to a menu. */
export const entriesOf =
  <Action>(menu: Menu, act: (action: Action) => void): AddEntry<Action> =>
  (section, title, icon, action, enabled = true) => {
    menu.addItem((entry) =>
      entry
        .setSection(section)
        .setTitle(title)
        .setIcon(icon)
        .setDisabled(!enabled)
        .onClick(() => {
          act(action);
        }),
    );
  };

/** Shows a menu at the pointer, or below the button that was pressed by a key, since such a press has no place. */
export function showMenu(menu: Menu, event: MouseEvent): void {
  const button = event.currentTarget as HTMLElement | null;
  if (event.detail > 0 || button === null) menu.showAtMouseEvent(event);
  else {
    const { left, bottom } = button.getBoundingClientRect();
    menu.showAtPosition({ x: left, y: bottom }, button.doc);
  }
}
