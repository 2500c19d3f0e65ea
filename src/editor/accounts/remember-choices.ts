import { EventEmitter, type Memento } from "vscode";
import type { AccountChoices } from "../../creation/index.ts";

const key = "accounts-of-companies";

/**
 * Remembers which account a person chose for which company: ids alone. A memento will do: what is lost is asked again.
 */
export class ChoiceKeeper implements AccountChoices {
  readonly #memento: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  of(origin: string, company: string): string | undefined {
    return this.#read()[nameOf(origin, company)];
  }

  async keep(origin: string, company: string, account: string): Promise<void> {
    await this.#write({ ...this.#read(), [nameOf(origin, company)]: account });
  }

  /** From now on it is asked again. */
  async drop(origin: string, company: string): Promise<void> {
    const { [nameOf(origin, company)]: _, ...others } = this.#read();
    await this.#write(others);
  }

  #read(): Readonly<Record<string, string>> {
    return this.#memento.get<Readonly<Record<string, string>>>(key, {});
  }

  async #write(choices: Readonly<Record<string, string>>): Promise<void> {
    await this.#memento.update(key, choices);
    this.#changed.fire();
  }
}

function nameOf(origin: string, company: string): string {
  return `${origin} ${company.toLowerCase()}`;
}
