import type { Draft, Workspace } from '../contracts/workspace.ts';

/** What a composer starts with. */
export function newDraft(): Draft {
  return {
    prompt: '',
    profileId: '',
    aspectRatio: 'auto',
    resolution: '1K',
    quality: 'auto',
    format: 'png',
    compression: 90,
    background: 'auto',
    count: 1,
    sources: [],
  };
}

/** An empty tab; it takes over how the last one was set up, not what was in it. */
export function newWorkspace(values: {
  order: number;
  createdAt: number;
  like?: Draft | undefined;
}): Workspace {
  return {
    id: crypto.randomUUID(),
    name: '',
    order: values.order,
    draft: { ...newDraft(), ...values.like, prompt: '', sources: [], count: 1 },
    shownAssetId: '',
    batchId: '',
    createdAt: values.createdAt,
  };
}

/** Longest title made from a prompt, in characters. */
const TITLE_LENGTH = 24;

/** The name given, else the first words of the prompt, else empty. */
export function titleOf({ name, draft }: Pick<Workspace, 'name'> & { draft: Pick<Draft, 'prompt'> }): string {
  if (name !== '') return name;
  const line = draft.prompt.trim().split(/\s+/u).join(' ');
  const characters = [...line];
  if (characters.length <= TITLE_LENGTH) return line;
  const cut = characters.slice(0, TITLE_LENGTH).join('');
  // Whole words where there are spaces; Chinese has none and is cut where it is.
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > TITLE_LENGTH / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
