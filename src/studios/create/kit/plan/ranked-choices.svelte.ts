import type { Choice } from '../../../../lib/contracts/choice.ts';
import type { Draft } from '../../../../lib/contracts/workspace.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import type { KitState } from '../../../../lib/state/create-kit.ts';
import { toDrawn, toWish } from '../../choose-model.ts';

/** Pause in typing after which choices are judged anew. */
const PAUSE_MS = 300;

/** Whom a draft can be asked of, best first, kept up with the draft. */
export class RankedChoices {
  #list = $state.raw<readonly Choice[]>();
  #asked = 0;

  /** Undefined until they are known. */
  get list(): readonly Choice[] | undefined {
    return this.#list;
  }

  /** To be called in an effect: again whenever what it reads has changed. Answers with the way to stop. */
  follow(
    app: Pick<AppState, 'profiles' | 'ui' | 'settings' | 'queue'>,
    { kit, choices }: KitState,
    draft: Draft,
  ): () => void {
    const template = kit.findTemplate(draft.templateId);
    const { isMasked, isMarked } = app.ui;
    const along = {
      hasMask: isMasked === true,
      isShownSent: isMasked === true || isMarked === true,
      references: kit.findPersona(draft.personaId)?.references.length ?? 0,
    };
    const wish = toWish({ draft, template, along });
    const drawn = toDrawn(draft);
    // Read, so that a change of them asks again.
    void [app.profiles.list, app.settings.values.priceTable, app.queue.pauses];
    const asked = ++this.#asked;
    const run = () => {
      choices.rank(wish, drawn).then(
        (list) => asked === this.#asked && (this.#list = list),
        () => asked === this.#asked && (this.#list = []),
      );
    };
    if (!this.#list) run();
    const timer = this.#list ? setTimeout(run, PAUSE_MS) : undefined;
    return () => clearTimeout(timer);
  }
}
