import type { KitKind, KitValue } from '../../../lib/contracts/kit.ts';
import { toFailure } from '../../../lib/kernel/app-error.ts';
import type { AppState } from '../../../lib/state/app-state.ts';
import type { Kit } from '../../../lib/state/kit.svelte.ts';
import { m } from '../../../messages/generated/messages.js';
import { tellFailure } from '../canvas/edit/tell-failures.ts';
import { toStyleName, toTemplateName } from './kit-names.ts';

/** What a person does with own items; what goes wrong is said. */
export class KitActs {
  readonly #app: Pick<AppState, 'toasts'>;
  readonly #kit: Kit;

  constructor(app: Pick<AppState, 'toasts'>, kit: Kit) {
    this.#app = app;
    this.#kit = kit;
  }

  /** What was stored; undefined where it could not be. */
  async save<Kind extends KitKind>(kind: Kind, value: KitValue<Kind>): Promise<KitValue<Kind> | undefined> {
    return this.#kit.put(kind, value).catch((error: unknown) => this.#tell(error));
  }

  /** Gone at once; the toast brings it back. */
  async remove(id: string): Promise<void> {
    const item = await this.#kit.remove(id).catch((error: unknown) => this.#tell(error));
    if (!item) return;
    const run = () => void this.#kit.restore(item).catch((error: unknown) => this.#tell(error));
    const name =
      item.kind === 'template'
        ? toTemplateName(item.value)
        : item.kind === 'style'
          ? toStyleName(item.value)
          : item.value.name;
    this.#app.toasts.show({ text: m.kit_removed({ name }), action: { label: m.kit_undo(), run } });
  }

  async #tell(error: unknown): Promise<undefined> {
    await tellFailure(this.#app.toasts, toFailure(error));
    return undefined;
  }
}
