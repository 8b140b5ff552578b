import { untrack } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { ToolId } from '../../../../lib/contracts/editing.ts';
import type { UiState } from '../../../../lib/state/ui-state.svelte.ts';

/** Up to this width panels leave while a picture is worked on. */
const COMPACT = 'max-width: 1279px';

export interface ImmersionSource {
  /** What the hand holds. */
  tool(): ToolId;
  /** There is a picture that can be changed, or one is just being read. */
  hasPicture(): boolean;
  /** Puts the tool down. */
  putDown(): void;
}

/**
 * Working on a picture with the whole screen to itself. It begins with a tool and lasts until it is left: moving the picture
 * in between changes nothing.
 */
export class Immersion {
  #isWanted = $state.raw(false);
  readonly #compact = new MediaQuery(COMPACT);
  readonly #source: ImmersionSource;
  readonly isOn = $derived.by(() => this.#isWanted && this.#compact.current && this.#source.hasPicture());

  constructor(ui: Pick<UiState, 'immersion' | 'sheet'>, source: ImmersionSource) {
    this.#source = source;
    $effect(() => {
      if (source.tool() !== 'pan') this.#isWanted = true;
    });
    $effect(() => {
      if (!this.isOn) return undefined;
      untrack(() => {
        ui.immersion = this;
        ui.sheet = 'peek';
      });
      return () => (ui.immersion = undefined);
    });
  }

  leave(): void {
    this.#source.putDown();
    this.#isWanted = false;
  }
}
