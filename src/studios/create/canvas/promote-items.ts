import type { Choice } from '../../../lib/contracts/choice.ts';
import type { AppState } from '../../../lib/state/app-state.ts';
import type { MenuItem } from '../../../lib/ui/menu-item.ts';
import { m } from '../../../messages/generated/messages.js';

const MOST = 8;

/** Models to make picked images again with, the best first: those that lack nothing that the draft asks for. */
export async function promoteItems(
  app: Pick<AppState, 'workspaces' | 'loadKit'>,
  onchoose: (choice: Choice) => void,
): Promise<MenuItem[]> {
  const draft = app.workspaces.current?.draft;
  if (!draft) return [];
  const [{ kit, choices }, { toDrawn, toWish }, { toCostWords, toTimeWords }] = await Promise.all([
    app.loadKit(),
    import('../choose-model.ts'),
    import('../kit/plan/choice-words.ts'),
  ]);
  const template = kit.findTemplate(draft.templateId);
  const wish = toWish({ draft: { ...draft, level: 'premium' }, template });
  const ranked = await choices.rank(wish, toDrawn(draft));
  const able = ranked.filter(({ lacks }) => lacks.length === 0).slice(0, MOST);
  if (able.length === 0)
    return [{ label: m.canvas_promote_none(), disabled: true, onselect: () => undefined }];
  return able.map((choice) => {
    const { profile, imageModel } = choice.candidate;
    const facts = [toCostWords(choice.candidate), toTimeWords(choice.candidate)].filter(Boolean).join(', ');
    const label = m.canvas_promote_by({ model: imageModel || profile.name, profile: profile.name, facts });
    return { label, onselect: () => onchoose(choice) };
  });
}
