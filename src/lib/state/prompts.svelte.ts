import type { StoredPrompt } from '../contracts/prompt.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';

/** Prompts that were sent and prompts that are kept, newest first. */
export class Prompts {
  #history = $state.raw<StoredPrompt[]>([]);
  #saved = $state.raw<StoredPrompt[]>([]);
  readonly #prompts: Repositories['prompts'];

  constructor({ repositories }: { repositories: Pick<Repositories, 'prompts'> }) {
    this.#prompts = repositories.prompts;
  }

  get history(): StoredPrompt[] {
    return this.#history;
  }

  get saved(): StoredPrompt[] {
    return this.#saved;
  }

  /** Watches the database; answers with the way to stop. */
  start(): () => void {
    return observe(
      () => this.#prompts.all(),
      ({ history, saved }) => {
        this.#history = history;
        this.#saved = saved;
      },
      // Nothing to choose from is the right picture where nothing can be read.
      () => undefined,
    );
  }

  save(text: string): Promise<void> {
    return this.#prompts.save(text);
  }

  remove(id: string): Promise<void> {
    return this.#prompts.remove(id);
  }

  /** Adds to what was sent. */
  add(text: string): Promise<void> {
    return this.#prompts.addToHistory(text);
  }
}
