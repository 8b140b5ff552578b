import type { AppState } from '../../../lib/state/app-state.ts';
import type { KitState } from '../../../lib/state/create-kit.ts';
import type { TextAnswer } from '../../../lib/contracts/upstream-api.ts';
import { m } from '../../../messages/generated/messages.js';

/** Something that a text model can do with a prompt. */
export interface HelpTask {
  kind: 'improve' | 'describe' | 'translate';
  label: string;
  title: string;
  startsGroup?: boolean;
  /** What it starts from; a description starts from nothing. */
  before: string;
  run: (help: KitState['help'], profileId: string) => Promise<TextAnswer>;
}

/** Names as the model is told them, and as people read them. */
const LANGUAGES = [
  { name: 'English', label: m.prompt_help_english },
  { name: 'Chinese', label: m.prompt_help_chinese },
] as const;

type Needed = Pick<AppState, 'workspaces' | 'history' | 'ui'>;

/** What can be done now: sources and the picture on the canvas can be described. */
export function toHelpTasks(app: Needed, prompt: string): HelpTask[] {
  return [toImprove(prompt), ...toTranslate(prompt), ...toDescribe(app)];
}

const toImprove = (prompt: string): HelpTask => ({
  kind: 'improve',
  label: m.prompt_help_improve(),
  title: m.prompt_help_title_improve(),
  before: prompt,
  run: (help, profileId) => help.improve(prompt, profileId),
});

const toTranslate = (prompt: string): HelpTask[] =>
  LANGUAGES.map(({ name, label }) => ({
    kind: 'translate',
    label: m.prompt_help_translate({ language: label() }),
    title: m.prompt_help_title_translate(),
    before: prompt,
    run: (help, profileId) => help.translate(prompt, name, profileId),
  }));

function toDescribe({ workspaces, history, ui }: Needed): HelpTask[] {
  const sources = workspaces.current?.draft.sources ?? [];
  const shown = ui.canvasAssetId ? history.peek(ui.canvasAssetId) : undefined;
  const images = [
    ...sources.map(({ bytesHash }, index) => ({
      bytesHash,
      label: m.prompt_help_describe_source({ number: index + 1 }),
    })),
    ...(shown ? [{ bytesHash: shown.bytesHash, label: m.prompt_help_describe_canvas() }] : []),
  ];
  return images.map(({ bytesHash, label }, index) => ({
    kind: 'describe',
    label,
    title: m.prompt_help_title_describe(),
    startsGroup: index === 0,
    before: '',
    run: (help, profileId) => help.describe(bytesHash, profileId),
  }));
}
