import { window } from "vscode";

/** What a test can stand in for. */
type Stubbed = "showQuickPick" | "showWarningMessage" | "showInformationMessage" | "showErrorMessage";

/** A function of VS Code's window that nobody sees, and that a test answers. */
export interface StubbedWindow {
  /** What it was called with since it was last answered: the items of a list, or the message. */
  readonly shown: readonly Shown[];
  /** The first title that this matches is chosen from now on, whatever is shown; undefined dismisses it. */
  choose(title: Pick<RegExp, "test"> | undefined): void;
  install(): void;
  restore(): void;
}

/** One call. */
export interface Shown {
  /** The message, or the title of the list. */
  readonly text: string;
  /** The titles of the buttons, or the labels of the items. */
  readonly titles: readonly string[];
}

/** Takes, once installed, the place of this function of VS Code's window for this extension. */
export function stubWindow(name: Stubbed): StubbedWindow {
  const original = window[name];
  const shown: Shown[] = [];
  let chosen: Pick<RegExp, "test"> | undefined;
  const show = async (first: unknown, ...others: unknown[]) => {
    const [options, ...buttons] =
      typeof others[0] === "string" || others.length === 0 ? [{}, ...others] : others;
    const items: readonly unknown[] = Array.isArray(first)
      ? first
      : isButton(options)
        ? [options, ...buttons]
        : buttons;
    const titles = items.map(titleOf);
    shown.push({ text: typeof first === "string" ? first : String(Object(options).title), titles });
    return chosen === undefined ? undefined : items.find((_, at) => chosen?.test(titles[at] ?? ""));
  };
  const place = (value: unknown) => void Object.defineProperty(window, name, { value, configurable: true });
  return {
    shown,
    choose: (title) => {
      shown.length = 0;
      chosen = title;
    },
    install: () => place(show),
    restore: () => place(original),
  };
}

function isButton(value: unknown): boolean {
  return typeof Object(value).title === "string" && !("placeHolder" in Object(value));
}

function titleOf(item: unknown): string {
  return typeof item === "string" ? item : String(Object(item).label ?? Object(item).title);
}
