import { type App, type Command, FuzzySuggestModal, MarkdownView } from 'obsidian';
import { registry } from './registry';

/** Whether a command can run now; commands with a check are asked. */
function isAvailable(app: App, command: Command): boolean {
  const view = app.workspace.getActiveViewOfType(MarkdownView);
  if (command.editorCheckCallback) {
    return view !== null && command.editorCheckCallback(true, view.editor, view) === true;
  }
  if (command.editorCallback) return view !== null;
  return command.checkCallback === undefined || command.checkCallback(true) === true;
}

export function executeCommand(app: App, id: string): boolean {
  const command = registry.commands.get(id);
  if (command === undefined || !isAvailable(app, command)) return false;
  const view = app.workspace.getActiveViewOfType(MarkdownView);
  if (command.editorCheckCallback && view !== null) command.editorCheckCallback(false, view.editor, view);
  else if (command.editorCallback && view !== null) void command.editorCallback(view.editor, view);
  else if (command.checkCallback) command.checkCallback(false);
  else void command.callback?.();
  return true;
}

/** The list of what can be done now, filtered by typing. */
export class CommandPalette extends FuzzySuggestModal<Command> {
  override onOpen(): void {
    this.setPlaceholder('Select a command…');
    void super.onOpen();
  }

  override getItems(): Command[] {
    return [...registry.commands.values()]
      .filter((command) => isAvailable(this.app, command))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  override getItemText(command: Command): string {
    return command.name;
  }

  override onChooseItem(command: Command): void {
    executeCommand(this.app, command.id);
  }
}
