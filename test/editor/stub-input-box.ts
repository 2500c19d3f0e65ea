import { type InputBoxOptions, window } from "vscode";

/** An input box that nobody sees, and that a test answers. */
export interface StubbedInputBox {
  /** What the boxes said since the last answer was set. */
  readonly asked: readonly InputBoxOptions[];
  /**
   * What is entered from now on, whatever the box thinks of it; undefined dismisses it. Of several, each once in turn.
   * @param meanwhile happens while a box is open
   */
  answer(text: string | undefined | readonly (string | undefined)[], meanwhile?: () => Promise<void>): void;
  install(): void;
  restore(): void;
}

/** Takes, once installed, the place of VS Code's input box for this extension. */
export function stubInputBox(): StubbedInputBox {
  const original = window.showInputBox;
  const asked: InputBoxOptions[] = [];
  let entered: () => string | undefined = () => undefined;
  let happens: (() => Promise<void>) | undefined;
  const show = async (options?: InputBoxOptions) => {
    if (options !== undefined) asked.push(options);
    await happens?.();
    return entered();
  };
  const place = (value: unknown) =>
    void Object.defineProperty(window, "showInputBox", { value, configurable: true });
  return {
    asked,
    answer: (text, meanwhile) => {
      happens = meanwhile;
      asked.length = 0;
      const turns = typeof text === "object" ? [...text] : undefined;
      entered = () => (typeof text === "object" ? turns?.shift() : text);
    },
    install: () => place(show),
    restore: () => place(original),
  };
}
